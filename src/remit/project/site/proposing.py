"""The proposer's process."""

from __future__ import annotations

import sys

from remit.project.site.working import until_asked
from remit.web.records.proposer_messages import address
from remit.web.records.proposer_server import ProposerServer


def propose() -> None:
    """Answer questions until somebody asks to stop."""
    where = address()
    if where is None:
        sys.exit(
            "REMIT_PROPOSER is not set, so nobody would ask this process: every worker has a "
            "learner of its own. Set it to a name, such as proposer, for all of them."
        )
    server = ProposerServer(where)
    until_asked(server.stop)
    server.serve()
