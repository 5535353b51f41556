"""The small sign of the portal in tabs and bookmarks: the rhombus of the cloth, or sun and waves, on chàm."""

from portal.art.colours import CHAM, COTTON, RED, YELLOW


def favicon(motif: str) -> bytes:
    """An SVG of 32 x 32; readable at 16 px."""
    sign = (
        f'<circle cx="16" cy="13" r="6" fill="{YELLOW}"/>'
        f'<path fill="{CHAM}" d="M0 14q4-4 8 0t8 0t8 0t8 0v18H0z"/>'
        f'<g fill="none" stroke="{COTTON}" stroke-width="2.5">'
        '<path d="M0 17q4-4 8 0t8 0t8 0t8 0"/><path d="M0 24q4-4 8 0t8 0t8 0t8 0"/></g>'
        if motif == "song-nuoc"
        else f'<path fill="{RED}" d="M16 2l14 14-14 14L2 16z"/><path fill="{COTTON}" d="M16 7l9 9-9 9-9-9z"/>'
        f'<path fill="{CHAM}" d="M16 11l5 5-5 5-5-5z"/><path fill="{YELLOW}" d="M16 13.5l2.5 2.5-2.5 2.5-2.5-2.5z"/>'
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">'
        f'<path fill="{CHAM}" d="M0 0h32v32H0z"/>{sign}</svg>\n'
    ).encode()
