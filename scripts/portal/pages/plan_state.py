"""How a plan stands on the day: in force, ended, not yet begun; which one the portal goes by."""

from portal.model.plan import Plan
from portal.model.portal_model import Model
from portal.pages.words import day


def plan_note(model: Model) -> str | None:
    """What readers must know when the plan of the day does not hold the day; None when it does."""
    plan, today = model.plan, model.today
    if plan.holds(today):
        return None
    if today > plan.last_day:
        return f"Cổng đang theo kế hoạch {plan.period.label}, đã kết thúc ngày {day(plan.last_day)}."
    return f"Cổng đang theo kế hoạch {plan.period.label}, có hiệu lực từ ngày {day(plan.period.start)}."


def state_line(plan: Plan, model: Model) -> str:
    """`Đang thực hiện`, `Đã kết thúc ngày …` or `Bắt đầu từ ngày …`."""
    if plan.holds(model.today):
        return f"Đang thực hiện, đến hết ngày {day(plan.last_day)}"
    if model.today > plan.last_day:
        return f"Đã kết thúc ngày {day(plan.last_day)}"
    return f"Bắt đầu từ ngày {day(plan.period.start)}"


def has_ended(plan: Plan, model: Model) -> bool:
    """Whether its last day has passed."""
    return model.today > plan.last_day
