"""The legal texts the portal goes by, one file an instrument."""
