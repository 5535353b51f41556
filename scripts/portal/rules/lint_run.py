"""The rule book over a whole portal in one run: its texts, its sheet, its built pages; each mistake told once."""

import re
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from portal.build.manifest import Manifest, read_manifest
from portal.build.result import BuildResult
from portal.build.settings import BuildSettings
from portal.findings.finding import Finding, sorted_findings
from portal.findings.link_codes import LINK_CODES
from portal.model.moment import parse_day
from portal.read.file_text import read_text
from portal.read.portal_data import PortalData, read_portal_data
from portal.read.tree import SourceFile, Tree, scan_tree
from portal.read.yaml_file import read_yaml
from portal.rules import plan_sheet
from portal.rules.attachment_lint import attachments_of
from portal.rules.baseline import Debt, new_findings, read_debt
from portal.rules.book import BOOK, rules_of
from portal.rules.built_portal import page_findings, see_pages, site_of
from portal.rules.edition import EDITION_DAY, edition_days, set_of, under_set
from portal.rules.facts import PortalFacts
from portal.rules.kept_findings import judge_all, read_memory, standing_units, write_memory
from portal.rules.linted_texts import MOST_BYTES, depends_on, lint_content
from portal.rules.linting import lint_portal, lint_site
from portal.rules.manual import known_ids
from portal.rules.page_read import names_of
from portal.rules.plan_sheet import PlanRead
from portal.rules.portal_facts import facts_of
from portal.rules.portal_sheet import PortalRead
from portal.rules.settings_file import ReadSettings, read_settings, settled
from portal.rules.twin_run import twin_findings

PLAN_RULES = rules_of(plan_sheet)
_TOPIC_PAGE = re.compile(r"chu-de/[^/]+/index\.html")
_ARTICLE_DAY = re.compile(r"content/tin-bai/[^/]+/(\d{4}-\d{2}-\d{2})-")
SETTINGS_PATH = "content/quy-tac.yaml"
DEBT_PATH = "content/no-cu.json"


@dataclass(frozen=True, slots=True)
class LintResult:
    """`read`: how many things of each kind were looked at, in words; `paths`: the source files among them.

    `older`: findings that the baseline holds, counted only. `settled`: all findings before the baseline. `edition`: the
    day of the rule set that was used.
    """

    findings: tuple[Finding, ...]
    read: tuple[tuple[str, int], ...]
    paths: frozenset[str]
    older: int = 0
    settled: tuple[Finding, ...] = ()
    edition: date = EDITION_DAY

    @property
    def total(self) -> int:
        return sum(count for _, count in self.read)


@dataclass(frozen=True, slots=True)
class PortalRules:
    """What a content folder says of how it is to be judged."""

    facts: PortalFacts
    settings: ReadSettings
    debt: Debt
    findings: tuple[Finding, ...]


def portal_rules(tree: Tree, data: PortalData) -> PortalRules:
    """From the sheets, `quy-tac.yaml` and `no-cu.json`; what is not there is as if empty."""
    facts = portal_facts(data)
    settings, told = _text(tree.data.get("quy-tac.yaml"))
    debt_text, debt_told = _text(tree.data.get("no-cu.json"))
    debt, wrong = read_debt(debt_text, DEBT_PATH) if debt_text else (Debt(), ())
    return PortalRules(facts, read_settings(settings, SETTINGS_PATH, known_ids()), debt, (*told, *debt_told, *wrong))


def portal_facts(data: PortalData) -> PortalFacts:
    """What the rules know of a portal; nothing when its sheet cannot be read."""
    return facts_of(data.portal, data.units) if data.portal is not None else PortalFacts()


def lint_texts_of(tree: Tree) -> tuple[SourceFile, ...]:
    """The files whose text the rules read: articles, fixed pages, plans as received."""
    return (*(folder.index for folder in (*tree.articles, *tree.pages)), *tree.plan_texts)


