"""What is found wrong, where, and how it is told."""
