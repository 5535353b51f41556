"""Brackets that open nothing, hidden from Markdown.

Python-Markdown looks for the end of every `[` and `](` character by character, to the end of the paragraph: thousands
of unclosed ones take minutes. Where many are unclosed or deeply nested they cannot be links, so they are replaced by
private characters before the conversion and put back after it.
"""

_TOLERATED = 20  # so that ordinary texts are never touched
_DEPTH = 12
_SQUARE = "\U0010ffe2"
_ROUND = "\U0010ffe3"


def quiet_brackets(text: str) -> str:
    """The text of one paragraph or cell with its idle `[` and `](` replaced."""
    if text.count("[") <= _TOLERATED:
        return text
    characters = list(text)
    squares: list[int] = []
    rounds: list[int] = []
    idle: list[int] = []
    for at, character in enumerate(text):
        if character == "[":
            squares.append(at)
            if len(squares) > _DEPTH:
                idle.append(squares.pop(0))
        elif character == "]" and squares:
            squares.pop()
        elif character == "(":
            rounds.append(at)
            if len(rounds) > _DEPTH:
                idle.append(rounds.pop(0))
        elif character == ")" and rounds:
            rounds.pop()
    idle += squares + rounds
    idle = [at for at in idle if text[at] == "[" or text[at - 1 : at] == "]"]
    if len(idle) <= _TOLERATED:
        return text
    for at in idle:
        characters[at] = _SQUARE if text[at] == "[" else _ROUND
    return "".join(characters)


def restore_brackets(html: str) -> str:
    """The result with the brackets back."""
    return html.replace(_SQUARE, "[").replace(_ROUND, "(")
