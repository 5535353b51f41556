"""`linkcheck-external`: words of the command line -> a run and its report. Plain values in, plain values out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from portal.build.settings import REPOSITORY
from portal.findings.finding import CannotRun
from portal.findings.text_report import Shown, one_line
from portal.links.outside.check import OutsideResult, OutsideSettings, check_outside
from portal.links.outside.outside_report import links_json, report_lines, trend_json, unit_shares, units_json
from portal.links.outside.resolver import Reach, read_hosts, read_networks

MEMORY_NAME = "lien-ket-ngoai.tsv"


@dataclass(frozen=True, slots=True)
class OutsideWords:
    """The variables of `make linkcheck-external`, as written; empty means the usual."""

    content: Path
    memory: str = ""
    timeout: str = ""
    budget: str = ""
    allow: str = ""
    hosts: str = ""
    cafile: str = ""
    fix: bool = False


def linkcheck_external(words: OutsideWords, today: date) -> OutsideResult:
    """Raises CannotRun for words that cannot be understood and for what the world refuses."""
    if not words.content.is_dir():
        raise CannotRun(f"Không có thư mục nội dung “{words.content}” (CONTENT).")
    memory = Path(words.memory) if words.memory else words.content / MEMORY_NAME
    usual = OutsideSettings(words.content, memory, default_journal(words.content, memory), today)
    return check_outside(
        OutsideSettings(
            content=words.content,
            memory=memory,
            journal=usual.journal,
            today=today,
            timeout_s=_seconds("TIMEOUT", words.timeout, usual.timeout_s),
            budget_s=_seconds("BUDGET", words.budget, usual.budget_s),
            reach=Reach(read_networks(words.allow), read_hosts(Path(words.hosts)) if words.hosts else None),
            authorities=Path(words.cafile) if words.cafile else None,
            fix=words.fix,
        )
    )


def more_json(result: OutsideResult, shown: Shown) -> dict[str, object]:
    """What the JSON report carries beside the findings: `links`, `units`, `trend`, `rewritten`."""
    return {
        "links": links_json(result.links, shown),
        "units": units_json(unit_shares(result.links)),
        "trend": trend_json(result.memory.runs),
        "rewritten": [
            {
                "path": shown(each.use.place.path),
                "line": each.use.place.line,
                "col": each.use.place.col,
                "from": each.use.target,
                "to": each.new,
            }
            for each in result.rewritten
        ],
    }


def more_lines(result: OutsideResult, shown: Shown) -> Iterator[str]:
    """What the report for people says below the findings."""
    for each in result.rewritten:
        place = each.use.place
        where = f"{shown(place.path)}:{place.line}:{place.col}"
        yield one_line(f"{where}: đã viết lại “{each.use.target}” thành “{each.new}”.")
    yield from report_lines(result.links, result.memory.runs)


def default_journal(content: Path, memory: Path) -> Path:
    """One for each pair of content and memory, among the caches."""
    places = f"{content.resolve()}\0{memory.resolve()}"
    return REPOSITORY / ".cache" / f"lien-ket-ngoai-{blake2b(places.encode(), digest_size=8).hexdigest()}.jsonl"


def _seconds(name: str, written: str, usual: float) -> float:
    if not written:
        return usual
    try:
        seconds = float(written)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1_000_000:
        raise CannotRun(f"{name} “{written}” không phải số giây: viết {name}=20.")
    return seconds
