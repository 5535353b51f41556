"""The system's refusals in the office's words."""


def refused(refusal: OSError) -> str:
    """One line: what was asked for and why it was not given."""
    place = f" “{refusal.filename}”" if refusal.filename else ""
    return f"Hệ thống từ chối{place}: {refusal.strerror}."
