"""What citizens see: report something, follow it, and look at what the tools do."""
