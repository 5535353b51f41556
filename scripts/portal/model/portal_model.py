"""The model: everything the pages are planned from, complete and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    _units: Mapping[str, Unit] = field(init=False, repr=False, compare=False)
    _topics: Mapping[str, Topic] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The indexes: every card and page asks for its unit and topic."""
        object.__setattr__(self, "_units", {unit.id: unit for unit in reversed(self.units)})
        topics = {topic.id: topic for plan in self.plans for topic in reversed(plan.topics)}
        object.__setattr__(self, "_topics", topics)

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
        return self._units.get(unit_id)

    def topic(self, topic_id: str) -> Topic | None:
        """The topic as the latest plan that carries it words it."""
        return self._topics.get(topic_id)

    @property
    def listed(self) -> tuple[Article, ...]:
        """What lists and feeds show: not withdrawn; oldest first."""
        return tuple(article for article in self.articles if article.status != "withdrawn")
