"""The source files behind what a page shows, as the manifest names them."""

PORTAL = "content/cong.yaml"
UNITS = "content/don-vi.yaml"


def plan_source(plan_id: str) -> str:
    """`content/ke-hoach/dak-lak-2024.yaml`."""
    return f"content/ke-hoach/{plan_id}.yaml"


def text_source(plan_id: str) -> str:
    """The text as received beside the plan."""
    return f"content/ke-hoach/{plan_id}.txt"
