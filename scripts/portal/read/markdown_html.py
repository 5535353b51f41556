"""Markdown to HTML: the one instance of Python-Markdown and the closed list of what it understands."""

import re
import string
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension, FootnoteReorderingProcessor
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import (
    BACKTICK_RE,
    ESCAPE_RE,
    REFERENCE_RE,
    AutolinkInlineProcessor,
    BacktickInlineProcessor,
    EscapeInlineProcessor,
    HtmlInlineProcessor,
    ReferenceInlineProcessor,
)
from markdown.util import AtomicString
from pymdownx.magiclink import RE_LINK, MagiclinkExtension, MagiclinkPattern
from pymdownx.tilde import DeleteSubExtension

from portal.read.inline_signs import SignedInline
from portal.read.link_marks import LEAD_CLASS, TAG_CLASS, unmark, without_end_marks

# No attr_list, no md_in_html, no extra (it brings both in), no includes, no macros: each is a way in. Code fences and
# HTML blocks are taken out by dialect.py, headings get their ids in anchors.py.

# CommonMark 0.31, section 6.6, with marks, and with the colon of Word's `<o:p>`: `<Tên trường>`, `a<b và c>d` are text.
_NAME = rf"[A-Za-z][A-Za-z0-9-]*+(?::[A-Za-z][A-Za-z0-9-]*+)?(?: [{TAG_CLASS}])?"
_ATTRIBUTE = r"\s++[A-Za-z_:][A-Za-z0-9_.:-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+"
_INLINE_HTML = (
    rf"(<(?:{_NAME}(?:{_ATTRIBUTE})*+\s*+/?|/[A-Za-z][A-Za-z0-9-]*+(?::[A-Za-z][A-Za-z0-9-]*+)?\s*+"
    r"|!--(?:(?!<!--|-->).)*--|[?](?:(?!<[?]|[?]>).)*[?]|!\[CDATA\[(?:(?!<!\[CDATA\[|\]\]>).)*\]\])>)"
)
_AUTOLINK = r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*)>"  # CommonMark 0.31, section 6.5
_WAY_BACK = "Trở lại chỗ dẫn chú thích {}"


def to_html(text: str) -> str:
    """The HTML of a text that dialect.py has rewritten. Not sanitised."""
    converter = _converter()
    converter.reset()
    return str(converter.convert(text))


@cache
def _converter() -> Markdown:
    """Built once a process: making one costs more than converting an article."""
    footnotes = FootnoteExtension(
        BACKLINK_TITLE=_WAY_BACK,
        BACKLINK_TEXT="↩\ufe0e",
        USE_DEFINITION_ORDER=False,
        PLACE_MARKER="\U0010ffe9",  # the notes stand at the end, nowhere else
    )
    converter = Markdown(
        extensions=[
            TableExtension(),
            footnotes,
            DefListExtension(),
            AbbrExtension(),
            SaneListExtension(),
            DeleteSubExtension(subscript=False),
            MagiclinkExtension(),
            _MarkedLinks(),
        ],
    )
    converter.preprocessors.deregister("html_block")
    converter.treeprocessors.register(SignedInline(converter), "inline", 20)
    converter.treeprocessors.register(_NotesInOrder(footnotes), "footnote-reorder", 19)
    converter.ESCAPED_CHARS = list(string.punctuation)  # CommonMark 0.31, section 2.4
    return converter


class _MarkedReference(ReferenceInlineProcessor):
    """`[chữ][tên]` where a mark stands before the second bracket or inside the name."""

    # The original lets a space stand before the second bracket: `[a] [b]` are two in CommonMark.
    RE_LINK = re.compile(rf"[{LEAD_CLASS}]?\[([^\]]*)\]", re.DOTALL)

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:
        name, end, handled = super().evalId(data, index, text)
        return (unmark(name) if name else name), end, handled


class _NotesInOrder(FootnoteReorderingProcessor):
    """Footnotes in the order in which the text calls them, as a forge shows them."""

    def reorder_footnotes(self, parent: Element) -> None:
        """The original fails at a note that holds nothing to show and so has no way back."""
        called = {f"fn:{label}": at for at, label in enumerate(self.footnotes.footnote_order)}
        notes = parent.find("ol")
        if notes is None:
            return
        notes[:] = sorted(notes, key=lambda note: called.get(note.get("id", ""), len(called)))
        for number, note in enumerate(notes, start=1):
            way_back = note.find('.//a[@class="footnote-backref"]')
            if way_back is not None:
                way_back.set("title", _WAY_BACK.format(number))


class _BareAddress(MagiclinkPattern):  # type: ignore[misc]  # pymdownx has no types
    """A bare address that leaves the mark at its end to the picture or link after it."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int] | tuple[None, None, None]:
        link, start, end = super().handleMatch(m, data)
        if link is None:
            return None, None, None
        marks = len(link.text) - len(without_end_marks(link.text))
        if marks:
            link.text = AtomicString(link.text[:-marks])
            link.set("href", link.get("href")[:-marks])
        return link, start, end - marks


class _CodeSpan(BacktickInlineProcessor):
    """A run of backticks is closed by one as long, and by nothing shorter (CommonMark 0.31, section 6.1)."""

    def find_code_spans(self, start: int, text: str) -> tuple[int, int | None]:  # type: ignore[override]  # old stubs
        """The original takes the longest shorter run for want of an equal one."""
        content, end = super().find_code_spans(start, text)  # type: ignore[misc]
        after = start + len(text[start:]) - len(text[start:].lstrip("`"))
        return (content, end) if content == after else (after, None)


class _Escape(EscapeInlineProcessor):
    """`\\&amp;` shows `&amp;`: the original gives the serialiser a plain `&`, which makes an entity of it again."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        if m.group(1) == "&":
            return self.md.htmlStash.store("&amp;"), m.start(0), m.end(0)
        return super().handleMatch(m, data)


class _MarkedLinks(Extension):
    """Link patterns that know of marks, and autolinks of every scheme: which ones may stay is not theirs to say."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Replace the patterns of the same names."""
        md.inlinePatterns.register(_CodeSpan(BACKTICK_RE), "backtick", 190)
        md.inlinePatterns.register(_Escape(ESCAPE_RE, md), "escape", 180)
        md.inlinePatterns.register(_MarkedReference(REFERENCE_RE, md), "reference", 170)
        md.inlinePatterns.register(AutolinkInlineProcessor(_AUTOLINK, md), "autolink", 120)
        md.inlinePatterns.register(HtmlInlineProcessor(_INLINE_HTML, md), "html", 90)
        pattern = _BareAddress(RE_LINK.replace(r"(?<![^\s", rf"(?<![^\s{LEAD_CLASS}"), md)
        pattern.config = {"hide_protocol": False}
        md.inlinePatterns.register(pattern, "magic-link", 85)
