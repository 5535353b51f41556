"""Pages whose inputs are made when somebody reads them: of ten thousand articles an edit touches a handful."""

from collections.abc import Callable, Iterator, Mapping

from portal.pages.page import Page


class LaterInputs(Mapping[str, object]):
    """The inputs of a page, not made yet. `origin` is a digest of everything that `make` reads: while it stands, so do
    the inputs, and nobody needs to make them to know it.
    """

    __slots__ = ("_made", "_make", "origin")

    def __init__(self, origin: bytes, make: Callable[[], Mapping[str, object]]) -> None:
        self.origin = origin
        self._make = make
        self._made: Mapping[str, object] | None = None

    @property
    def made(self) -> Mapping[str, object]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, name: str) -> object:
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)


def later_page(
    origin: bytes,
    make: Callable[[], Page],
    address: str,
    template: str,
    sources: tuple[str, ...],
    lang: str = "vi",
    section: str | None = None,
    modified: str | None = None,
) -> Page:
    """The page that `make` gives, of which only its place is told now."""

    def inputs() -> Mapping[str, object]:
        page = make()
        told = (address, template, sources, lang, section, modified)
        assert told == (page.address, page.template, page.sources, page.lang, page.section, page.modified), address
        return page.inputs

    return Page(address, template, LaterInputs(origin, inputs), sources, lang, section, modified)
