"""A plan as machine-readable data: its own keys, what they mean in days, and how much was published."""

from collections.abc import Mapping

from portal.model.plan import Plan
from portal.pages.deadlines import meaning_of
from portal.pages.json_text import json_text


def plan_json(plan: Plan, siteurl: str, counts: Mapping[str, int | Mapping[str, int]]) -> str:
    """JSON text with sorted keys. The plan's keys are those of `ke-hoach/<id>.yaml`; days are ISO text."""
    told = plan.model_dump(mode="json", by_alias=True)
    for written, deadline in zip(told["deadlines"], plan.deadlines, strict=True):
        days = deadline.last_days(plan.in_force_from, plan.last_day)
        written["last_days"] = [day.isoformat() for day in days]
        written["meaning"] = meaning_of(deadline, plan)
    told["address"] = siteurl + plan.address
    told["published"] = {key: value if isinstance(value, int) else dict(value) for key, value in counts.items()}
    return json_text(told)
