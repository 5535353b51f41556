"""RT, riêng tư: what belongs to a person and not on a portal."""
