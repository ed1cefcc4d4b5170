"""The commands that run the site: its pages, its proposer, its worker, and keys to its API."""
