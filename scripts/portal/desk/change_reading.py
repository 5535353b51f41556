"""A change read from git: the change set, who must review it, and what it may not do."""

import os
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.build.body_store import BodyStore
from portal.build.file_bytes import opened_plain
from portal.build.kept_readings import KeptReadings
from portal.build.progress import Progress
from portal.build.readings import Texts, read_texts
from portal.desk.change_checks import check_change, check_removed, conflict_marks
from portal.desk.change_set import ChangeSet, Record, change_set, source_of
from portal.desk.content_reading import read_content
from portal.desk.git_repository import ChangedPath, GitRepository, repository_of
from portal.desk.reviewing import Review, reviews_of
from portal.findings.finding import Finding, sorted_findings
from portal.model.article import Article
from portal.model.portal_model import Model
from portal.read.portal_data import PortalData, read_portal_data
from portal.read.tree import scan_tree

_TEXT_TYPES = ("md", "yaml", "txt", "tsv", "csv", "json")
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class ChangeReading:
    """`repository` and `change.base` say against what; `findings` are PR-01 … PR-06."""

    repository: GitRepository
    change: ChangeSet
    reviews: tuple[Review, ...]
    findings: tuple[Finding, ...]


def read_change(content: Path, cache: Path, since: str, as_of: datetime, editorial: bool) -> ChangeReading:
    """What the work tree brings since `since` parted from it. `editorial`: an editor stands for the change.

    Raises CannotRun without git, without a repository, or for a revision that does not exist.
    """
    repository = repository_of(content)
    base = repository.base(since)
    changed = repository.changed(base)
    data, before = _before(repository, base, changed)
    now = read_content(content, cache)
    after = _records(now.texts)
    change = change_set(base, changed, repository.content, before, after, _standing(now.texts))
    model = now.assembled(as_of).model
    return ChangeReading(
        repository,
        change,
        reviews_of(change, data.units, data.plans),
        sorted_findings(
            (
                *check_change(change, editorial),
                *_removed(change, before, after, model, as_of),
                *_unmerged(content, change),
            )
        ),
    )


def _before(
    repository: GitRepository, base: str, changed: Sequence[ChangedPath]
) -> tuple[PortalData, Mapping[str, Record]]:
    """The portal's data and the records of the changed texts as they were."""
    prefix = f"{repository.content}/" if repository.content else ""
    folders = {
        source_of(f"content/{path.path.removeprefix(prefix)}").rpartition("/")[0]
        for path in changed
        if path.path.startswith(prefix)
    }
    wanted = [path for path in repository.files(base, repository.content) if _is_wanted(path, prefix, folders)]
    with tempfile.TemporaryDirectory(prefix="truoc-") as folder:
        repository.extract(base, wanted, Path(folder))
        content = Path(folder, repository.content)
        content.mkdir(parents=True, exist_ok=True)
        tree = scan_tree(content)
        nothing = KeptReadings("", {}, {}, {})
        texts = read_texts(tree, (nothing, BodyStore(None)), time.time_ns(), Progress())
        return read_portal_data(tree), _records(texts)


def _is_wanted(path: str, prefix: str, folders: set[str]) -> bool:
    here = f"content/{path.removeprefix(prefix)}"
    parts = here.split("/")
    is_data = len(parts) == 2 or parts[1] == "ke-hoach"
    return is_data or here.rpartition("/")[0] in folders


def _records(texts: Texts) -> dict[str, Record]:
    found: dict[str, Record] = {text.source: text.record for text in texts.articles if text.record is not None}
    found.update({text.source: text.record for text in texts.pages if text.record is not None})
    return found


def _standing(texts: Texts) -> Iterator[str]:
    yield from (reading.source for reading in texts.articles)
    yield from (reading.source for reading in texts.pages)


def _removed(
    change: ChangeSet,
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    model: Model | None,
    as_of: datetime,
) -> Iterator[Finding]:
    if model is None:
        return
    answering = {article.address for article in model.articles} | {redirect.old for redirect in model.redirects}
    yield from check_removed(change, _articles(before), _articles(after), answering, as_of)


def _articles(records: Mapping[str, Record]) -> dict[str, Article]:
    return {source: record for source, record in records.items() if isinstance(record, Article)}


def _unmerged(content: Path, change: ChangeSet) -> Iterator[Finding]:
    """What a half-done merge left in the changed texts; a file that cannot be read is told by its reader."""
    for path, what in change.files.items():
        if what == "removed" or path.rpartition(".")[2] not in _TEXT_TYPES:
            continue
        real = content / path.removeprefix("content/")
        try:
            if os.lstat(real).st_size > _MOST_BYTES:
                continue
            with opened_plain(real) as file:
                text = file.read().decode("utf-8", "replace")
        except OSError:
            continue
        yield from conflict_marks(path, text)
