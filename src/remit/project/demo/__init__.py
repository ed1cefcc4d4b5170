"""Harbour City: a city that does not exist, to see the site alive."""
