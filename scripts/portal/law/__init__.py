"""The law as data: instruments, clauses, groups of information."""
