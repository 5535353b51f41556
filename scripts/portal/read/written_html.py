"""The HTML that Markdown made of a text, before it is sanitised: its links, pictures, headings and foreign tags.

Every element is visited once; addresses and ids are set on the nodes, and what the sanitiser will remove is told at
its place.
"""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.findings.finding import Finding, Place
from portal.findings.nearest import nearest_hint
from portal.model.text_parts import Heading, Link
from portal.read.addresses import HEADING_PREFIX, Fault, link_address, picture_file
from portal.read.anchors import NoteIds, give_heading_ids, is_note_id
from portal.read.hosts import other_host_shown
from portal.read.limits import LINE_CHARACTERS, TAG_DEPTH, too_many
from portal.read.link_marks import LEAD_CLASS, lead_mark, tag_mark, tag_marks, unmark, written_target
from portal.read.sanitise import SWALLOWED, TAGS, removal_of
from portal.read.source_text import LINE_END, BodySource, Ruler

_ALIGNED = re.compile(r"text-align: (center|right|left);")
_ALIGN_CLASS = {"center": "can-giua", "right": "can-phai"}
_MOVED = {"h1": "h2", "h5": "h4", "h6": "h4"}
_WORD = re.compile(r"\w+(?:[-./:]\w+)*")
_INSTRUCTION = re.compile(rf"([{LEAD_CLASS}])(<[?!])(?!--)")
_SWALLOWING = re.compile(r"</?(?:p|h[1-6]|[uod]l|li|div|table|t[rdh]|blockquote|pre|br|a|strong|em)\b", re.IGNORECASE)
_TRUE_TEXT = "Viết chữ nói đúng nơi liên kết dẫn tới."
_WHOLE_TAG = re.compile(r"<(?:[^\"'>]++|\"[^\"]*\"|'[^']*')*+>")
_TAG_NAME = re.compile(r"<([^\s/><\"'=@]+)")


@dataclass(frozen=True, slots=True)
class WrittenHtml:
    """`html` is ready for the sanitiser; the rest is what was found in it (see BodyReading)."""

    html: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    used: tuple[tuple[str, str], ...]
    words: int
    findings: tuple[Finding, ...]


def survey(converted: str, source: BodySource, ruler: Ruler, offsets: tuple[int, ...]) -> WrittenHtml:
    """Look through converted HTML. `offsets[n]`: raw offset of the candidate with mark n (link_marks.py)."""
    return _Survey(source, ruler, offsets).run(converted)


@dataclass(frozen=True, slots=True)
class _WrittenLink:
    """A link as it stands in the text, before the headings are known."""

    node: LexborNode
    address: str
    target: str
    place: Place


