"""One text through the whole book: what `make lint FILES=` does to each file."""

from datetime import date

from portal.findings.finding import Finding, sorted_findings
from portal.rules import built_site, portal_sheet
from portal.rules.book import BOOK, rules_of
from portal.rules.built_site import BuiltSite
from portal.rules.facts import PortalFacts
from portal.rules.portal_sheet import PortalRead
from portal.rules.reading import read_source
from portal.rules.source_text import SourceText

SHEET_RULES = rules_of(portal_sheet)
BUILT_RULES = rules_of(built_site)
SOURCE_RULES = tuple(rule for rule in BOOK if rule.subject == "source")


def lint_text(path: str, text: str, as_of: date, facts: PortalFacts) -> tuple[Finding, ...]:
    """Every finding of the rules on source text, sorted. `path`: as it shall stand in the findings."""
    return lint_source(read_source(path, text, as_of, facts))


def lint_source(source: SourceText) -> tuple[Finding, ...]:
    """The same for a text already read."""
    return sorted_findings(finding for rule in SOURCE_RULES for finding in rule.findings(source))


def lint_site(site: BuiltSite) -> tuple[Finding, ...]:
    """Every finding of the rules on the built portal as a whole, sorted."""
    return sorted_findings(finding for rule in BUILT_RULES for finding in rule.findings(site))


def lint_portal(read: PortalRead) -> tuple[Finding, ...]:
    """Every finding of the rules on `cong.yaml`, sorted."""
    return sorted_findings(finding for rule in SHEET_RULES for finding in rule.findings(read))
