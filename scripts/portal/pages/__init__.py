"""Model -> pages: which pages exist and what each one reads."""
