"""Which domains belong together: what redirects between them is no gift to a stranger."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.links.outside.web_address import host_of, registrable
from portal.model.fields import Plain, Sheet
from portal.model.unit import Unit
from portal.read.yaml_file import read_yaml


class OddHosts(Sheet):
    """Hosts whose redirects and codes mean something else than other hosts' (odd_hosts.yaml)."""

    forwarders: tuple[Plain, ...]
    same_owner: dict[Plain, Plain]
    sign_in: tuple[Plain, ...]
    blocking: dict[Plain, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Kinship:
    """`successors`: host or domain -> those that took its place; from `lien-ket-ngoai.yaml` and the units' sites."""

    successors: Mapping[str, tuple[str, ...]]

    def is_stranger(self, start: str, end: str) -> bool:
        """Whether a redirect from one host to another leaves the hands of its owner."""
        here, there = registrable(start), registrable(end)
        if here == there or {start, here} & set(odd_hosts().forwarders):
            return False
        owner = odd_hosts().same_owner
        if owner.get(here, here) == owner.get(there, there):
            return False
        return not self._succeeds(start, end)

    def _succeeds(self, start: str, end: str) -> bool:
        """Whether `end`, or a domain above it, is named for `start`, directly or over several steps."""
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            host = waiting.pop()
            for name in _with_parents(host):
                if name in seen:
                    continue
                seen.add(name)
                for successor in self.successors.get(name, ()):
                    if successor in _with_parents(end) or registrable(successor) == registrable(end):
                        return True
                    waiting.append(successor)
        return False


def needs_sign_in(host: str) -> bool:
    """Whether a host only asks who one is."""
    return host in odd_hosts().sign_in


def blocks_with(host: str, status: int) -> bool:
    """Whether this host uses the code to keep programs out."""
    return status == 999 or (status >= 400 and status in odd_hosts().blocking.get(registrable(host), ()))


def kinship(written: Mapping[str, str], units: Iterable[Unit]) -> Kinship:
    """`written`: old host -> new host, as an editor wrote it; the units' own successors and sites come on top."""
    successors: dict[str, set[str]] = {}
    for old, new in written.items():
        successors.setdefault(_host(old), set()).add(_host(new))
    known = {unit.id: unit for unit in units}
    for unit in known.values():
        for heir in (known[name] for name in unit.successors if name in known):
            if unit.site and heir.site:
                successors.setdefault(host_of(unit.site), set()).add(host_of(heir.site))
    return Kinship({host: tuple(sorted(new)) for host, new in sorted(successors.items())})


@cache
def odd_hosts() -> OddHosts:
    """The shipped list."""
    text = Path(__file__).with_name("odd_hosts.yaml").read_text("utf-8")
    return OddHosts.model_validate(read_yaml(text, "scripts/portal/links/outside/odd_hosts.yaml")[0].value)


def _host(written: str) -> str:
    return host_of(written) if "://" in written else written.strip().rstrip("/.").lower()


def _with_parents(host: str) -> tuple[str, ...]:
    """`a.so.edu.vn` -> itself and every domain above it that somebody can own."""
    labels = host.split(".")
    whole = registrable(host)
    names = (".".join(labels[n:]) for n in range(len(labels)))
    return tuple(name for name in names if name.endswith(whole))
