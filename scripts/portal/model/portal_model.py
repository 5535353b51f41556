"""The model: everything the pages are planned from, complete and checked."""

from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from portal.findings.finding import Place
from portal.model.article import Article, FixedPage
from portal.model.plan import Plan, Topic, plan_of
from portal.model.portal import Portal
from portal.model.unit import Unit


class Held(NamedTuple):
    """A source that is complete but not shown, with the reason in the office's words."""

    path: str
    reason: str


class Redirect(NamedTuple):
    """An old address that keeps answering. `place`: where somebody wrote it."""

    old: str
    new: str
    place: Place


@dataclass(frozen=True, slots=True)
class Model:
    """`articles`: those published as of `as_of`, withdrawn ones too, oldest first. With `drafts`, drafts as well."""

    portal: Portal
    units: tuple[Unit, ...]
    plans: tuple[Plan, ...]  # of this portal's issuer, by period
    archive: tuple[Plan, ...]  # other issuers' plans: shown, bind nobody
    articles: tuple[Article, ...]
    fixed: tuple[FixedPage, ...]
    redirects: tuple[Redirect, ...]  # sorted by the old address
    texts: tuple[tuple[str, str], ...]  # plan id -> text as received
    sources: MappingProxyType[str, str]  # kind of data -> source path, for the manifest
    as_of: datetime
    drafts: bool = False

    @property
    def today(self) -> date:
        return self.as_of.date()

    @property
    def plan(self) -> Plan:
        """The plan the portal goes by today."""
        plan = plan_of(self.today, self.plans)
        assert plan is not None, "a portal without a plan is refused when read"
        return plan

    def unit(self, unit_id: str) -> Unit | None:
        return next((unit for unit in self.units if unit.id == unit_id), None)

    def topic(self, topic_id: str) -> Topic | None:
        """The topic as the latest plan that carries it words it."""
        found = [plan.topic(topic_id) for plan in self.plans]
        return next((topic for topic in reversed(found) if topic is not None), None)

    @property
    def listed(self) -> tuple[Article, ...]:
        """What lists and feeds show: not withdrawn; oldest first."""
        return tuple(article for article in self.articles if article.status != "withdrawn")
