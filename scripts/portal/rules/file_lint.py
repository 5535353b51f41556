"""Single files through the book: any .md or .txt, inside the content folder or anywhere else; builds nothing."""

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from portal.findings.finding import CannotRun, Finding
from portal.read.portal_data import read_portal_data
from portal.read.tree import SourceFile, scan_tree
from portal.rules.baseline import Debt
from portal.rules.facts import PortalFacts
from portal.rules.kept_findings import judge_files, paths_of
from portal.rules.lint_run import LintResult, PortalRules, joined_findings, judged, portal_rules
from portal.rules.linted_texts import lint_file
from portal.rules.manual import known_ids
from portal.rules.settings_file import read_settings

ENDINGS = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class AskedFiles:
    """`inside`: of the content folder, with paths `content/…`; `outside`: others, with paths `./…`."""

    inside: tuple[SourceFile, ...]
    outside: tuple[SourceFile, ...]


def asked_files(words: Sequence[str], content: Path) -> AskedFiles:
    """The files that FILES= names; a folder stands for the texts in it. Raises CannotRun for what is not there."""
    root = content.resolve()
    inside: dict[str, SourceFile] = {}
    outside: dict[str, SourceFile] = {}
    for real in sorted({path for word in words for path in _named(word)}):
        whole = real.parent.resolve() / real.name
        if whole.is_relative_to(root):
            file = _source(f"content/{whole.relative_to(root).as_posix()}", real)
            inside[file.path] = file
        else:
            file = _source(f"./{os.path.relpath(real)}", real)
            outside[file.path] = file
    return AskedFiles(tuple(inside.values()), tuple(outside.values()))


def lint_asked(
    asked: AskedFiles,
    content: Path,
    as_of: date,
    waivers: bool,
    told: Iterable[Finding] = (),
    edition: date | None = None,
) -> LintResult:
    """Judges the files. Those inside know their portal; `told`: what the reader says of them; `edition`: rule set."""
    if asked.inside and (content / "cong.yaml").is_file():
        tree = scan_tree(content)
        rules = portal_rules(tree, read_portal_data(tree))
    else:
        rules = PortalRules(PortalFacts(), read_settings("", "content/quy-tac.yaml", known_ids()), Debt(), ())
    looked = [
        *judge_files(asked.inside, partial(lint_file, as_of=as_of, facts=rules.facts)),
        *judge_files(asked.outside, partial(lint_file, as_of=as_of, facts=PortalFacts())),
    ]
    found = [finding for one in looked for finding in one.findings]
    paths = paths_of((*asked.inside, *asked.outside))
    own = [finding for finding in told if finding.place.path in paths]
    settled = judged(joined_findings(own, found), rules, as_of, paths, (("tệp", len(paths)),), waivers, edition)
    # what is wrong with the settings themselves is told by the run over everything
    return replace(settled, findings=tuple(finding for finding in settled.findings if finding.place.path in paths))


def _named(word: str) -> list[Path]:
    path = Path(word)
    if path.is_dir():
        return [found for ending in ENDINGS for found in path.rglob(f"*{ending}") if found.is_file()]
    if path.suffix.lower() not in ENDINGS:
        raise CannotRun(f"FILES: “{word}” không phải tệp .md hay .txt.")
    return [path]


def _source(path: str, real: Path) -> SourceFile:
    try:
        info = os.lstat(real)
    except OSError as refusal:
        raise CannotRun(f"FILES: không mở được “{real}”: {refusal.strerror}.") from refusal
    if not stat.S_ISREG(info.st_mode):
        raise CannotRun(f"FILES: “{real}” không phải tệp thường.")
    return SourceFile(path, str(real), info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
