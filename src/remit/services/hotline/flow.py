"""How the hotline works, as data.  Nothing here is ever changed once cases run by it: a new way
of working is a new version beside this one, and each case is read with the version it began with.
"""

from __future__ import annotations

from remit.core.flow import Flow, State, Transition
from remit.core.sentences import say

STATES = (
    State("received", say("Arrived"), say("We have received your report.")),
    State("with_officer", say("With an officer"), say("An officer is looking at your report.")),
    State(
        "with_tool",
        say("Decided by the tool, not sent yet"),
        say("A program has decided on your report; its reply will soon be sent to you."),
    ),
    State(
        "countersign",
        say("Waiting for a supervisor's signature"),
        say("An officer has decided on your report; a supervisor is checking the decision."),
    ),
    State(
        "decided",
        say("Decided, not sent yet"),
        say("Your report has been decided on; the reply will soon be sent to you."),
    ),
    State(
        "waiting",
        say("Waiting for the citizen"),
        say("We need something from you: please answer the question that we sent you."),
        clock_runs=False,
    ),
    State(
        "referred",
        say("Referred to another department"),
        say("Another department is looking at your report."),
    ),
    State("escalated", say("With a supervisor"), say("A supervisor is looking at your report.")),
    State(
        "sent",
        say("Sent"),
        say("We have sent you our decision."),
        clock_runs=False,
        is_final=True,
    ),
    State("reopened", say("Reopened"), say("An officer is looking at your report again.")),
    State(
        "closed",
        say("Closed"),
        say("Your report is closed."),
        clock_runs=False,
        is_final=True,
    ),
)
OPEN = tuple(state.key for state in STATES if not state.is_final)

ACTS = {
    "route_to_officer": say("Pass to an officer"),
    "route_to_tool": say("Let the tool decide"),
    "accept": say("Accept"),
    "correct": say("Correct"),
    "decide": say("Decide"),
    "split": say("Split into two cases"),
    "refer": say("Refer to another department"),
    "take_back": say("Take back"),
    "ask_for_person": say("A person, please"),
    "escalate": say("Pass to a supervisor"),
    "ask": say("Ask the citizen"),
    "answered": say("Record the answer"),
    "undo": say("Undo"),
    "submit": say("Hand in for signature"),
    "countersign": say("Countersign"),
    "return": say("Return to an officer"),
    "send": say("Send"),
    "reopen": say("Reopen"),
    "appeal": say("Appeal"),
    "withdraw": say("Withdraw the case"),
    "close": say("Close"),
}

ROLES = {
    "officer": say("officers"),
    "supervisor": say("supervisors"),
    "owner": say("the service owner"),
    "auditor": say("auditors"),
    "tool": say("the tool"),
    "citizen": say("the citizen who reported it"),
    "system": say("the site itself"),
}

GUARDS = {
    "same_department": say("the case lies with your department"),
    "referred_by_us": say("your department referred the case"),
    "own_case": say("the case is your own"),
    "own_decision": say("the decision is your own"),
    "another_person": say("somebody else took the earlier decision"),
    "has_proposal": say("the proposal was shown"),
    "blind": say("no proposal was shown"),
    "answer_seen": say("the officer's decision was shown"),
    "delegation_in_force": say("the tool's delegation is in force"),
    "checked": say("the decision has been checked, where a check is due"),
    "signature_due": say("a supervisor must sign"),
    "no_signature_due": say("no signature is missing"),
    "window_over": say("the time for an appeal has passed"),
}

OFFICER = frozenset({"officer"})
SUPERVISOR = frozenset({"supervisor"})
STAFF = OFFICER | SUPERVISOR
CITIZEN = frozenset({"citizen"})
SYSTEM = frozenset({"system"})

WITH_OFFICER = ("with_officer", "referred", "reopened")  # an officer of its department decides
HERE = ("same_department",)
OWN = ("own_case",)
# Whoever reviews a decision did not take it.
REVIEW = ("same_department", "another_person")

