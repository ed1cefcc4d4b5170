"""The casework site: rooms side by side on the records."""
