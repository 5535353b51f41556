"""VB, văn bản: symbols, dates, force and blanks of official texts (Nghị định 30/2020)."""
