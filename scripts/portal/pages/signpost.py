"""Small records that many pages show: a link with its words, a fact, an empty list's explanation."""

from portal.model.record import Record


class Signpost(Record, frozen=True):
    """A link: its words, where it leads, and what else is said beside it. `current`: it is this very page."""

    title: str
    address: str
    note: str = ""
    current: bool = False


class Fact(Record, frozen=True):
    """A label and what is known; `value` None reads “Chưa có thông tin”. `address` makes the value a link."""

    label: str
    value: str | None = None
    address: str | None = None


class Empty(Record, frozen=True):
    """Why a list is empty, what comes next, where to go meanwhile."""

    title: str
    why: str
    ways: tuple[Signpost, ...] = ()


HOME = Signpost("Trang chủ", "/")
