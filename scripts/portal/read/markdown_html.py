"""Markdown to HTML: the one instance of Python-Markdown and the closed list of what it understands."""

import re
from functools import cache

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import REFERENCE_RE, AutolinkInlineProcessor, ReferenceInlineProcessor
from pymdownx.magiclink import RE_LINK, MagiclinkExtension, MagiclinkPattern
from pymdownx.tilde import DeleteSubExtension

from portal.read.link_marks import LEAD_CLASS, unmark

# No attr_list, no md_in_html, no extra (it brings both in), no includes, no macros: threats to N1. Code fences and
# HTML blocks are taken out by dialect.py, headings get their ids in headings.py.

_AUTOLINK = r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*)>"  # CommonMark 0.31, section 6.5


def to_html(text: str) -> str:
    """The HTML of a text that dialect.py has rewritten. Not sanitised."""
    converter = _converter()
    converter.reset()
    return str(converter.convert(text))


@cache
def _converter() -> Markdown:
    """Built once a process: making one costs more than converting an article."""
    converter = Markdown(
        extensions=[
            TableExtension(),
            FootnoteExtension(
                BACKLINK_TITLE="Trở lại chỗ dẫn chú thích {}",
                BACKLINK_TEXT="↩\ufe0e",
                PLACE_MARKER="\U0010ffe9",  # the notes stand at the end, nowhere else
            ),
            DefListExtension(),
            AbbrExtension(),
            SaneListExtension(),
            DeleteSubExtension(subscript=False),
            MagiclinkExtension(),
            _MarkedLinks(),
        ],
    )
    converter.preprocessors.deregister("html_block")
    return converter


class _MarkedReference(ReferenceInlineProcessor):
    """`[chữ][tên]` where a mark stands before the second bracket or inside the name."""

    RE_LINK = re.compile(rf"\s?[{LEAD_CLASS}]?\[([^\]]*)\]", re.DOTALL)

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:  # noqa: N802
        name, end, handled = super().evalId(data, index, text)
        return (unmark(name) if name else name), end, handled


class _MarkedLinks(Extension):
    """Link patterns that know of marks, and autolinks of every scheme: which ones may stay is not theirs to say."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Replace the patterns of the same names."""
        md.inlinePatterns.register(_MarkedReference(REFERENCE_RE, md), "reference", 170)
        md.inlinePatterns.register(AutolinkInlineProcessor(_AUTOLINK, md), "autolink", 120)
        known = md.inlinePatterns["magic-link"]
        pattern = MagiclinkPattern(RE_LINK.replace(r"(?<![^\s", rf"(?<![^\s{LEAD_CLASS}"), md)
        pattern.config = known.config
        md.inlinePatterns.register(pattern, "magic-link", 85)
