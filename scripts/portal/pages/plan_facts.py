"""What stands at the head of a plan, as received: a blank is said, never filled."""

from portal.model.plan import Plan
from portal.pages.signpost import Fact
from portal.pages.words import day


def number_printed(plan: Plan) -> str:
    """The number as received; a blank one is said, never guessed."""
    if plan.number is not None:
        return plan.number_printed or str(plan.number)
    return f"{plan.number_printed} (chưa ghi số)" if plan.number_printed else "chưa ghi số"


def issue_printed(plan: Plan) -> str:
    """The day of issue as received; a blank one is said with the days it must lie between, when known."""
    if plan.issued is not None:
        return day(plan.issued)
    told = f"{plan.date_printed} (chưa ghi ngày)" if plan.date_printed else "chưa ghi ngày"
    if plan.issued_range is None:
        return told
    first, last = plan.issued_range
    return f"{told}, trong khoảng {day(first)} – {day(last)}"


def plan_facts(plan: Plan) -> tuple[Fact, ...]:
    """Number, day, issuer, period, signer; what the text as received leaves blank is said so."""
    period = f"{plan.period.label}, từ {day(plan.period.start)} đến hết {day(plan.period.until)}"
    if plan.period.assumed:
        period += " (kế hoạch không ghi ngày; cổng suy theo năm học)"
    facts = [
        Fact("Số, ký hiệu", number_printed(plan)),
        Fact("Ngày ban hành", issue_printed(plan)),
        Fact("Cơ quan ban hành", plan.issuer),
        Fact("Thời gian thực hiện", period),
    ]
    if plan.extended_until:
        facts.append(Fact("Gia hạn", f"đến hết {day(plan.extended_until)}"))
    signer = plan.signer
    facts.append(Fact("Người ký", f"{signer.name}, {_sentence(signer.title)}" if signer and signer.name else None))
    if signer and not signer.name:
        facts.append(Fact("Chức vụ người ký", _sentence(signer.title)))
    if plan.supersedes:
        facts.append(Fact("Thay thế", plan.supersedes, f"/ke-hoach/{plan.supersedes}/"))
    return tuple(facts)


def _sentence(title: str) -> str:
    """A post printed in capitals, as a word: `GIÁM ĐỐC` -> `Giám đốc`."""
    return title.capitalize() if title.isupper() else title
