"""What a look into a file finds wrong, before the file's name and place are added."""

from typing import Literal, NamedTuple


class Fault(NamedTuple):
    """`message` goes on after “Tệp “x.pdf” ”: a predicate with its full stop. `line`, `col` count from 1."""

    code: Literal["DL-08", "DL-09", "DL-10"]
    message: str
    hint: str
    severity: Literal["error", "warning"] = "error"
    line: int = 1
    col: int = 1
