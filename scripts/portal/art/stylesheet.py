"""The stylesheet: the sections of theme/static/css joined into the one file that pages load."""

from collections.abc import Iterator
from pathlib import Path

PATH = "theme/css/portal.css"  # in the output
SECTIONS = ("tokens.css", "elements.css", "layout.css", "parts", "pages.css", "forced.css", "print.css")
_TIGHT = frozenset("{};,>")  # no space is needed beside these; beside + and ( it means something
_SPACE = frozenset(" \t\r\n")


def section_files(theme: Path) -> tuple[str, ...]:
    """The source files in the order of the cascade, relative to `theme`; parts by name."""
    folder = theme / "static" / "css"
    names = list[str]()
    for section in SECTIONS:
        if section.endswith(".css"):
            names.append(f"static/css/{section}")
        else:
            names += sorted(f"static/css/{section}/{part.name}" for part in (folder / section).glob("*.css"))
    return tuple(names)


def stylesheet(theme: Path) -> bytes:
    """All sections as one file, comments and spare space left out. `theme`: the folder of the theme."""
    return "".join(squeezed((theme / name).read_text("utf-8")) for name in section_files(theme)).encode()


def squeezed(css: str) -> str:
    """The same rules in fewer characters; text in quotes stays as it is.

    A space after a colon goes, one before it stays: `.hit :hover` and `.hit:hover` are different rules.
    """
    out = list[str]()
    space = False
    for token in _tokens(css):
        last = out[-1][-1] if out else "{"
        if token == " ":
            space = True
            continue
        if space and last not in _TIGHT and last != ":" and token not in _TIGHT:
            out.append(" ")
        space = False
        while token == "}" and out and out[-1] == ";":
            out.pop()
        out.append(token)
    return "".join(out)


def _tokens(css: str) -> Iterator[str]:
    """Quoted text whole, a space for each run of space or comment, else single characters."""
    at = 0
    while at < len(css):
        start, char = at, css[at]
        if css.startswith("/*", at):
            at = css.index("*/", at) + 2
            yield " "
        elif char in "\"'":
            at = css.index(char, at + 1) + 1
            yield css[start:at]
        elif char in _SPACE:
            at += 1
            yield " "
        else:
            at += 1
            yield char
