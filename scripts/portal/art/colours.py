"""The colours that drawings are made of: one base colour a topic slot, and the few that every cloth shares."""

# Slots 1-12 as in theme/static/css/tokens.css (light); a test keeps the two alike.
SLOTS = (
    "#1f4e9e",
    "#a8281e",
    "#7d5100",
    "#6b3796",
    "#22692f",
    "#0a6470",
    "#9a3f0a",
    "#96235f",
    "#4b5563",
    "#55621a",
    "#135e8c",
    "#6d4a36",
)
NIGHT = "#0b0d12"
COTTON = "#f6efe0"
RED = "#c8372d"
YELLOW = "#f2b632"
CHAM = "#123a6f"
CHAM_DARK = "#0b2547"


def slot_colour(slot: int) -> str:
    """The base colour of a slot, counted from 1; past the last they repeat."""
    return SLOTS[(slot - 1) % len(SLOTS)]


def mixed(colour: str, other: str, share: int) -> str:
    """`colour` with `share` percent of `other`, both #rrggbb; whole numbers, so the same everywhere."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{(a * (100 - share) + b * share + 50) // 100:02x}" for a, b in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green, blue of #rrggbb, 0-255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
