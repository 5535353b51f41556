"""A run as people and programs read it: per unit, oldest first, with the trend over the last runs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from portal.findings.text_report import Shown, one_line
from portal.links.outside.memory import Run
from portal.links.outside.told import Judged
from portal.links.outside.verdict import BROKEN, VERDICTS

_OWN = ""  # files that belong to no unit
_TREND = 8


@dataclass(frozen=True, slots=True)
class UnitShare:
    """Links in the texts of one unit; `unit` empty: the portal's own files. `oldest`: the longest broken."""

    unit: str
    links: int
    broken: int
    waiting: int
    oldest: date | None


def unit_shares(all_judged: Sequence[Judged]) -> tuple[UnitShare, ...]:
    """Units with broken links first, the longest broken first; then by name. `waiting`: broken, not told yet."""
    by_unit: dict[str, list[Judged]] = {}
    for each in all_judged:
        for unit in {_unit_of(use.place.path) for use in each.link.uses}:
            by_unit.setdefault(unit, []).append(each)
    shares = []
    for unit, theirs in by_unit.items():
        broken = [each for each in theirs if each.outcome.verdict in BROKEN]
        oldest = min((each.since for each in broken), default=None)
        waiting = sum(not each.announced for each in broken)
        shares.append(UnitShare(unit, len(theirs), len(broken), waiting, oldest))
    return tuple(sorted(shares, key=lambda share: (share.oldest or date.max, share.unit)))


def links_json(all_judged: Iterable[Judged], shown: Shown) -> list[dict[str, object]]:
    """`[{"url", "verdict", "status", "final", "since", "announced", "reason", "places"}]`, by address."""
    return [_link_json(each, shown) for each in all_judged]


def _link_json(each: Judged, shown: Shown) -> dict[str, object]:
    outcome = each.outcome
    item: dict[str, object] = {"url": each.link.url, "verdict": outcome.verdict}
    for key, value in (("status", outcome.status), ("final", outcome.final)):
        if value is not None:
            item[key] = value
    item["since"] = each.since.isoformat()
    item["announced"] = each.announced
    if outcome.reason:
        item["reason"] = outcome.reason
    item["places"] = [
        {"path": shown(place.path), "line": place.line, "col": place.col}
        for place in dict.fromkeys(use.place for use in each.link.uses)
    ]
    return item


def units_json(shares: Iterable[UnitShare]) -> list[dict[str, object]]:
    """`[{"unit", "links", "broken", "waiting", "oldest"}]`; the portal's own files have no `unit`."""
    return [
        {
            **({"unit": share.unit} if share.unit else {}),
            "links": share.links,
            "broken": share.broken,
            "waiting": share.waiting,
            **({"oldest": share.oldest.isoformat()} if share.oldest else {}),
        }
        for share in shares
    ]


def trend_json(runs: Iterable[Run]) -> list[dict[str, object]]:
    """`[{"day", "alive", "dead" …}]`, oldest first."""
    return [{"day": run.day.isoformat(), **dict(run.counts)} for run in runs]


def report_lines(all_judged: Sequence[Judged], runs: Sequence[Run]) -> Iterator[str]:
    """What stands below the findings: units, trend, and the count of this run."""
    for share in unit_shares(all_judged):
        if share.broken and share.oldest is not None:
            waiting = f", {share.waiting} liên kết chờ kiểm tra thêm" if share.waiting else ""
            yield one_line(
                f"{share.unit or 'Phần chung của cổng'}: {share.broken} trên {share.links} liên kết hỏng, "
                f"lâu nhất từ {share.oldest.isoformat()}{waiting}."
            )
    if len(runs) > 1:
        yield "Các lượt gần đây (hỏng / tất cả): " + ", ".join(
            f"{run.day.isoformat()}: {_broken(run)}/{sum(count for _, count in run.counts)}" for run in runs[-_TREND:]
        )
    counts = Counter(each.outcome.verdict for each in all_judged)
    listed = ", ".join(f"{counts[verdict]} {word}" for verdict, word in VERDICTS.items() if counts[verdict])
    yield f"{len(all_judged)} liên kết tới trang khác: {listed or 'không có'}."


def _broken(run: Run) -> int:
    return sum(count for verdict, count in run.counts if verdict in BROKEN)


def _unit_of(path: str) -> str:
    parts = path.split("/")
    return parts[2] if len(parts) > 3 and parts[1] == "tin-bai" else _OWN
