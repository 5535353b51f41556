"""The faults of one built file with their exact places: the second, slow look at a file in which something is wrong."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from portal.findings.finding import Finding, Place, Severity
from portal.findings.nearest import nearest
from portal.links.fault import Fault, shown
from portal.links.judge import Judge
from portal.links.lookup import written_address
from portal.links.nearby import Nearby
from portal.links.redirect_graph import Redirects, move_ends
from portal.links.sighting import Sighting, answers, own_fragments
from portal.links.verdict import Verdict
from portal.seen.file_facts import file_facts, is_html, is_opened
from portal.seen.packed_text import file_text
from portal.seen.use import DataFault, FileFacts, Use

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Reporter:
    """Tells the faults of single files once all files have been seen."""

    judge: Judge
    sightings: Mapping[str, Sighting]
    redirects: Redirects
    _known: dict[str, frozenset[str]] = field(default_factory=dict)

    def telling(self, nearby: Nearby) -> "Reporter":
        """The same, with proposals for what does not exist."""
        told = Judge(replace(self.judge.inside, nearby=nearby))
        return Reporter(told, self.sightings, self.redirects, self._known)

    def unanswered(self, target: str, fragment: str) -> bool:
        """Whether no page that a reader comes through has the place a link names."""
        return not any(answers(fragment, self._ids(path)) for path in self.redirects.trail(target))

    def _ids(self, path: str) -> frozenset[str]:
        if path not in self._known:
            self._known[path] = frozenset(self.sightings[path].ids if path in self.sightings else ())
        return self._known[path]

    def findings(self, path: str, data: bytes) -> tuple[Finding, ...]:
        """All findings of one file; `path` and places as they lie in the output."""
        exact = file_facts(path, data, exact=True)
        told = list(self._faults(path, exact))
        if is_html(path):
            # What only the parser of browsers sees (text that its error recovery makes a tag) has no exact place.
            known = {(use.role, use.address) for use, _ in told if use is not None}
            fast = file_facts(path, data)
            told += [
                (use, fault)
                for use, fault in self._faults(path, fast)
                if use is not None and (use.role, use.address) not in known
            ]
        text = "" if is_opened(path) else file_text(path, data) or ""
        starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        found = [self._finding(path, fault, use, text, starts) for use, fault in told]
        found += [_unreadable(path, fault, starts) for fault in exact.faults]
        return tuple(found)

    def _faults(self, path: str, facts: FileFacts) -> Iterator[tuple[Use, Fault]]:
        document = self.judge.document(path, facts.base)
        own = own_fragments(facts)
        for use, verdict in zip(facts.uses, self.judge.verdicts(facts.uses, document), strict=True):
            if verdict.fault is not None:
                yield use, verdict.fault
            if verdict.path is None:
                continue
            if verdict.fragment is not None and (fault := self._no_fragment(path, use, verdict, facts, own)):
                yield use, fault
            if use.role == "refresh" and not facts.moves and path in self.redirects.faults:
                yield use, self.redirects.faults[path]
        for move, start, _ in move_ends(facts, self.judge.inside):
            if start in self.redirects.faults:
                yield Use("refresh", move.new, move.at), self.redirects.faults[start]

    def _no_fragment(
        self, path: str, use: Use, verdict: Verdict, facts: FileFacts, own: tuple[frozenset[str], ...]
    ) -> Fault | None:
        fragment = verdict.fragment or ""
        target = verdict.path or path
        if target == path:
            names = frozenset(facts.maps) if use.role == "map" else own[use.part]
            if answers(fragment, names):
                return None
        else:
            if not self.unanswered(target, fragment):
                return None
            names = self._ids(target)
        near = nearest(fragment, names)
        hint = f"Gần nhất: “#{shown(near)}”." if near else "Bỏ phần sau dấu #."
        where = "Trang này" if target == path else f"“{shown(written_address(target))}”"
        return Fault("LK-03", "error", f"{where} không có mục “#{shown(fragment)}”.", hint)

    def _finding(self, path: str, fault: Fault, use: Use, text: str, starts: list[int]) -> Finding:
        at = use.at if use.at >= 0 else max(text.find(use.address), 0)
        return Finding(
            _place(path, at, starts), fault.code, fault.severity, fault.message, fault.hint, target=use.address
        )


def _unreadable(path: str, fault: DataFault, starts: list[int]) -> Finding:
    thing = "Dữ liệu trong trang" if is_html(path) else f"Tệp “{shown(path)}”"
    message = f"{thing} không đọc được: {fault.what}."
    severity: Severity = "error" if fault.breaks else "warning"
    return Finding(_place(path, fault.at, starts), "LK-11", severity, message, "Sửa ở nơi sinh ra dữ liệu này.")


def _place(path: str, at: int, starts: list[int]) -> Place:
    line = bisect_right(starts, at)
    return Place(path, line, at - starts[line - 1] + 1)
