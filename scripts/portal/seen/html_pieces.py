"""A page cut into pieces that say the same wherever they stand: a tag, a script with its text.

Pages of one portal share most of their pieces, so a piece is understood once and recognised afterwards. Only a page
that browsers take as it is written has pieces; where HTML's rules of placing and mending come in, lexbor is asked.
"""

import re
from functools import lru_cache

from portal.seen.html_gathered import Gathered
from portal.seen.html_tags import Tag, unescaped
from portal.seen.html_uses import ATTRIBUTES, FOREIGN, PRESENTATION, meta_tells
from portal.seen.use import FileFacts, Use

_SPACE = "[ \t\n\f\r]"
_KEY = r"""[^ \t\n\f\r"'<>/=]++"""
_BARE = r"""[^ \t\n\f\r"'=<>`]++"""
_ATTRIBUTE = rf"""{_SPACE}++{_KEY}(?:=(?:"[^"]*+"|'[^']*+'|{_BARE}))?+"""
_ATTRIBUTES = rf"(?:{_ATTRIBUTE})*+{_SPACE}*+"
_NAME = "[a-z][a-z0-9-]*+"
# What begins like markup and is none of these becomes a piece without end: `<A`, `</p x`, `<![CDATA[`.
_PIECE = re.compile(
    rf"""<(?:
      script{_ATTRIBUTES}>[^<]*+(?:<(?![a-zA-Z/!?])[^<]*+)*+</script{_SPACE}*+>
    | style{_ATTRIBUTES}>[^<]*+</style{_SPACE}*+>
    | title{_ATTRIBUTES}>[^<]*+</title{_SPACE}*+>
    | {_NAME}{_ATTRIBUTES}/?>
    | [a-zA-Z?]
    | /(?!{_NAME}>)
    | !--(?!-?>)[^-]*+(?:-(?!-!?>)[^-]*+)*+--!?>
    | !(?:doctype|DOCTYPE)[^>]*+>
    | !
    )""",
    re.VERBOSE,
)
_NAMED = re.compile(f"<({_NAME})")
_OPENING = re.compile(f"<{_NAME}{_ATTRIBUTES}>")
_ATTRIBUTE_PARTS = re.compile(rf"""({_KEY})(?:=(?:"([^"]*+)"|'([^']*+)'|({_BARE})))?+""")
_TELLING = ATTRIBUTES | PRESENTATION | {"id", "name", "style", "xlink:href"}
_ONLY_HREF = frozenset({"href"})
# Elements in which other rules hold, and names that mean nothing outside a drawing or a formula.
_OWN_RULES = FOREIGN | {
    "frame", "frameset", "iframe", "noembed", "noframes", "plaintext", "select", "template", "textarea", "xmp",
}  # fmt: skip
# Their tags count only where browsers let them stand.
_PLACED = frozenset({
    "body", "caption", "col", "colgroup", "form", "head", "html", "tbody", "td", "tfoot", "th", "thead", "tr",
})  # fmt: skip
_WITH_TEXT = frozenset({"script", "style", "title"})
_MOST_REMEMBERED = 4096


def piece_facts(text: str) -> FileFacts | None:
    """All facts of a page, without places; None when it has to be read as a tree."""
    if "\0" in text:
        return None
    uses: list[Use] = []
    told: list[FileFacts] = []
    for said in map(_understood, dict.fromkeys(_PIECE.findall(text))):
        if not said:
            if said is None:
                return None
        elif isinstance(said, tuple):
            uses += said
        else:
            told.append(said)
    return FileFacts(
        (*uses, *(use for facts in told for use in facts.uses)),
        (tuple(dict.fromkeys(name for facts in told for name in facts.ids[0])),),
        next((facts.base for facts in told if facts.base), ""),
        tuple(name for facts in told for name in facts.maps),
        next((facts.refresh for facts in told if facts.refresh is not None), None),
        tuple(fault for facts in told for fault in facts.faults),
    )


@lru_cache(_MOST_REMEMBERED)
def _understood(piece: str) -> tuple[Use, ...] | FileFacts | None:
    """What one piece says: its uses when that is all, else its facts; None when its meaning is not in it alone."""
    if not piece.endswith(">"):
        return None
    named = _NAMED.match(piece)
    if named is None:  # a comment, the document's type
        return ()
    name, end = named[1], len(piece)
    if name in _OWN_RULES:
        return None
    if name in _WITH_TEXT:
        end = opening.end() if (opening := _OPENING.match(piece)) else end
        if "</" not in piece[end:]:
            return None
    attributes: dict[str, str] = {}
    for key, double, single, bare in _ATTRIBUTE_PARTS.findall(piece, named.end(), end):
        attributes.setdefault(key.lower(), unescaped(double or single or bare))
    telling = _TELLING & attributes.keys()
    if name == "a" and telling == _ONLY_HREF:
        return (Use("link", attributes["href"]),)
    if (not telling and name not in _WITH_TEXT) or (name == "meta" and not meta_tells(attributes)):
        return ()
    gathered = Gathered()
    gathered.tag(Tag(name, attributes, -1, -1, piece[end : piece.rfind("</")]), -1, None)
    facts = gathered.facts()
    if facts == FileFacts(facts.uses):
        return None if name in _PLACED and facts.uses else facts.uses
    return None if name in _PLACED else facts
