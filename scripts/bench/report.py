"""What was measured, as tables for a terminal and for docs/speed.md, and as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from bench.links import TARGETS as LINK_TARGETS
from bench.linting import TARGETS as LINT_TARGETS
from bench.machine import Machine
from bench.measure import Row
from bench.pages import Kind

TARGETS = {"nochange": 0.02, "body": 0.06, "title": 0.06, "add": 0.08, "template": 0.35, "cold": 1.3, "memory": 0.30}
GOALS = TARGETS | LINK_TARGETS | LINT_TARGETS
_WORKS = {
    "nochange": "nothing changed", "body": "one body edited", "title": "one title edited", "add": "one article added",
    "template": "one template edited", "cold": "from nothing", "memory": "peak memory, MiB",
    "stock": "from nothing", "links memory": "links memory, MiB",
}  # fmt: skip
_RIVALS = {"hugo": "Hugo", "pelican": "stock Pelican", "html": "make html, from nothing", "mdlint": "markdownlint-cli2"}


@dataclass(frozen=True, slots=True)
class Report:
    """`rows`: against Hugo; `others`: against anything else; `written`: HTML pages by who wrote them."""

    n: int
    rounds: int
    machine: Machine
    rows: Sequence[Row] = ()
    others: Sequence[Row] = ()
    written: Mapping[str, int] = field(default_factory=dict)
    kinds: Sequence[Kind] = ()
    lighthouse: Mapping[str, float] = field(default_factory=dict)


def as_json(report: Report) -> str:
    """`rows` hold nothing but the seven works against Hugo; CPU seconds and all else stand beside them."""
    return json.dumps({
        "n": report.n,
        "rows": [_told(row) for row in report.rows],
        "cpu": [_told_cpu(row) for row in (*report.rows, *report.others) if row.cpu],
        "others": [_told(row) for row in report.others],
        "written": dict(report.written),
        "pages": [asdict(kind) for kind in report.kinds],
        "lighthouse_performance": dict(report.lighthouse),
        "machine": asdict(report.machine),
    })  # fmt: skip


def as_text(report: Report) -> str:
    """Columns for a terminal."""
    return "\n\n".join(("\n".join(_heads(report)), *map(_columns, _tables(report))))


def as_markdown(report: Report) -> str:
    """As docs/speed.md holds it."""
    return "\n\n".join((*_heads(report), *map(_pipes, _tables(report))))


@dataclass(frozen=True, slots=True)
class _Table:
    """The first column is words, the others figures."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _heads(report: Report) -> Iterator[str]:
    memory = "" if all(row.cpu for row in report.rows) else " (memory: MiB)"
    yield report.machine.line()
    yield f"{report.n} articles; seconds{memory}, medians of up to {report.rounds} runs in turn; a target is a ratio of the clock."
    if report.written:
        yield "HTML pages: " + ", ".join(f"{_RIVALS.get(name, name)} {count}" for name, count in report.written.items())


def _tables(report: Report) -> Iterator[_Table]:
    if report.rows:
        yield _Table(
            f"{report.n} articles",
            ("work", "ours", "Hugo", "ratio", "target", "", "ours CPU", "Hugo CPU", "CPU ratio", "ours, ms an article"),
            tuple((*_compared(row), *_each(row, report.n)) for row in report.rows),
        )
    if report.others:
        yield _Table(
            "Beside Hugo",
            ("work", "ours", "other", "ratio", "target", "", "ours CPU", "other CPU", "CPU ratio", "against"),
            tuple((*_compared(row), _RIVALS.get(row.rival, row.rival)) for row in report.others),
        )
    if report.kinds:
        yield _Table(
            "What each kind of file costs, from nothing",
            ("made by", "files", "KiB", "KiB each", "CPU ms each", "CPU s"),
            tuple(_cost(kind) for kind in report.kinds),
        )
    if report.lighthouse:
        scores = tuple((name, f"{score:.2f}") for name, score in report.lighthouse.items())
        yield _Table("Lighthouse performance", ("page", "score"), scores)


def _compared(row: Row) -> tuple[str, ...]:
    goal = GOALS.get(row.work)  # some rows are only for the record
    target = ("", "") if goal is None else (f"{goal:.2f}", "within" if row.ratio <= goal else "missed")
    cpu = (f"{row.cpu[0]:.2f}", f"{row.cpu[1]:.2f}", f"{row.cpu_ratio:.3f}") if row.cpu else ("", "", "")
    return (_WORKS.get(row.work, row.work), f"{row.ours:.2f}", f"{row.other:.2f}", f"{row.ratio:.3f}", *target, *cpu)


def _each(row: Row, articles: int) -> tuple[str]:
    """What must not grow with their number."""
    return (f"{row.ours * 1000 / articles:.2f}" if row.cpu else "",)


def _cost(kind: Kind) -> tuple[str, ...]:
    size = kind.bytes / 1024
    each = f"{size / kind.files:.1f}"
    return (kind.kind, str(kind.files), f"{size:.0f}", each, f"{kind.ms:.2f}", f"{kind.seconds:.2f}")


def _columns(table: _Table) -> str:
    rows = (table.head, *table.rows)
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.head))]
    first, *others = widths
    lines = ("  ".join((row[0].ljust(first), *map(str.rjust, row[1:], others))).rstrip() for row in rows)
    return "\n".join((f"{table.title}:", *lines))


def _pipes(table: _Table) -> str:
    rule = "|---|" + "---:|" * (len(table.head) - 1)
    rows = ("| " + " | ".join(row) + " |" for row in table.rows)
    return "\n".join((f"## {table.title}\n", "| " + " | ".join(table.head) + " |", rule, *rows))


def _told(row: Row) -> dict[str, object]:
    return {"work": row.work, "ours": round(row.ours, 3), row.rival: round(row.other, 3), "ratio": round(row.ratio, 4)}


def _told_cpu(row: Row) -> dict[str, object]:
    ours, other = row.cpu or (0.0, 0.0)
    ratio = round(row.cpu_ratio or 0.0, 4)
    return {"work": row.work, "ours": round(ours, 3), row.rival: round(other, 3), "ratio": ratio}
