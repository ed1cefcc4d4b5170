"""The pictures of a report, each from the figures alone."""
