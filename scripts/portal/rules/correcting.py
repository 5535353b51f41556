"""`FIX=1` and `DIFF=1`: safe corrections of files, shown or written back; what is waived or switched off stays."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.findings.finding import CannotRun, Place
from portal.read.file_text import read_text
from portal.read.tree import SourceFile
from portal.rules.facts import PortalFacts
from portal.rules.fixing import difference, fixed
from portal.rules.lint_run import PortalRules
from portal.rules.linted_texts import MOST_BYTES
from portal.rules.settings_file import RuleSettings


@dataclass(frozen=True, slots=True)
class Correction:
    """A file whose text would change. `rules`: ids of those whose corrections were made."""

    file: SourceFile
    before: str
    after: str
    rules: tuple[str, ...]

    def difference(self, shown: str) -> str:
        """As a unified difference; `shown`: the path to print."""
        return difference(shown, self.before, self.after)


def corrections(
    files: Iterable[SourceFile], rules: PortalRules, facts: PortalFacts, as_of: date
) -> Iterator[Correction]:
    """Files with something to correct. A plan's text as received is never touched."""
    settings = rules.settings.settings

    def wanted(rule_id: str, place: Place) -> bool:
        return settings.severities.get(rule_id) != "off" and not _is_waived(settings, rule_id, place, as_of)

    for file in files:
        if file.path.startswith("content/ke-hoach/"):
            continue
        text, _ = read_text(file, MOST_BYTES)
        if text is None:
            continue
        result = fixed(file.path, text.text, as_of, facts, wanted)
        if result.text != text.text:
            yield Correction(file, text.text, result.text, result.rules)


def write_correction(correction: Correction) -> None:
    """The new text in place of the old, whole or not at all; a byte order mark stays. Raises CannotRun."""
    real = Path(correction.file.real)
    aside = real.with_name(f".{real.name}.{os.getpid()}")
    try:
        was = real.read_bytes()
        mark = b"\xef\xbb\xbf" if was.startswith(b"\xef\xbb\xbf") else b""
        if was.removeprefix(mark) != correction.before.encode():
            raise CannotRun(f"Tệp “{real}” vừa được sửa bởi người khác: chạy lại lệnh này.")
        aside.write_bytes(mark + correction.after.encode())
        aside.chmod(real.stat().st_mode & 0o777)
        os.replace(aside, real)
    except OSError as refusal:
        aside.unlink(missing_ok=True)
        raise CannotRun(f"Không ghi được tệp “{real}”: {refusal.strerror}.") from refusal


def _is_waived(settings: RuleSettings, rule_id: str, place: Place, as_of: date) -> bool:
    return any(
        waiver.rule == rule_id and waiver.covers_place(place) and (waiver.until is None or waiver.until >= as_of)
        for waiver in settings.waivers
    )
