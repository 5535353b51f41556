"""Small sites for the link checker: planted faults, and look-alikes that are none."""
