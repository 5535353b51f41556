"""The rule book: what the law and the portal's own conventions ask of texts, pages and files."""
