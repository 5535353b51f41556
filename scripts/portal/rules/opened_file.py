"""What an attachment says and carries: its text, its tables, and what its author left in it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TextPart:
    """A page, a sheet, a slide: `name` as a sentence names it, `text` with tables in Markdown's form."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """`path` as in findings; `day`: of the article it lies beside. Counts are of the whole file.

    `is_partial`: only the first part was read, because the file is long.
    """

    path: str
    type: str
    day: date
    parts: tuple[TextPart, ...]
    author: str = ""
    comments: int = 0
    tracked: int = 0
    hidden: tuple[str, ...] = ()  # names of hidden sheets
    is_partial: bool = False
    title: str = ""  # as the file itself tells it
    language: str = ""
    faults: tuple[str, ...] = ()  # of a calendar

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n\n".join(part.text for part in self.parts)


class Unreadable(Exception):
    """The text cannot be taken out: the file is broken in a way that opening it does not show. Says why."""
