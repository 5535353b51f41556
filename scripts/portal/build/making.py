"""One wanted file -> its bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portal.build.file_bytes import opened_plain
from portal.build.wanted import Wanted
from portal.findings.finding import CannotRun
from portal.pages.page import Copy, Page, PictureFile


@dataclass(frozen=True, slots=True)
class Maker:
    """`render` makes a page's bytes; sources lie below `content` and `theme`; `cache` keeps copies of pictures."""

    render: Callable[[Page], bytes]
    content: Path
    theme: Path
    cache: Path

    def make(self, file: Wanted) -> bytes:
        """Raises CannotRun when a source cannot be read any more."""
        making = file.making
        if isinstance(making, Page):
            return self.render(making)
        if isinstance(making, Copy):
            return self._read(making.source)
        if isinstance(making, PictureFile):
            from portal.build.picture_cache import picture_bytes  # opens Pillow

            return picture_bytes(making, str(real_path(making.source, self.content, self.theme)), self.cache)
        return making.draw()

    def _read(self, source: str) -> bytes:
        try:
            with opened_plain(real_path(source, self.content, self.theme)) as file:
                return file.read()
        except OSError as refusal:
            raise CannotRun(f"Không đọc được {source}: {refusal.strerror}.") from refusal


def real_path(source: str, content: Path, theme: Path) -> Path:
    """Where a source path (content/…, theme/…) lies."""
    first, _, rest = source.partition("/")
    return {"content": content, "theme": theme}[first] / rest
