"""Addresses in JSON: web manifests, JSON feeds, JSON-LD, the portal's own data, by the names of their keys."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from portal.seen.json_strings import JsonString
from portal.seen.use import Role, Use

Shape = Literal["manifest", "feed", "linked", "plain"]

_PICTURES = frozenset({
    "image", "images", "icon", "icons", "logo", "favicon", "banner_image", "thumbnail", "thumbnailUrl", "avatar",
    "photo", "picture", "pictures", "poster", "screenshots", "screenshot", "primaryImageOfPage",
})  # fmt: skip
_PAGES = frozenset({
    "url", "href", "link", "links", "address", "home_page_url", "feed_url", "next_url", "external_url", "embedUrl",
    "sameAs", "mainEntityOfPage", "item", "start_url", "action", "target", "urlTemplate", "discussionUrl", "license",
    "permalink", "canonical", "uri", "html_url", "relatedLink", "significantLink", "isPartOf", "scope_url", "page",
    "subjectOf", "publishingPrinciples", "acquireLicensePage", "usageInfo", "hasMap", "codeRepository", "installUrl",
    "tourBookingPage", "ical", "json", "feed", "atom", "rss", "redirect",
})  # fmt: skip
_FILES = frozenset({"contentUrl", "downloadUrl", "attachments", "attachment", "file", "download", "src"})
_CARRIERS = frozenset({"url", "@id", "src", "href", "contentUrl"})  # the key around says what they lead to
_IDENTIFIERS = frozenset({
    "id", "@id", "@context", "@vocab", "@base", "@type", "$schema", "$id", "guid", "namespace", "xmlns", "identifier",
})  # fmt: skip
_TEXTS = frozenset({"content_text", "summary", "title", "name", "description", "text"})
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|\.{0,2}/)\S*", re.I)
_BARE_FILE = re.compile(r"[^\s:?#]+\.[A-Za-z0-9]{2,5}(?:[?#]\S*)?")
_WEB = re.compile(r"https?://\S+", re.I)


def shape_of(name: str, strings: Sequence[JsonString]) -> Shape:
    """What kind of file it is, by its name and its keys."""
    keys = {string.keys[0] for string in strings if string.keys}
    if name.endswith(".webmanifest") or ("start_url" in keys and {"name", "short_name", "icons"} & keys):
        return "manifest"
    if any(string.keys == ("version",) and "jsonfeed.org" in string.value for string in strings):
        return "feed"
    return "linked" if "@context" in keys or name.endswith(".jsonld") else "plain"


def json_uses(shape: Shape, strings: Sequence[JsonString], at: int | None = None) -> Iterator[Use]:
    """`at`: one place for all, where the strings' own do not count. HTML inside a feed is read by feed_html."""
    for string in strings:
        role = _role(shape, string)
        if role is not None and (address := _filled(string.value)) is not None:
            yield Use(role, address, string.at if at is None else at)


def rule_uses(strings: Sequence[JsonString], at: int | None) -> Iterator[Use]:
    """Import maps and speculation rules: addresses of programs, addresses of pages."""
    for string in strings:
        place = string.at if at is None else at
        if string.keys[:1] in (("imports",), ("scopes",)):
            if _ADDRESS.fullmatch(string.value) and not string.value.endswith("/"):
                yield Use("script", string.value, place)
        elif string.keys[-1:] == ("urls",):
            yield Use("page", string.value, place)


def _role(shape: Shape, string: JsonString) -> Role | None:
    keys, value = string.keys, string.value
    key = keys[-1] if keys else ""
    around = keys[-2] if len(keys) > 1 else ""
    role = _named_role(key, around)
    if role is None:
        if key in _IDENTIFIERS or key in _TEXTS or not _WEB.fullmatch(value):
            return None
        return "mention"
    if not value:
        return role if shape == "manifest" or (shape == "feed" and key == "url") else None
    if _ADDRESS.fullmatch(value):
        return role
    if shape == "manifest" or (shape == "linked" and role != "page"):
        return role if _BARE_FILE.fullmatch(value) or (shape == "manifest" and not re.search(r"\s", value)) else None
    return role if shape == "plain" and key == "src" and _BARE_FILE.fullmatch(value) else None


def _named_role(key: str, around: str) -> Role | None:
    if key in _CARRIERS and around in _PICTURES:
        return "picture"
    if key == "@id":
        return "page" if around in _PAGES else None
    if key in ("url", "src") and around in _FILES:
        return "asset"
    if key in _PICTURES:
        return "picture"
    if key in _FILES:
        return "asset"
    return "page" if key in _PAGES else None


def _filled(value: str) -> str | None:
    """An address template without its parameters; None when they stand in the path."""
    cut = min((place for place in (value.find("{"), value.find("%s")) if place >= 0), default=-1)
    if cut < 0:
        return value
    return value[:cut] if "?" in value[:cut] else None
