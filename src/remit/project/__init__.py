"""The one place that knows everything: commands, settings, and what is joined to what."""
