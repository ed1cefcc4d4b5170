"""The services that come with Remit: each a folder that can be deleted."""
