"""All articles against each other: pairs that their sketches propose are read again, and judged as written."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from portal.findings.finding import Finding
from portal.read.file_text import read_text
from portal.read.tree import SourceFile
from portal.rules import twins
from portal.rules.book import rules_of
from portal.rules.facts import PortalFacts
from portal.rules.linted_texts import MOST_BYTES
from portal.rules.reading import read_source
from portal.rules.sketch import alike
from portal.rules.source_text import SourceText
from portal.rules.twins import Twins

TWIN_RULES = rules_of(twins)


def twin_findings(content: Path, sketches: Mapping[str, str], as_of: date, facts: PortalFacts) -> Iterator[Finding]:
    """Each later article once, by the earliest that it repeats."""
    read: dict[str, SourceText | None] = {}
    told: set[str] = set()
    for later, earlier in alike(sketches):
        if later in told:
            continue
        for path in (later, earlier):
            if path not in read:
                read[path] = _source(content, path, as_of, facts)
        one, other = read[later], read[earlier]
        if one is None or other is None:
            continue
        for finding in (finding for rule in TWIN_RULES for finding in rule.findings(Twins(one, other))):
            told.add(later)
            yield finding


def _source(content: Path, path: str, as_of: date, facts: PortalFacts) -> SourceText | None:
    real = content / path.removeprefix("content/")
    try:
        info = os.lstat(real)
    except OSError:
        return None  # it went since it was looked at
    file = SourceFile(path, str(real), info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
    text, _ = read_text(file, MOST_BYTES)
    return read_source(path, text.text, as_of, facts) if text is not None else None
