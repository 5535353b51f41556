"""The part of a duty that its deadline speaks of, as a title: whole words of the plan, nothing cut."""

import re


def deadline_title(what: str, text: str) -> str:
    """`what`: the duty, `text`: the deadline as printed.

    The innermost bracket that holds the printed deadline, else the clause of the duty that holds it, else its first
    clause; brackets beside it are left out.
    """
    at = what.find(text)
    if at < 0:
        return _plain(_clause(what, 0, 0))
    start, end = _bracket(what, at)
    if start >= 0:
        return _plain(what[start:end])
    return _plain(_clause(what, at, at + len(text)))


def _bracket(what: str, at: int) -> tuple[int, int]:
    """Bounds inside the innermost bracket around `at`; (-1, -1) outside any."""
    open_at: list[int] = []
    for place, char in enumerate(what):
        if char == "(":
            open_at.append(place)
        elif char == ")" and open_at:
            start = open_at.pop()
            if start < at < place:
                return start + 1, place
    return -1, -1


def _clause(what: str, start: int, end: int) -> str:
    """From the last `; `, `: ` or `. ` outside brackets before `start` to the next `;` or `.` after `end`."""
    shown = _without_brackets(what)
    marks = [m.end() for m in re.finditer(r"[;:.] ", shown) if m.end() <= start]
    stop = re.compile(r"[;.](?: |$)").search(shown, end)
    return what[marks[-1] if marks else 0 : stop.start() if stop else len(what)]


def _without_brackets(what: str) -> str:
    """The same length, everything in brackets as spaces."""
    depth, out = 0, []
    for char in what:
        depth += char == "("
        out.append("_" if depth else char)
        depth -= char == ")" and depth > 0
    return "".join(out)


def _plain(clause: str) -> str:
    """Without its own brackets and end marks, first letter as a capital."""
    bare = clause
    while (shorter := re.sub(r" ?\([^()]*\)", "", bare)) != bare:
        bare = shorter
    bare = " ".join(bare.split()).strip(" .;,").removeprefix("Đồng thời, ")
    return bare[:1].upper() + bare[1:]
