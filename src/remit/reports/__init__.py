"""What people print and act on: one self-contained page for a replay, one for a comparison."""

from remit.reports.comparison_page import comparison_page
from remit.reports.page import replay_page

__all__ = ["comparison_page", "replay_page"]
