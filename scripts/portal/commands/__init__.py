"""The commands, one module each: what they ask, what they print, their exit code."""
