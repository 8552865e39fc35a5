"""Saved web pages: what they say for machines, then what a browser shows."""