class _Survey:
    """One visit of one text."""

    def __init__(self, source: BodySource, ruler: Ruler, offsets: tuple[int, ...]) -> None:
        self.source = source
        self.ruler = ruler
        self.offsets = offsets
        self.notes = NoteIds()
        self.links: list[_WrittenLink] = []
        self.headings: list[LexborNode] = []
        self.used: dict[str, str] = {}
        self.glued: set[tuple[str, str, bool]] = set()
        self.pictures = 0
        self.cells = 0
        self.seen: set[int] = set()
        self.findings: list[Finding] = []

    def run(self, converted: str) -> WrittenHtml:
        tree = LexborHTMLParser(converted, is_fragment=True)
        if len(tag_marks(converted)) > TAG_DEPTH and (depth := _depth_of(tree)) > TAG_DEPTH:
            message = f"Các thẻ HTML lồng nhau {depth} tầng, nhiều nhất {TAG_DEPTH}."
            finding = Finding(self.ruler.place(0), "DL-10", "error", message, "Bỏ bớt thẻ.")
            return WrittenHtml("", (), (), (), 0, (finding,))
        swallowed: set[int] = set()
        for node in tree.css("*"):
            if swallowed and node.mem_id in swallowed:
                self.forget_mark(node, node.attributes)
                continue
            if node.tag in SWALLOWED:
                swallowed.update(inner.mem_id for inner in node.css("*") if inner.mem_id != node.mem_id)
            self.visit(tree, node)
        too_much = tuple(too_many(self.ruler, len(self.links), self.pictures, len(self.headings), self.cells))
        if too_much:
            return WrittenHtml("", (), (), (), 0, (*self.findings, *too_much))
        texts = [" ".join(unmark(node.text()).split()) for node in self.headings]
        headings = give_heading_ids(self.headings, texts)
        links = self.resolved_links(headings)
        html = tree.inner_html or ""
        self.tell_dropped(tag_marks(converted) - self.seen - tag_marks(html))
        self.tell_instructions(converted)
        words = len(_WORD.findall(unmark(tree.text(separator=" "))))
        used = tuple(self.used.items())
        return WrittenHtml(unmark(html), headings, links, used, words, tuple(self.findings))

    def visit(self, tree: LexborHTMLParser, node: LexborNode) -> None:
        tag = node.tag or ""
        attributes = node.attributes
        number = self.forget_mark(node, attributes) if attributes else None
        if number is not None or tag not in TAGS:
            self.written_tag(node, tag, attributes, number)
        elif "style" in attributes:
            _align(node, attributes["style"] or "")
        elif "id" in attributes and is_note_id(attributes["id"] or ""):
            node.attrs["id"] = self.notes.of(attributes["id"] or "")
        if tag in ("strong", "em") and number is None:
            self.close_emphasis(node)
        if tag in _MOVED:
            node = _renamed(tree, node, _MOVED[tag])
            tag = _MOVED[tag]
        if tag == "a":
            self.link(node, attributes, number)
        elif tag == "img":
            self.picture(node, attributes, number)
        elif tag in ("td", "th"):
            self.cells += 1
        elif tag in ("h2", "h3", "h4"):
            self.headings.append(node)

    def forget_mark(self, node: LexborNode, attributes: dict[str, str | None]) -> int | None:
        """The mark that a tag of the text carries; None for what Markdown made."""
        for name in attributes:
            number = tag_mark(name)
            if number is not None:
                self.seen.add(number)
                del node.attrs[name]
                return number
        return None

    def written_tag(self, node: LexborNode, tag: str, attributes: dict[str, str | None], number: int | None) -> None:
        """A tag that somebody wrote as HTML: what of it will be removed is told, and removed from the node."""
        names = [name for name in attributes if tag_mark(name) is None]
        place = self.place(node, number)
        if tag in _MOVED:
            self.moved_heading(tag, place)
            return
        removal = removal_of(tag, names)
        if any(_SWALLOWING.search(f"{name} {attributes[name]}") for name in names):
            self.unclosed(tag, place)
        elif removal is not None:
            code, severity = ("DL-12", "error") if removal.is_active else ("DL-13", "warning")
            self.tell(place, code, severity, removal.message, removal.hint, f"<{tag}>")
        for name in names:
            if name in ("class", "id", "style"):
                del node.attrs[name]

    def unclosed(self, tag: str, place: Place) -> None:
        message = f"Thẻ “<{tag[:40]}” chưa đóng ngoặc: chữ sau nó không hiện ra."
        self.tell(place, "DL-21", "error", message, "Thêm dấu “>” hoặc dấu ngoặc kép còn thiếu.", f"<{tag}")

    def moved_heading(self, tag: str, place: Place) -> None:
        if tag == "h1":
            message = "Đề mục cấp 1 trong bài được hạ xuống cấp 2; cấp 1 là tiêu đề của bài."
            self.tell(place, "DL-14", "warning", message, "Viết ## thay cho <h1>.", "<h1>")
        else:
            message = f"Đề mục cấp {tag[1]} được nâng lên cấp 4; cổng có đề mục cấp 2 đến cấp 4."
            self.tell(place, "DL-22", "warning", message, "Viết #### hoặc chữ đậm.", f"<{tag}>")

    def link(self, node: LexborNode, attributes: dict[str, str | None], number: int | None) -> None:
        if "href" not in attributes:
            return
        target = written_target(attributes["href"])
        if number is None and target.startswith("#") and is_note_id(target[1:]) and attributes.get("class"):
            node.attrs["href"] = "#" + self.notes.of(target[1:])
            return
        place = self.place(node, number)
        leads = link_address(target, self.source)
        if isinstance(leads, Fault):
            del node.attrs["href"]
            self.fault(leads, place, target)
            return
        self.links.append(_WrittenLink(node, leads.address, target, place))

    def picture(self, node: LexborNode, attributes: dict[str, str | None], number: int | None) -> None:
        self.pictures += 1
        target = written_target(attributes.get("src"))
        leads = picture_file(target, self.source)
        if isinstance(leads, Fault):
            if "src" in attributes:
                del node.attrs["src"]
            self.fault(leads, self.place(node, number), target)
            return
        node.attrs["src"] = self.source.pictures[leads.address].address
        alt = " ".join(unmark(attributes.get("alt") or "").split())
        node.attrs["alt"] = alt
        self.used.setdefault(leads.address, alt)

    def resolved_links(self, headings: tuple[Heading, ...]) -> tuple[Link, ...]:
        """Set the addresses; a fragment that no heading has is told."""
        ids = {heading.id for heading in headings}
        links = []
        for link in self.links:
            address = link.address
            if address.startswith("#"):
                name = address[1:]
                found = next((known for known in (HEADING_PREFIX + name, name) if known in ids), None)
                if found is None:
                    del link.node.attrs["href"]
                    names = [known.removeprefix(HEADING_PREFIX) for known in sorted(ids)]
                    hint = nearest_hint(name, names) or "Viết # và tên đề mục không dấu, nối bằng gạch: #ho-so-du-thi."
                    message = f"Trong bài không có đề mục “#{name[:80]}”."
                    self.tell(link.place, "LK-03", "error", message, hint, link.target)
                    continue
                link.node.attrs["href"] = "#" + found
                address = f"{self.source.base}#{found}"
            else:
                link.node.attrs["href"] = address
            text = " ".join(unmark(link.node.text()).split()) or _picture_text(link.node)
            links.append(Link(address, link.target, text, link.place.line, link.place.col))
            shown = other_host_shown(text, address)
            if shown:
                message = f"Chữ của liên kết là “{shown}” nhưng địa chỉ dẫn tới “{address[:120]}”."
                self.tell(link.place, "LK-06", "warning", message, _TRUE_TEXT, link.target)
        return tuple(links)

    def close_emphasis(self, node: LexborNode) -> None:
        """`**Lưu ý:**các em`: bold here, but a forge's preview shows the stars (CommonMark 0.31, section 6.2)."""
        text = unmark(node.text())
        before, after = _text_of(node.prev)[-1:], _text_of(node.next)[:1]
        if after.isalnum() and _is_sign(text[-1:]):
            self.tell_glued(text[-1], after, True)
        elif before.isalnum() and _is_sign(text[:1]):
            self.tell_glued(before, text[0], False)

    def tell_glued(self, before: str, after: str, closes: bool) -> None:
        """DL-24 wherever stars stand between these two characters and close (or open) the emphasis of their line."""
        if (before, after, closes) in self.glued:
            return
        self.glued.add((before, after, closes))
        for match in re.finditer(rf"{re.escape(before)}(\*+){re.escape(after)}", self.source.text):
            line = LINE_END.split(self.source.text[max(match.start() - LINE_CHARACTERS, 0) : match.start()])[-1]
            if line.count("`") % 2 or line.count(match[1]) % 2 != closes:
                continue
            side, sign = ("sau", before) if closes else ("trước", after)
            message = f"Dấu “{match[1]}” {side} “{sign}” dính liền chữ {side}: bản xem thử không đổi kiểu chữ."
            place = self.ruler.place(match.start(1))
            self.tell(place, "DL-24", "warning", message, f"Thêm dấu cách {side} dấu sao.", match[1])

    def tell_dropped(self, numbers: frozenset[int]) -> None:
        """Tags that the HTML parser itself passed over: `<body>`, a `<td>` outside a table."""
        for number in sorted(numbers):
            offset = self.offsets[number]
            name = _TAG_NAME.match(self.source.text, offset)
            tag = name[1].lower() if name else ""
            removal = removal_of(tag, ())
            if not _WHOLE_TAG.match(self.source.text, offset):
                self.unclosed(tag, self.ruler.place(offset))
            elif removal is not None and removal.is_active:
                self.tell(self.ruler.place(offset), "DL-12", "error", removal.message, removal.hint, f"<{tag}>")
            else:
                message = f"Thẻ “<{tag[:40]}>” đặt sai chỗ nên không có tác dụng."
                self.tell(self.ruler.place(offset), "DL-13", "warning", message, "Bỏ thẻ này.", f"<{tag}>")

    def tell_instructions(self, converted: str) -> None:
        """`<?…>` and `<!…>`: an HTML parser makes comments of them."""
        for match in _INSTRUCTION.finditer(converted):
            number = lead_mark(match[1])
            if number is not None:
                message = f"“{match[2]}…” không hiện trên cổng."
                self.tell(self.ruler.place(self.offsets[number]), "DL-13", "warning", message, "Bỏ phần này.", match[2])

    def place(self, node: LexborNode, number: int | None) -> Place:
        """Where the text has the link or tag: by its own mark, else by the mark that leads it."""
        if number is None:
            before = node.prev
            while before is not None and before.last_child is not None:  # an element the parser closed for the link
                before = before.last_child
            text = before.text_content if before is not None and before.is_text_node else None
            number = lead_mark(text or "")
        return self.ruler.place(self.offsets[number] if number is not None else 0)

    def fault(self, fault: Fault, place: Place, target: str) -> None:
        if fault.code is not None:
            self.tell(place, fault.code, "error", fault.message, fault.hint, target)

    def tell(self, place: Place, code: str, severity: str, message: str, hint: str | None, target: str) -> None:
        self.findings.append(
            Finding(place, code, "error" if severity == "error" else "warning", message, hint, target=target)
        )


