"""Remit: casework software in which a tool earns the authority to decide."""

__version__ = "0.1.0"
