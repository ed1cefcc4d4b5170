"""What roles are called, and what somebody may not do, in words that pages show."""

from __future__ import annotations

from collections.abc import Mapping

from remit.core.sentences import Sentence, say
from remit.web.accounts.models import Role
from remit.web.accounts.policy import Act

ROLES: Mapping[Role, Sentence] = {
    Role.OFFICER: say("Officer"),
    Role.SUPERVISOR: say("Supervisor"),
    Role.OWNER: say("Service owner"),
    Role.EFFICACY: say("AI efficacy team"),
    Role.AUDITOR: say("Auditor"),
    Role.ADMINISTRATOR: say("Administrator"),
}
ACTS: Mapping[Act, Sentence] = {
    Act.WORK_CASES: say("work on cases"),
    Act.SEE_CASE: say("see a case"),
    Act.ESCALATED_CASES: say("decide escalated cases"),
    Act.COUNTERSIGN: say("countersign decisions"),
    Act.STOP_TOOL: say("stop a tool"),
    Act.SIGN_DELEGATION: say("sign a delegation"),
    Act.SET_CEILING: say("set a ceiling"),
    Act.AUDIT: say("audit decisions"),
    Act.SEE_OVERSIGHT: say("see who decides and how well"),
    Act.SEE_EFFICACY: say("see the delegations of all departments"),
    Act.MANAGE_PEOPLE: say("manage people"),
    Act.MANAGE_SERVICE: say("manage a service"),
    Act.SEE_ACCESS_LOG: say("see who looked at a case"),
    Act.SUGGEST: say("suggest a change"),
    Act.ERASE_CONTENT: say("erase personal content"),
}