def _text_of(node: LexborNode | None) -> str:
    """The text of a neighbour, if it is text."""
    return unmark(node.text_content or "") if node is not None and node.is_text_node else ""


def _is_sign(character: str) -> bool:
    return bool(character) and not character.isalnum() and not character.isspace()


def _depth_of(tree: LexborHTMLParser) -> int:
    """How many elements stand inside each other at the deepest place."""
    depths: dict[int, int] = {}
    for node in tree.css("*"):
        above = node.parent
        depths[node.mem_id] = 1 + (depths.get(above.mem_id, 0) if above is not None else 0)
    return max(depths.values(), default=0)


def _align(node: LexborNode, style: str) -> None:
    """Markdown's alignment of table cells as a class: no style attribute reaches the page."""
    aligned = _ALIGNED.fullmatch(style)
    if aligned is None:
        return
    del node.attrs["style"]
    if aligned[1] in _ALIGN_CLASS:
        node.attrs["class"] = _ALIGN_CLASS[aligned[1]]


def _renamed(tree: LexborHTMLParser, node: LexborNode, tag: str) -> LexborNode:
    """The node under another name, with all it holds."""
    renamed = tree.create_node(tag)
    while node.first_child is not None:
        renamed.insert_child(node.first_child, move=True)
    node.insert_before(renamed, move=True)
    placed = node.prev
    node.remove()
    return placed if placed is not None else renamed


def _picture_text(node: LexborNode) -> str:
    """What a link around a picture says: the picture's description."""
    picture = node.css_first("img")
    return unmark(picture.attributes.get("alt") or "") if picture is not None else ""
