"""The result of `check` as it goes to standard output: for people, for machines, for the log of a forge."""

import json
from collections.abc import Iterator
from typing import Literal

from portal.desk.change_set import ChangedItem, ChangeSet
from portal.desk.change_summary import CHANGES, SORTS
from portal.desk.check_command import CheckResult
from portal.findings.github_report import github_report
from portal.findings.gitlab_report import gitlab_report
from portal.findings.json_report import json_report
from portal.findings.text_report import Shown, one_line, text_report
from portal.rules.edition import printed_edition, rule_set

Form = Literal["text", "json", "github", "gitlab"]


def check_report(result: CheckResult, form: Form, shown: Shown) -> str:
    """`shown`: `content/…` -> the path as a person on this machine knows it; forges are told the repository's own."""
    if form == "json":
        return _json(_data(result, shown))
    if form == "gitlab":
        return _json(gitlab_report(result.findings, in_repository(result), _engine(result)))
    if form == "github":
        lines = [*github_report(result.findings, in_repository(result)), *_ending(result)]
    else:
        lines = [*text_report(result.findings, shown), *_change_lines(result), *_ending(result)]
    return "\n".join(lines) + "\n"


def in_repository(result: CheckResult) -> Shown:
    """`content/…` -> where the file lies in the repository of the change; unchanged when there is none."""
    content = result.reading.repository.content if result.reading is not None else "content"

    def shown(path: str) -> str:
        first, slash, rest = path.partition("/")
        if first != "content":
            return path
        return f"{content}{slash}{rest}" if content else rest or "."

    return shown


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _data(result: CheckResult, shown: Shown) -> dict[str, object]:
    built = result.portal.build
    more: dict[str, object] = {
        "read": dict(result.portal.read),
        "pages": built.pages,
        "held": [{"path": shown(path), "reason": reason} for path, reason in built.held],
        "left_out": [shown(path) for path in built.left_out],
        "older": result.older,
    }
    if result.portal.edition is not None:
        more |= {"rule_set": rule_set(result.portal.edition), "rule_set_day": result.portal.edition.isoformat()}
    if result.reading is not None:
        more["change"] = _change(result.reading.change, shown)
        more["reviews"] = [
            {"unit": r.unit, "name": r.name, "reasons": list(r.reasons), "accounts": list(r.accounts)}
            for r in result.reading.reviews
        ]
    return json_report(result.findings, shown, result.exit, built.sources, more)


def _change(change: ChangeSet, shown: Shown) -> dict[str, object]:
    return {"base": change.base, "items": [_item(i, shown) for i in change.items], "outside": list(change.outside)}


def _item(item: ChangedItem, shown: Shown) -> dict[str, object]:
    told: dict[str, object] = {
        "kind": item.sort,
        "change": item.change,
        "path": shown(item.source),
        "title": item.title,
    }
    if item.unit is not None:
        told |= {"unit": item.unit, "topics": list(item.topics)}
    return told


def _change_lines(result: CheckResult) -> Iterator[str]:
    """What the change brings and who is asked, for a terminal."""
    if result.reading is None:
        return
    items = result.reading.change.items
    yield "" if items else "Không có thay đổi nào trong nội dung."
    for item in items:
        yield one_line(f"{CHANGES[item.change]} {SORTS[item.sort]}: {item.title} ({item.source})")
    for review in result.reading.reviews:
        accounts = ", ".join(review.accounts) or "chưa có tài khoản nào trong don-vi.yaml (reviewers)"
        yield one_line(f"Cần duyệt: {review.name} ({'; '.join(review.reasons)}): {accounts}")


def _engine(result: CheckResult) -> str:
    """Who found it, as GitLab's report names it."""
    day = result.portal.edition
    return "portal" if day is None else f"portal {rule_set(day)}, {day.isoformat()}"


def _ending(result: CheckResult) -> Iterator[str]:
    errors = sum(finding.severity == "error" for finding in result.findings)
    others = len(result.findings) - errors
    read = ", ".join(f"{count} {name}" for name, count in result.portal.read)
    older = f"; {result.older} lời báo cũ ở nơi khác không tính" if result.older else ""
    verdict = {0: "Đạt", 1: "Chưa đạt", 2: "Chưa dựng được cổng"}[result.exit]
    edition = f" {printed_edition(result.portal.edition)}." if result.portal.edition is not None else ""
    yield f"{verdict}: {errors} lỗi, {others} lời báo khác{older}. Đã đọc {read}.{edition}"
