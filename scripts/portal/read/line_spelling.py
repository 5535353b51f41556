"""How a line that GFM reads one way is spelled so that Python-Markdown reads it the same."""

import re

from portal.read import block_signs as signs

_SIGNS = frozenset("#+*->=:")
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`\n]+?\1(?!`)")


def spelled(line: str, is_last: bool) -> str:
    """A line of a paragraph: what would open a block is escaped, a hard break is made of spaces."""
    line = re.sub(r"^([0-9]+)\.(?= |$)", r"\1\\.", line)
    if "|" in line and not line.strip("|:- "):
        line = line.replace("|", "\\|", 1)  # would make a table of the line above
    if line[:1] in _SIGNS:
        line = _escaped_sign(line) + line[1:]
    if _trailing_strokes(line) % 2 and not is_last:
        return line[:-1] + "  " if len(line) > 1 else "<br>"
    return line


def heading_spelled(text: str) -> str:
    """The text of a heading: every closing # would be taken, also that of “C#”, and a stroke would escape the end."""
    text = re.sub(r"(?<!\\)(#+)$", lambda match: "\\#" * len(match[1]), text)
    return text + "\\" * (_trailing_strokes(text) % 2)


def without_break(line: str) -> str:
    """A line of an underlined heading: a hard break means nothing in it."""
    return line[:-1] if _trailing_strokes(line) % 2 else line.strip(" ")


def bordered(row: str) -> str:
    """A line of a table with its outer strokes: Python-Markdown goes by those of the first line."""
    row = row.strip(" ")
    closed = row.endswith("|") and signs.cells_of(row) != signs.cells_of(row + "|")
    row = _CODE.sub(lambda code: code[0].replace("\\|", "|"), row)  # where a stroke is escaped for the table alone
    return ("" if row.startswith("|") else "|") + row + ("" if closed else "|")


def _trailing_strokes(line: str) -> int:
    return len(line) - len(line.rstrip("\\"))


def _escaped_sign(line: str) -> str:
    sign = line[0]
    if sign in "=:":
        return f"&#{ord(sign)};"
    return sign if sign in "+*-" and line[1:2] not in ("", " ") else "\\" + sign