def lint_whole(
    settings: BuildSettings,
    built: BuildResult,
    waivers: bool = True,
    edition: date | None = None,
    told: Sequence[Finding] | None = None,
) -> LintResult:
    """Judges CONTENT and the portal that `built` tells of, by the rule set of `edition` (None: as `quy-tac.yaml` says).

    `told`: what the build and the check of links found, judged with the rest; None: links were not looked at.
    Raises CannotRun when the disk refuses.
    """
    scanned_ns = time.time_ns()
    as_of = settings.as_of.date()
    data = read_portal_data(scan_tree(settings.content, built.units))
    facts = portal_facts(data)
    depends = depends_on(as_of, facts)
    memory = read_memory(settings.cache, depends)
    # what the build saw as the last run did is not looked at again
    tree = scan_tree(settings.content, standing_units(memory, built.units))
    rules = portal_rules(tree, data)
    judge = partial(lint_content, as_of=as_of, facts=facts)
    seen, now = judge_all(lint_texts_of(tree), tuple(attachments_of(tree)), memory, built.units, judge, scanned_ns)
    write_memory(settings.cache, depends, now, memory)
    found = [*seen.findings, *twin_findings(settings.content, seen.sketches, as_of, facts)]
    if data.portal is not None:
        found.extend(lint_portal(PortalRead(data.portal, data.portal_sheet)))
    pages = 0
    manifest = read_manifest(settings.output) if built.exit != 2 else None
    if manifest is not None and data.portal is not None:
        sights = see_pages(settings.output, manifest, names_of(data.portal, settings.siteurl), settings.cache)
        pages = len(sights)
        found.extend(page_findings(sights, manifest))
        found.extend(_plans(tree, data, manifest, as_of))
        found.extend(lint_site(site_of(settings.output, manifest, sights, data.portal_sheet.place(("groups",)))))
    read = (
        ("bài", len(seen.texts) - len(tree.pages) - len(tree.plan_texts)), ("trang cố định", len(tree.pages)),
        ("văn bản kế hoạch", len(tree.plan_texts)), ("tệp đính kèm", len(seen.attached)),
        ("tệp dữ liệu", len(data.sources) - len(tree.plan_texts)), ("trang đã dựng", pages),
    )  # fmt: skip
    paths = frozenset({*seen.texts, *seen.attached, *data.sources})
    joined = joined_findings(joined_findings(built.findings if told is None else told, found), rules.findings)
    return judged(joined, rules, as_of, paths, read, waivers, edition, () if told is not None else LINK_CODES)


def _plans(tree: Tree, data: PortalData, manifest: Manifest, as_of: date) -> Iterator[Finding]:
    """The rules on the portal's own plans, with the newest article of each topic as its page's sources tell."""
    newest = {
        file.path.split("/")[1]: max(days)
        for file in manifest.files
        if _TOPIC_PAGE.fullmatch(file.path) and (days := [day for source in file.source for day in _day_of(source)])
    }
    plans = {f"content/ke-hoach/{plan.id}.yaml": plan for plan in data.plans}
    for file in tree.plans:
        text, _ = _text(file)
        plan = plans.get(file.path)
        if plan is not None:
            sheet, _ = read_yaml(text.replace("\r\n", "\n"), file.path)
            read = PlanRead(plan, sheet, newest, as_of)
            yield from (finding for rule in PLAN_RULES for finding in rule.findings(read))


def _day_of(source: str) -> Iterator[date]:
    found = _ARTICLE_DAY.match(source)
    if found:
        yield parse_day(found[1])


def judged(
    findings: Iterable[Finding],
    rules: PortalRules,
    as_of: date,
    paths: Collection[str],
    read: tuple[tuple[str, int], ...],
    waivers: bool,
    edition: date | None = None,
    unasked: Collection[str] = LINK_CODES,
) -> LintResult:
    """Findings under the department's settings and without its old debt; with `waivers` False neither counts.

    `unasked`: see `settled`.
    """
    day = edition or _own_set(rules.settings)
    absent = [rule.id for rule in BOOK if rule.since > day]
    told = settled(under_set(findings, day), rules.settings, as_of, paths, waivers, (*absent, *unasked))
    fresh = new_findings(told, rules.debt) if waivers else told
    return LintResult(fresh, read, frozenset(paths), len(told) - len(fresh), told, day)


def _own_set(read: ReadSettings) -> date:
    """The set the department keeps; a day before the first set is told with the settings and counts as the first."""
    wanted = read.settings.rule_set
    return EDITION_DAY if wanted is None else set_of(max(wanted, edition_days()[0]))


def joined_findings(told: Iterable[Finding], more: Iterable[Finding]) -> tuple[Finding, ...]:
    """A mistake that two parts find is told as the first of them tells it."""
    first = tuple(told)
    known = {(finding.place, finding.code) for finding in first}
    return sorted_findings([*first, *(finding for finding in more if (finding.place, finding.code) not in known)])


def _text(file: SourceFile | None) -> tuple[str, tuple[Finding, ...]]:
    if file is None:
        return "", ()
    text, told = read_text(file, MOST_BYTES)
    return (text.text if text else ""), told
