"""Checks the links of a content folder that leave the portal: gather, ask, remember, tell."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from portal.findings.finding import Finding, has_error, sorted_findings
from portal.links.outside.asking import Way
from portal.links.outside.journal import close_journal, open_journal
from portal.links.outside.kinship import kinship
from portal.links.outside.memory import Known, Memory, least_lately, read_memory, remembered, write_memory
from portal.links.outside.moved_links import Rewritten, rewrite_moved
from portal.links.outside.outside_link import content_sheet, gather_links
from portal.links.outside.policy import ReadPolicy, excluded, idle_exclusions, read_policy
from portal.links.outside.resolver import Reach
from portal.links.outside.run import AGENT, ask_all
from portal.links.outside.told import Judged, judged, link_findings
from portal.links.outside.verdict import Outcome
from portal.links.outside.web_address import host_of
from portal.model.unit import Unit
from portal.read.portal_data import read_portal_data
from portal.read.tree import Tree, scan_tree


@dataclass(frozen=True, slots=True)
class OutsideSettings:
    """`memory`: the file of earlier runs. `journal`: kept only while a run lasts. `today`: the day of AS_OF."""

    content: Path
    memory: Path
    journal: Path
    today: date
    timeout_s: float = 20.0
    budget_s: float = 1800.0
    reach: Reach = Reach()
    authorities: Path | None = None
    fix: bool = False


@dataclass(frozen=True, slots=True)
class OutsideResult:
    """`exit` 0, or 2 when `lien-ket-ngoai.yaml` has mistakes and nothing was asked. `read`: files looked through."""

    exit: int
    read: int
    links: tuple[Judged, ...]
    memory: Memory
    findings: tuple[Finding, ...]
    rewritten: tuple[Rewritten, ...] = ()


def check_outside(settings: OutsideSettings) -> OutsideResult:
    """Raises CannotRun for what the world refuses; the memory is then as it was.

    A broken link is never an error: it holds nothing back.
    """
    tree = scan_tree(settings.content)
    policy = read_policy(tree)
    before = read_memory(settings.memory)
    siteurl = _siteurl(tree)
    gathered = gather_links(tree, host_of(siteurl))
    if has_error(policy.findings):
        return OutsideResult(2, gathered.read, (), before, sorted_findings(policy.findings))
    units = read_portal_data(tree).units
    urls = tuple(link.url for link in gathered.links)
    outcomes = _outcomes(settings, policy, before, urls, units, siteurl)
    after = remembered(before, outcomes, settings.today)
    links = judged(gathered.links, outcomes, after, policy.policy.announce, settings.today)
    rewritten: tuple[Rewritten, ...] = ()
    if settings.fix:
        rewritten = rewrite_moved(links)
        links, after = _without(links, after, rewritten)
    write_memory(settings.memory, after)
    close_journal(settings.journal)
    findings = [
        *policy.findings,
        *link_findings(links, policy.policy.announce, _official(units), settings.today),
        *idle_exclusions(policy, urls, settings.today),
    ]
    return OutsideResult(0, gathered.read, links, after, sorted_findings(findings), rewritten)


def _outcomes(
    settings: OutsideSettings,
    policy: ReadPolicy,
    before: Memory,
    urls: tuple[str, ...],
    units: tuple[Unit, ...],
    siteurl: str,
) -> dict[str, Outcome]:
    left_alone = excluded(policy.policy, urls, settings.today)
    way = Way(settings.timeout_s, f"{AGENT}/1.0 (+{siteurl or 'https://cong.invalid'}/)", settings.reach,
              settings.authorities)  # fmt: skip
    with open_journal(settings.journal, settings.today) as journal:
        asked = [url for url in least_lately(before, urls) if url not in left_alone and url not in journal.done]
        family = kinship(policy.policy.successors, units)
        found = ask_all(asked, way, family, settings.budget_s, journal.note)
        done = {url: outcome for url, outcome in journal.done.items() if url in set(urls)}
    skipped = {
        url: Outcome("unsure", reason=f"được bỏ qua: {exclusion.reason}", asked=False)
        for url, exclusion in left_alone.items()
    }
    return {**done, **found, **skipped}


def _without(
    links: tuple[Judged, ...], memory: Memory, rewritten: tuple[Rewritten, ...]
) -> tuple[tuple[Judged, ...], Memory]:
    """Rewritten places are no longer told; the new address inherits what is known of the old one."""
    gone = {each.use: each.new for each in rewritten}
    kept: list[Judged] = []
    known: dict[str, Known] = dict(memory.known)
    for each in links:
        stay = tuple(use for use in each.link.uses if use not in gone)
        for new in {gone[use] for use in each.link.uses if use in gone}:
            known.setdefault(new, replace(each.known, verdict="alive"))
        if not stay:
            del known[each.link.url]
        kept.append(replace(each, announced=each.announced and bool(stay), link=replace(each.link, uses=stay))
                    if len(stay) != len(each.link.uses) else each)  # fmt: skip
    return tuple(kept), Memory(known, memory.runs)


def _siteurl(tree: Tree) -> str:
    sheet = content_sheet(tree, "cong.yaml")
    value = sheet.value.get("siteurl") if sheet is not None and isinstance(sheet.value, dict) else None
    return value.rstrip("/") if isinstance(value, str) else ""


def _official(units: tuple[Unit, ...]) -> frozenset[str]:
    """Hosts of the department's own units."""
    return frozenset(host_of(unit.site) for unit in units if unit.site)