TRANSITIONS = (
    # At intake the remit says who decides; if the tool may not, or gives up, an officer does.
    Transition("route_to_officer", ("received",), "with_officer", SYSTEM),
    Transition(
        "route_to_tool", ("received",), "with_tool", SYSTEM | {"tool"}, ("delegation_in_force",)
    ),
    Transition("take_back", ("with_tool",), "with_officer", STAFF | {"owner"}, HERE),
    Transition("take_back", ("with_tool",), "with_officer", SYSTEM | {"tool"}),
    Transition("ask_for_person", ("received", "with_tool"), "with_officer", CITIZEN, OWN),
    # An officer decides; a supervisor may do all that an officer may.
    Transition("accept", WITH_OFFICER, "decided", STAFF, (*HERE, "has_proposal")),
    Transition("correct", WITH_OFFICER, "decided", STAFF, (*HERE, "has_proposal")),
    Transition("decide", WITH_OFFICER, "decided", STAFF, (*HERE, "blind")),
    Transition("split", ("with_officer",), "with_officer", STAFF, HERE),
    Transition("split", ("reopened",), "reopened", STAFF, HERE),
    Transition("refer", (*WITH_OFFICER, "escalated"), "referred", STAFF, HERE),
    Transition("return", ("referred",), "with_officer", STAFF, HERE),
    Transition("take_back", ("referred",), "with_officer", STAFF, ("referred_by_us",)),
    Transition("escalate", WITH_OFFICER, "escalated", OFFICER, HERE),
    # The citizen is asked, and the clock stands.
    Transition("ask", WITH_OFFICER, "waiting", STAFF, HERE),
    Transition("answered", ("waiting",), "with_officer", STAFF, HERE),
    Transition("answered", ("waiting",), "with_officer", CITIZEN, OWN),
    Transition("take_back", ("waiting",), "with_officer", STAFF, HERE),
    Transition("take_back", ("waiting",), "with_officer", SYSTEM),
    # A supervisor decides what was passed up, and appeals: never against her own decision.
    Transition("accept", ("escalated",), "decided", SUPERVISOR, (*REVIEW, "has_proposal")),
    Transition("correct", ("escalated",), "decided", SUPERVISOR, (*REVIEW, "has_proposal")),
    Transition("decide", ("escalated",), "decided", SUPERVISOR, (*REVIEW, "blind")),
    Transition("return", ("escalated",), "with_officer", SUPERVISOR, HERE),
    # What a supervisor must sign is signed by another person than the one who decided.
    Transition("submit", ("decided",), "countersign", OFFICER, (*HERE, "signature_due")),
    Transition("submit", ("decided",), "countersign", SYSTEM, ("signature_due",)),
    Transition("countersign", ("countersign",), "decided", SUPERVISOR, (*REVIEW, "answer_seen")),
    Transition("accept", ("countersign",), "decided", SUPERVISOR, (*REVIEW, "has_proposal")),
    Transition("correct", ("countersign",), "decided", SUPERVISOR, (*REVIEW, "has_proposal")),
    Transition("decide", ("countersign",), "decided", SUPERVISOR, (*REVIEW, "blind")),
    Transition("return", ("countersign",), "with_officer", SUPERVISOR, HERE),
    # Until it is sent, whatever was decided can be taken back.
    Transition(
        "undo", ("decided", "countersign"), "with_officer", OFFICER, (*HERE, "own_decision")
    ),
    Transition("undo", ("decided",), "with_officer", SUPERVISOR, HERE),
    Transition("send", ("decided",), "sent", STAFF, (*HERE, "no_signature_due")),
    Transition("send", ("decided",), "sent", SYSTEM, ("no_signature_due",)),
    Transition(
        "send", ("with_tool",), "sent", SYSTEM | {"tool"}, ("delegation_in_force", "checked")
    ),
    # Afterwards: a mistake is repaired, an appeal goes to a person who did not decide.
    Transition("reopen", ("sent", "closed"), "reopened", STAFF, HERE),
    Transition("reopen", ("sent", "closed"), "reopened", SYSTEM),
    Transition("reopen", ("sent", "closed"), "reopened", frozenset({"auditor"}), REVIEW),
    Transition("appeal", ("sent",), "escalated", CITIZEN, OWN),
    Transition("withdraw", OPEN, "closed", CITIZEN, OWN),
    Transition("withdraw", OPEN, "closed", STAFF, HERE),
    Transition("close", ("sent",), "closed", SYSTEM, ("window_over",)),
)

VERSION_1 = Flow("hotline", 1, 10, STATES, TRANSITIONS, ACTS, ROLES, GUARDS)
CURRENT = VERSION_1
FLOWS = {flow.version: flow for flow in (VERSION_1,)}
