"""The outside world, at arm's length: files and encoders."""
