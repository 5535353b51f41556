"""What a sanitised text gains: sizes and variants of pictures, figures with captions, tables that can be scrolled.

Works on nodes, never on strings.
"""

from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.model.text_parts import Picture

SIZES = "(min-width: 48rem) 42rem, 100vw"


def enrich(clean: str, pictures: Mapping[str, Picture]) -> str:
    """The text as the page carries it. `pictures`: by address, those that the text shows."""
    has_tables = "<table" in clean
    if not has_tables and "<img" not in clean:
        return clean
    tree = LexborHTMLParser(clean, is_fragment=True)
    for node in tree.css("img"):
        picture = pictures.get(node.attributes.get("src") or "")
        if picture is not None:
            _size(node, picture)
            _frame(tree, node, picture)
    if has_tables:
        _wrap_tables(tree)
    return tree.inner_html or ""


def _size(node: LexborNode, picture: Picture) -> None:
    attributes = node.attrs
    attributes["width"] = str(picture.width_px)
    attributes["height"] = str(picture.height_px)
    attributes["loading"] = "lazy"
    if picture.variants:
        folder = picture.address.rpartition("/")[0]
        widths = [(f"{folder}/{variant.file}", variant.width_px) for variant in picture.variants]
        attributes["srcset"] = ", ".join(f"{address} {width}w" for address, width in widths)
        attributes["sizes"] = SIZES


def _frame(tree: LexborHTMLParser, node: LexborNode, picture: Picture) -> None:
    """A paragraph that holds only a picture becomes a figure, with what is known of the picture under it."""
    paragraph = node.parent
    if paragraph is None or paragraph.tag != "p" or not _is_alone(node):
        return
    figure = tree.create_node("figure")
    figure.insert_child(node, move=True)
    caption = _caption(picture)
    if caption:
        below = tree.create_node("figcaption")
        below.insert_child(caption)
        figure.insert_child(below, move=True)
    paragraph.replace_with(figure, move=True)


def _caption(picture: Picture) -> str:
    if not picture.credit:
        return picture.caption or ""
    if not picture.caption:
        return f"Ảnh: {picture.credit}"
    stop = "" if picture.caption.endswith((".", "!", "?", "…")) else "."
    return f"{picture.caption}{stop} Ảnh: {picture.credit}"


def _is_alone(node: LexborNode) -> bool:
    for step in ("prev", "next"):
        other = getattr(node, step)
        while other is not None:
            if not other.is_text_node or (other.text_content or "").strip():
                return False
            other = getattr(other, step)
    return True


def _wrap_tables(tree: LexborHTMLParser) -> None:
    """Every table in a region that scrolls by itself and is reached by keyboard (WCAG 1.4.10, 2.1.1)."""
    for cell in tree.css("thead th:not([scope])"):
        cell.attrs["scope"] = "col"
    number = 0
    for table in tree.css("table"):
        if _is_inside_table(table):
            continue
        number += 1
        region = tree.create_node("div")
        for name, value in (
            ("class", "scroll"),
            ("role", "region"),
            ("tabindex", "0"),
            ("aria-label", f"Bảng {number}"),
        ):
            region.attrs[name] = value
        table.insert_before(region, move=True)
        placed = table.prev
        if placed is not None:
            placed.insert_child(table, move=True)


def _is_inside_table(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag == "table":
            return True
        above = above.parent
    return False
