"""Markdown of one block -> the prose a reader sees, with the way back to every character."""

import re
from collections.abc import Iterator

from portal.rules.source_text import MASK, Form, Paragraph, WrittenLink

# Each alternative is a sign to drop or to replace; everything between matches is prose.
_SIGN = re.compile(
    r"""
      (?P<code>(?P<ticks>`+)[^`](?s:.*?)(?P=ticks))
    | (?P<comment><!--(?s:.*?)-->)
    | (?P<url><?(?:https?://|ftp://|www\.)[^\s<>()\[\]|"“”]+(?:\([^\s()]*\)[^\s<>()\[\]|"“”]*)*>?)
    | (?P<column></?t[dh](?:\s[^<>]{0,300})?>)
    | (?P<line></?(?:br|p|div|li|tr|d[dt]|summary|hr)(?:\s[^<>]{0,300})?/?>)
    | (?P<tag></?[A-Za-z][^<>@\s]*(?:\s[^<>]{0,300})?>)
    | (?P<open>!?\[(?=[^\[\]]{0,500}\]\())
    | (?P<target>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:[ ]+"[^"\n]*")?\))
    | (?P<note>\[\^[\w-]+\])
    | (?P<strong>\*{1,3}|~~|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?![\w_]))
    | (?P<escape>\\(?=[!-/:-@\[-`{-~]))
    | (?P<amp>&amp;)
    | (?P<entity>&[A-Za-z]{2,8};|&\#\w{1,7};)
    | (?P<cell>[ \t]*\|[ \t]*)
    | (?P<space>[ \t]*(?:\r?\n[ \t>]*)+|[ \t]{2,}|\t|\r)
    """,
    re.VERBOSE,
)
_ANY_SIGN = re.compile(r"[`<!\[\]*~_\\&|\t\r\n]|  |https?:|ftp:|www\.")
_REPLACED = {
    "code": MASK, "url": MASK, "amp": "&", "entity": " ", "space": " ", "cell": MASK, "column": MASK, "line": " ",
}  # fmt: skip
_ANY_LINK = re.compile(r"\]\(|https?://")
_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?(?P<target>[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)?)>?"
    r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
    r"|<?(?P<bare>https?://[^\s<>()\[\]|\"“”]+)>?"
    r"|(?P<code>(?P<ticks>`+)[^`](?s:.*?)(?P=ticks))"
)


def paragraph(text: str, start: int, end: int, form: Form, level: int = 0, opens_code: bool = False) -> Paragraph:
    """The prose of `text[start:end]`; `opens_code`: inline code is read too."""
    if not _ANY_SIGN.search(text, start, end):
        return Paragraph(start, text[start:end], form, ((0, start),), level)
    words: list[str] = []
    pieces: list[tuple[int, int]] = []
    position, read = 0, start
    for sign in _SIGN.finditer(text, start, end):
        kind = sign.lastgroup or ""
        if kind == "ticks":
            kind = "code"
        if kind == "cell" and form != "row":
            continue
        if kind == "code" and opens_code:
            inside = sign.start() + len(sign["ticks"]), sign.end() - len(sign["ticks"])
            position = _keep(words, pieces, text[read : sign.start()], position, read)
            position = _keep(words, pieces, text[slice(*inside)], position, inside[0])
            read = sign.end()
            continue
        position = _keep(words, pieces, text[read : sign.start()], position, read)
        replaced = _REPLACED.get(kind, "")
        position = _keep(words, pieces, replaced, position, sign.start())
        read = sign.end()
    _keep(words, pieces, text[read:end], position, read)
    return Paragraph(start, "".join(words), form, tuple(pieces) or ((0, start),), level)


def _keep(words: list[str], pieces: list[tuple[int, int]], piece: str, position: int, offset: int) -> int:
    if piece:
        words.append(piece)
        pieces.append((position, offset))
    return position + len(piece)


_SHOWN_ON_POINTING = re.compile(
    r"\]\([^()\s]*[ ]+\"(?P<link>[^\"\n]+)\"\)|(?<=\s)(?:title|alt|aria-label)=\"(?P<attribute>[^\"]+)\"", re.IGNORECASE
)


def titles(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """Words that show when the reader points at a link or a picture: `[a](b "words")`, `title="words"`."""
    if '="' not in text[start:end] and ' "' not in text[start:end]:
        return
    for match in _SHOWN_ON_POINTING.finditer(text, start, end):
        where = "link" if match["link"] else "attribute"
        yield Paragraph(match.start(where), match[where], "prose", ((0, match.start(where)),))


def written_links(text: str, start: int, end: int) -> Iterator[WrittenLink]:
    """Links, pictures and bare addresses of `text[start:end]`, outside code."""
    if not _ANY_LINK.search(text, start, end):
        return
    for match in _LINK.finditer(text, start, end):
        if match["code"]:
            continue
        if match["bare"]:
            bare = match["bare"].rstrip(".,;:!?")
            yield WrittenLink(match.start("bare"), bare, bare, is_picture=False, is_bare=True)
        else:
            yield WrittenLink(match.start(), match["text"], match["target"], is_picture=bool(match["picture"]))
