"""Models made by hand: small functions for a portal, its units, plans and articles, each with sound defaults."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from portal.model.article import Article, FixedPage
from portal.model.moment import VIETNAM, start_of
from portal.model.plan import Plan
from portal.model.portal import Portal
from portal.model.portal_model import Model, Redirect
from portal.model.slug import slugify
from portal.model.text_parts import Tagged
from portal.model.unit import Unit
from portal.pages.page import Page, PagePlan
from portal.pages.portal_pages import plan_pages
from portal.pages.site import SiteSettings

SITE = SiteSettings("https://cong.example", ("fonts/sans-400.woff2",))


def portal(**changes: Any) -> Portal:
    """A portal with nothing known but its bodies."""
    told: dict[str, Any] = {
        "name": "Sở Giáo dục và Đào tạo Mẫu",
        "short": "Sở GDĐT Mẫu",
        "siteurl": "https://cong.example",
        "bodies": {"managing": "Sở Giáo dục và Đào tạo Mẫu", "superior": "Ủy ban nhân dân tỉnh Mẫu"},
        "menu": ["tin-tuc", "ke-hoach", "don-vi"],
    }
    return Portal.model_validate(told | changes)


def unit(unit_id: str = "van-phong", **changes: Any) -> Unit:
    """A unit; its name is made from its id."""
    told = {"id": unit_id, "name": f"Đơn vị {unit_id}", "kind": "van-phong"}
    return Unit.model_validate(told | changes)


def topic(topic_id: str = "thi-cu", **changes: Any) -> dict[str, Any]:
    """A topic as written in a plan."""
    return {
        "id": topic_id,
        "n": "1",
        "title": f"Chủ đề {topic_id}",
        "text": f"Nội dung {topic_id}.",
        "colour": "4",
    } | changes


def plan(plan_id: str = "nam-2024", **changes: Any) -> Plan:
    """A plan of 2024 with one topic."""
    told: dict[str, Any] = {
        "id": plan_id,
        "issuer": "Sở Giáo dục và Đào tạo Mẫu",
        "title": f"Kế hoạch {plan_id}",
        "period": {"label": "năm 2024", "from": "2024-01-01", "until": "2024-12-31"},
        "topics": [topic()],
    }
    return Plan.model_validate(told | changes)


def article(name: str = "bai", day: str = "2024-03-05", **changes: Any) -> Article:
    """A published article of van-phong on thi-cu."""
    unit_id, when = changes.pop("unit", "van-phong"), date.fromisoformat(day)
    told: dict[str, Any] = {
        "source": f"content/tin-bai/{unit_id}/{day}-{name}/index.md",
        "unit": unit_id,
        "day": when,
        "name": name,
        "title": f"Tiêu đề {name}",
        "summary": f"Tóm tắt {name}",
        "topics": ("thi-cu",),
        "author": "Nguyễn Văn Mẫu",
        "kind": "tin",
        "status": "published",
        "publish_at": start_of(when),
        "body_digest": f"digest-{name}",
    }
    return Article(**(told | changes))


def articles(count: int, start: str = "2024-01-01") -> tuple[Article, ...]:
    """One a day from `start`, oldest first."""
    first = date.fromisoformat(start)
    return tuple(article(f"bai-{n}", (first + timedelta(days=n)).isoformat()) for n in range(count))


def tag(name: str) -> Tagged:
    return Tagged(name, slugify(name))


def fixed(name: str = "gioi-thieu", **changes: Any) -> FixedPage:
    """A fixed page in Vietnamese."""
    folder = "trang/en" if changes.get("lang") == "en" else "trang"
    told: dict[str, Any] = {
        "source": f"content/{folder}/{name}/index.md",
        "name": name,
        "lang": "vi",
        "title": f"Trang {name}",
        "body_digest": f"digest-{name}",
    }
    return FixedPage(**(told | changes))


def model(
    shown: Iterable[Article] = (),
    *,
    as_of: datetime | None = None,
    units: Iterable[Unit] | None = None,
    plans: Iterable[Plan] | None = None,
    archive: Iterable[Plan] = (),
    pages: Iterable[FixedPage] = (),
    redirects: Iterable[Redirect] = (),
    texts: Mapping[str, str] | None = None,
    of: Portal | None = None,
    drafts: bool = False,
) -> Model:
    """A model as of 01/06/2024."""
    return Model(
        portal=of or portal(),
        units=tuple(units or [unit()]),
        plans=tuple(plans or [plan()]),
        archive=tuple(archive),
        articles=tuple(sorted(shown, key=lambda each: each.order)),
        fixed=tuple(pages),
        redirects=tuple(redirects),
        texts=tuple((texts or {}).items()),
        sources=MappingProxyType({}),
        as_of=as_of or datetime(2024, 6, 1, 8, 0, tzinfo=VIETNAM),
        drafts=drafts,
    )


def pages_of(planned: PagePlan) -> dict[str, Page]:
    """The pages by address."""
    return {page.address: page for page in planned.pages}


def planned(told: Model) -> dict[str, Page]:
    """The pages of a model by address."""
    return pages_of(plan_pages(told, SITE))
