"""The sanitiser: the closed list of what a text may hold as HTML, and what is told of the rest.

One place cleans (nh3, an HTML parser in Rust); what it will remove is looked up before, on the tree, so that nothing
is removed in silence.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import nh3

from portal.read.addresses import is_safe_inside

TAGS = frozenset({
    "p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "em", "strong", "b", "i",
    "u", "s", "del", "ins", "sub", "sup", "small", "mark", "abbr", "cite", "q", "kbd", "br", "hr", "table", "caption",
    "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption", "img", "a", "span", "div",
    "details", "summary", "time",
})  # fmt: skip
# Removed with all they hold.
SWALLOWED = frozenset({
    "script", "style", "template", "noscript", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "svg",
    "math", "object", "select", "option", "plaintext",
})  # fmt: skip
_ACTIVE = SWALLOWED | {
    "applet", "area", "audio", "base", "body", "button", "canvas", "dialog", "embed", "fieldset", "form", "frame",
    "frameset", "head", "html", "image", "input", "isindex", "keygen", "link", "map", "meta", "optgroup", "param",
    "picture", "portal", "slot", "source", "track", "video",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "img": {"src", "alt", "title", "width", "height"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan", "scope"},
    "ol": {"start", "reversed", "type"},
    "abbr": {"title"},
    "time": {"datetime"},
    "details": {"open"},
}
_ANY_ATTRIBUTES = frozenset({"lang", "dir"})
# Attributes that run something, load something or send the reader somewhere.
_ACTIVE_ATTRIBUTES = frozenset({
    "action", "autofocus", "background", "cite", "code", "codebase", "data", "dynsrc", "formaction", "href",
    "http-equiv", "longdesc", "lowsrc", "manifest", "ping", "poster", "src", "srcdoc", "srcset", "usemap",
    "xlink:href", "xml:base",
})  # fmt: skip
# What the Markdown step itself makes.
_CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote"},
    "th": {"can-giua", "can-phai"},
    "td": {"can-giua", "can-phai"},
}
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OWN_ID = re.compile(r"n-[a-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Removal:
    """What the cleaner takes from one tag. `is_active`: it could have acted; else it was only for looks."""

    message: str
    hint: str
    is_active: bool


def removal_of(tag: str, attributes: Iterable[str]) -> Removal | None:
    """What of a tag that somebody wrote will be removed; None when it stays as it is. Names in lower case."""
    shown = tag if len(tag) <= 40 else tag[:39] + "…"
    if tag in _ACTIVE:
        return Removal(f"Cổng không nhận thẻ “<{shown}>” trong bài.", "Bỏ thẻ này.", True)
    allowed = _ATTRIBUTES.get(tag, frozenset()) | _ANY_ATTRIBUTES
    removed = sorted(name for name in attributes if name not in allowed)
    active = [name for name in removed if name.startswith("on") or name in _ACTIVE_ATTRIBUTES]
    if tag not in TAGS and not active:
        hint = f"Bỏ thẻ này; nếu đó là chữ, viết \\<{shown}>."
        return Removal(f"Thẻ “<{shown}>” không hiện trên cổng; chữ bên trong được giữ lại.", hint, False)
    if not removed:
        return None
    names = ", ".join(f"“{name[:40]}”" for name in (active or removed)[:5])
    if active:
        return Removal(f"Cổng không nhận thuộc tính {names} của thẻ “<{shown}>”.", "Bỏ thuộc tính này.", True)
    return Removal(f"Thuộc tính {names} của thẻ “<{shown}>” không có tác dụng trên cổng.", "Bỏ thuộc tính này.", False)


def sanitise(html: str) -> str:
    """HTML that holds nothing beyond the lists above, whatever came in."""
    return str(_CLEANER.clean(html))


def _only_ours(_tag: str, attribute: str, value: str) -> str | None:
    return value if attribute != "id" or _OWN_ID.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(SWALLOWED),
    attributes={**{tag: set(names) for tag, names in _ATTRIBUTES.items()}, "*": set(_ANY_ATTRIBUTES) | {"id"}},
    allowed_classes={tag: set(names) for tag, names in _CLASSES.items()},
    url_schemes=set(_SCHEMES),
    url_relative=lambda address: address if is_safe_inside(address) else None,
    attribute_filter=_only_ours,
    link_rel=None,
    strip_comments=True,
)
