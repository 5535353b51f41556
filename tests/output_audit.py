"""What no file of the output may hold, whatever the content says: looked for in every page, feed and data file."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser, LexborNode

_FORBIDDEN_TAGS = (
    "iframe, frame, frameset, object, embed, applet, base, form, input, select, textarea, style, template, "
    "noscript, math, portal, video, audio, source, xmp, plaintext, marquee, dialog, slot, area, map"
)
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "background", "ping", "cite", "xlink:href")
_ADDRESS = re.compile(r"(?:https?://[^\s@\\]+|mailto:[^\s]+|tel:[^\s]+|/(?![/\\])[^\s]*|#[^\s]*|\?[^\s]*|)")
_OWN_COPY = re.compile(r"(?:https://cong\.example)?/[a-z]")
# Private planes (our own marks), Markdown's placeholders, controls, bidi overrides.
_STRAY = re.compile("[\U000f0000-\U0010ffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]|klzzwxh|wzxhzdk")


def faults_of_output(output: Path) -> list[str]:
    """Everything wrong, as `path: what`; empty for a clean output."""
    faults: list[str] = []
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            faults.append(f"{name}: not a plain file")
        elif path.is_file():
            faults += [f"{name}: {fault}" for fault in _faults_of_file(path)]
    return faults


def _faults_of_file(path: Path) -> Iterator[str]:
    if path.suffix == ".html":
        yield from page_faults(path.read_text("utf-8"))
    elif path.suffix == ".xml":
        yield from _xml_faults(path)
    elif path.suffix == ".json":
        text = path.read_text("utf-8")
        if _STRAY.search(text) or "<" in text and path.name != "manifest.json":
            yield "a sign that should have been escaped"
        if path.name == "feed.json":
            for item in json.loads(text)["items"]:
                yield from text_faults(item["content_html"])
    elif path.suffix == ".ics":
        raw = path.read_bytes()
        if raw.replace(b"\r\n", b"").count(b"\n") or any(len(line) > 75 for line in raw.split(b"\r\n")):
            yield "a calendar line that is not folded or ended right"


def _xml_faults(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        yield "a document type"
    for path in (".//item/description", ".//{*}entry/{*}content", ".//{*}entry/{*}summary"):
        for element in ElementTree.fromstring(text).iterfind(path):
            yield from text_faults(element.text or "")


def page_faults(text: str) -> Iterator[str]:
    """Faults of a whole page."""
    yield from _common_faults(text)
    tree = LexborHTMLParser(text)
    ids = Counter(node.attributes.get("id") for node in tree.css("[id]"))
    yield from (f"id {name} stands {count} times" for name, count in ids.items() if count > 1)
    for script in tree.css("script"):
        source, kind = script.attributes.get("src"), script.attributes.get("type")
        if kind == "application/ld+json" and source is None:
            json.loads(script.text())
        elif not (source or "").startswith("/theme/") or script.text().strip():
            yield f"script {script.html}"
    for node in tree.css("meta[http-equiv]"):
        if node.attributes["http-equiv"] == "refresh" and not (node.attributes["content"] or "").startswith("0; url=/"):
            yield f"meta {node.html}"
    for prose in tree.css(".prose"):
        for node in prose.css("[id]"):
            if not (node.attributes["id"] or "").startswith("n-"):
                yield f"foreign id {node.attributes['id']}"
        if prose.css_first("script, svg, link, meta, h1, button"):
            yield "a tag of the page inside a text"


def text_faults(html: str) -> Iterator[str]:
    """Faults of HTML that stands in a feed: nothing of the theme's is allowed there either."""
    yield from _common_faults(html)
    if LexborHTMLParser(f"<body>{html}</body>").css_first("script, svg, link, meta, button"):
        yield "a tag of a page inside a text"


def _common_faults(html: str) -> Iterator[str]:
    if stray := _STRAY.search(html):
        yield f"stray {stray[0]!a} in {html[max(stray.start() - 40, 0) : stray.end() + 40]!a}"
    tree = LexborHTMLParser(html)
    yield from (f"tag {node.tag}" for node in tree.css(_FORBIDDEN_TAGS))
    for node in tree.css("*"):
        yield from _attribute_faults(node)


def _attribute_faults(node: LexborNode) -> Iterator[str]:
    for name, value in node.attributes.items():
        if name.startswith("on") or name in ("style", "srcdoc", "autofocus", "target"):
            yield f"attribute {name} of {node.tag}"
        elif name in _ADDRESSES and not _ADDRESS.fullmatch(value or ""):
            yield f"address {value!a} of {node.tag}"
        elif name == "srcset" and not all(_OWN_COPY.match(part) for part in (value or "").split(", ")):
            yield f"srcset {value!a}"
