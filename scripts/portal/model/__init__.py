"""Frozen types: what a department is and what it publishes."""
