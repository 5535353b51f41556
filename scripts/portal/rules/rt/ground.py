"""The ground of the rules on privacy."""

PRIVACY = ("TT37:3.4", "TT25-2010:8.1", "L91-2025:9")
