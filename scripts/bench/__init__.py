"""Measurements: a corpus of any size, the same site for other generators, whole commands timed in turn."""
