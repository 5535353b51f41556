"""The whole content, read without building: what a report or a change set is made from.

Readings are taken from and left in the cache of the builds, so that a folder built before is read in a moment.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.build.engine_version import engine_version
from portal.build.kept_readings import load_readings, save_readings
from portal.build.lock import locked
from portal.build.progress import Progress
from portal.build.readings import Texts, read_texts
from portal.findings.finding import CannotRun
from portal.read.assemble import Assembly, assemble
from portal.read.portal_data import PortalData, read_portal_data
from portal.read.tree import Tree, scan_tree


@dataclass(frozen=True, slots=True)
class ContentReading:
    """Everything in a content folder; bodies left out."""

    tree: Tree
    data: PortalData
    texts: Texts

    def assembled(self, as_of: datetime, drafts: bool = False) -> Assembly:
        """The model as of a moment, and what is held back or left out."""
        return assemble(self.tree, self.data, self.texts.articles, self.texts.pages, as_of, drafts)


def read_content(content: Path, cache: Path) -> ContentReading:
    """Raises CannotRun when there is no such folder or it cannot be read."""
    if not content.is_dir():
        raise CannotRun(f"Không có thư mục nội dung “{content}” (CONTENT).")
    progress, program, scanned_ns = Progress(), engine_version(), time.time_ns()
    tree = scan_tree(content)
    data = read_portal_data(tree)
    with _held(cache):
        texts = read_texts(tree, load_readings(cache, program), scanned_ns, progress)
        save_readings(cache, program, texts.kept, texts.store, texts.passing)
    progress.end()
    return ContentReading(tree, data, texts)


@contextmanager
def _held(cache: Path) -> Iterator[None]:
    """No build writes to the cache meanwhile; a cache that cannot be written needs no lock."""
    with ExitStack() as held:
        with suppress(OSError):
            cache.mkdir(parents=True, exist_ok=True)
            held.enter_context(locked(cache / "khoa"))
        yield
