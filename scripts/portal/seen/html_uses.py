"""Which attributes of HTML and SVG hold addresses, and what is done with them: one table, one function."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from portal.seen.srcset import srcset_addresses
from portal.seen.use import Refresh, Role

Attributes = Mapping[str, str | None]
Found = tuple[Role, str]

_LINK_ROLES: Mapping[str, Role] = {
    "stylesheet": "style", "icon": "picture", "apple-touch-icon": "picture", "apple-touch-icon-precomposed": "picture",
    "apple-touch-startup-image": "picture", "mask-icon": "picture", "fluid-icon": "picture", "image_src": "picture",
    "manifest": "asset", "preload": "asset", "prefetch": "asset", "modulepreload": "script", "preconnect": "base",
    "dns-prefetch": "base", "pingback": "base", "schema.dc": "base", "schema.dcterms": "base", "profile": "base",
}  # fmt: skip
_BY_ATTRIBUTE: Mapping[str, Mapping[str, Role]] = {
    "href": {"a": "link", "area": "link"},
    "src": {
        "img": "picture", "image": "picture", "input": "picture", "video": "media", "audio": "media", "source": "media",
        "track": "media", "embed": "media", "iframe": "frame", "frame": "frame", "script": "script", "bgsound": "media",
    },
    "data": {"object": "media"},
    "codebase": {},
    "poster": {"video": "picture"},
    "longdesc": {"img": "page", "iframe": "page", "frame": "page"},
    "lowsrc": {"img": "picture"},
    "action": {"form": "page"},
    "formaction": {"button": "page", "input": "page"},
    "cite": {"blockquote": "page", "q": "page", "ins": "page", "del": "page"},
    "background": {"body": "picture", "table": "picture", "td": "picture", "th": "picture", "tr": "picture"},
    "usemap": {"img": "map", "object": "map", "input": "map"},
}  # fmt: skip
_EMPTY_IS_SILENT = frozenset({"action", "formaction", "cite", "longdesc", "usemap", "background"})
_SETS = {"srcset": frozenset({"img", "source"}), "imagesrcset": frozenset({"link"})}
_SVG_PARTS = frozenset({
    "use", "lineargradient", "radialgradient", "pattern", "textpath", "tref", "mpath", "animate", "animatemotion",
    "animatetransform", "set", "filter", "cursor", "altglyph", "glyphref", "feimage",
})  # fmt: skip
# Firefox and Safari follow an address on any of them.
MATH = frozenset({
    "math", "maction", "menclose", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom",
    "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr",
    "munder", "munderover", "semantics",
})  # fmt: skip
# Their addresses count only in a drawing or a formula.
FOREIGN = MATH | _SVG_PARTS | {"image"}
PRESENTATION = frozenset({
    "fill", "stroke", "filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end", "cursor",
})  # fmt: skip
ATTRIBUTES = frozenset({*_BY_ATTRIBUTE, *_SETS, "content", "value", "ping"}) - {"codebase"}

_META_PICTURE = re.compile(
    r"og:image(?::url|:secure_url)?|twitter:image(?:\d|:src)?|logo|thumbnailurl|msapplication-.*(?:image|logo)|thumbnail|image",
    re.I,
)
_META_MEDIA = re.compile(r"(?:og:(?:video|audio)|twitter:player)(?::url|:secure_url|:stream)?", re.I)
_META_PAGE = re.compile(
    r"og:url|og:see_also|twitter:url|msapplication-(?:config|starturl)|article:(?:author|publisher)|url"
    r"|dc(?:terms)?\.(?:relation|identifier|source)(?:\.uri)?|citation_(?:pdf|fulltext_html)_url", re.I
)  # fmt: skip
_REFRESH = re.compile(r"\s*(\d{1,9})?[\d.]*(?:[\s;,]+(.*))?\s*", re.S)
_REFRESH_URL = re.compile(r"url\s*=\s*", re.I)
_LOOKS_LIKE_ADDRESS = re.compile(r"(?:https?:)?//|/|\.\.?/|file:|javascript:", re.I)


def attribute_uses(tag: str, name: str, value: str, attributes: Attributes) -> Iterator[Found]:
    """What attribute `name` of an element uses. Names in lower case; `attributes` are all of the element."""
    if name in _SETS:
        if tag in _SETS[name]:
            yield from (("picture", address) for address in srcset_addresses(value))
    elif name == "href" and tag in ("link", "base"):
        yield from _link_uses(tag, value, attributes)
    elif name in ("href", "xlink:href") and tag not in ("a", "area"):
        yield from _foreign_uses(tag, value)
    elif name == "xlink:href":
        yield "link", value
    elif name == "content":
        yield from _meta_uses(tag, value, attributes)
    elif name == "value":
        if tag == "param" and (attributes.get("name") or "").lower() in ("movie", "src", "url", "filename", "data"):
            yield "media", value
    elif name == "ping":
        if tag in ("a", "area"):
            yield from (("page", address) for address in value.split())
    elif role := _BY_ATTRIBUTE.get(name, {}).get(tag):
        if tag == "input" and name == "src" and (attributes.get("type") or "").lower() != "image":
            return
        if tag == "source" and name == "src" and (attributes.get("type") or "").startswith("image/"):
            role = "picture"
        if (value.strip() and not (name in ("action", "formaction") and value.strip() == "#")) or (
            name not in _EMPTY_IS_SILENT
        ):
            yield role, value


def meta_tells(attributes: Attributes) -> bool:
    """Whether a meta element with these attributes can name an address or a fragment."""
    return "http-equiv" in attributes or "id" in attributes or _name_tells(_meta_name(attributes))


def refresh_of(content: str) -> Refresh | None:
    """What a meta refresh says (HTML, shared declarative refresh steps); None without an address."""
    match = _REFRESH.fullmatch(content)
    if match is None or match[2] is None:
        return None
    address = match[2]
    if named := _REFRESH_URL.match(address):
        address = address[named.end() :]
        if address[:1] in ("'", '"'):
            address = address[1:].partition(address[0])[0]
    elif not address.strip():
        return None
    return Refresh(address.strip(), int(match[1] or 0))


def _link_uses(tag: str, value: str, attributes: Attributes) -> Iterator[Found]:
    if tag == "base":
        yield "base", value
        return
    relations = (attributes.get("rel") or "").lower().split()
    roles = [_LINK_ROLES[relation] for relation in relations if relation in _LINK_ROLES]
    if "alternate" in relations and "stylesheet" not in relations:
        roles = ["page"]
    if any(relation.startswith("schema.") for relation in relations):
        roles = ["base"]
    as_picture = (attributes.get("as") or "").lower() == "image" and "preload" in relations
    if as_picture and not value.strip() and attributes.get("imagesrcset"):
        return
    yield ("picture" if as_picture else roles[0] if roles else "page"), value


def _foreign_uses(tag: str, value: str) -> Iterator[Found]:
    """Drawings and formulas."""
    if tag in MATH:
        yield "link", value
    elif tag == "image":
        yield "picture", value
    elif tag == "feimage":
        yield ("part" if value.startswith("#") else "picture"), value
    elif tag == "script":
        yield "script", value
    elif tag in _SVG_PARTS:
        yield "part", value


def _meta_name(attributes: Attributes) -> str:
    return (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").strip().lower()


@lru_cache(256)
def _name_tells(name: str) -> bool:
    patterns = (_META_PICTURE, _META_MEDIA, _META_PAGE)
    return name.startswith("msapplication-") or any(pattern.fullmatch(name) for pattern in patterns)


def _meta_uses(tag: str, value: str, attributes: Attributes) -> Iterator[Found]:
    if tag != "meta":
        return
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        refresh = refresh_of(value)
        if refresh is not None:
            yield "refresh", refresh.address
        return
    name = _meta_name(attributes)
    if name in ("msapplication-starturl", "msapplication-config") and value.strip().lower() != "none":
        yield "page", value
    elif name == "msapplication-task":
        for part in value.split(";"):
            key, _, address = part.partition("=")
            if key.strip().lower() in ("action-uri", "icon-uri"):
                yield ("page" if key.strip().lower() == "action-uri" else "picture"), address
    elif not _LOOKS_LIKE_ADDRESS.match(value.strip()):
        if _META_PICTURE.fullmatch(name) and re.fullmatch(
            r"\S+\.(?:jpe?g|png|webp|gif|svg|avif|ico)", value.strip(), re.I
        ):
            yield "picture", value
    elif _META_PICTURE.fullmatch(name):
        yield "picture", value
    elif _META_MEDIA.fullmatch(name):
        yield "media", value
    elif _META_PAGE.fullmatch(name):
        yield "page", value
