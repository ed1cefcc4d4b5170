"""The tables: facts that are only added to, content that can be erased, and what stands now."""

from remit.web.records.models.accesses import Access
from remit.web.records.models.cases import Case
from remit.web.records.models.contents import Attachment, Contact, Content, Message
from remit.web.records.models.journal import Fact, Snapshot
from remit.web.records.models.notices import Notice
from remit.web.records.models.reviews import Review
from remit.web.records.models.services import CaseType, Service
from remit.web.records.models.suggestions import Suggestion

__all__ = [
    "Access",
    "Attachment",
    "Case",
    "CaseType",
    "Contact",
    "Content",
    "Fact",
    "Message",
    "Notice",
    "Review",
    "Service",
    "Snapshot",
    "Suggestion",
]
