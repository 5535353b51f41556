"""Names to addresses, and which addresses may be asked: nothing private, local or reserved, whoever points there."""

import asyncio
import ipaddress
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from aiohttp.abc import AbstractResolver, ResolveResult

from portal.findings.finding import CannotRun

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
# RFC 6761: no name below these exists on the public network. Only a hosts file can know one.
_NEVER = (".invalid", ".test", ".example", ".localhost", ".local", ".internal", ".onion", ".home.arpa")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddress(OSError):
    """The name or number leads into a private network: it is not asked."""


class NoSuchHost(OSError):
    """The name does not exist."""


class NoAnswerAboutHost(OSError):
    """The name servers did not answer: nothing is known about the name."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be asked besides the public network: `allowed` networks, and `hosts` that a file names."""

    allowed: tuple[Network, ...] = ()
    hosts: Mapping[str, tuple[str, ...]] | None = None

    def permits(self, address: str) -> bool:
        """Whether this numeric address may be connected to."""
        try:
            number = ipaddress.ip_address(address.partition("%")[0])
        except ValueError:
            return False
        for inner in _carried(number):
            if any(inner in network for network in self.allowed):
                continue
            # not is_global: private, loopback, link-local (169.254.169.254), CGNAT 100.64/10, documentation …
            if not inner.is_global or inner.is_multicast or inner.is_reserved or inner.is_unspecified:
                return False
        return True


def _carried(
    number: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> Iterable[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """The IPv4 address inside an IPv6 one (mapped, 6to4, Teredo, NAT64), else the number itself."""
    if isinstance(number, ipaddress.IPv4Address):
        return (number,)
    if number.ipv4_mapped is not None:
        return (number.ipv4_mapped,)
    if number.sixtofour is not None:
        return (number.sixtofour,)
    if number.teredo is not None:
        return number.teredo
    if number in _NAT64:
        return (ipaddress.IPv4Address(int(number) & 0xFFFFFFFF),)
    return (number,)


def read_networks(written: str) -> tuple[Network, ...]:
    """`127.0.0.0/8, ::1/128` -> networks. Raises CannotRun for anything else."""
    try:
        return tuple(ipaddress.ip_network(word, strict=False) for word in written.replace(",", " ").split())
    except ValueError:
        raise CannotRun(f"ALLOW “{written}” không phải dải địa chỉ: viết ALLOW=127.0.0.0/8.") from None


def read_hosts(path: Path) -> dict[str, tuple[str, ...]]:
    """A hosts file: number, then names; `#` starts a comment. Raises CannotRun when it cannot be read."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as refusal:
        raise CannotRun(f"Không đọc được tệp HOSTS “{path}”: {refusal}.") from refusal
    hosts: dict[str, tuple[str, ...]] = {}
    for line in lines:
        number, *names = line.partition("#")[0].split() or [""]
        for name in names:
            key = name.rstrip(".").lower()
            hosts[key] = (*hosts.get(key, ()), number)
    return hosts


def is_reserved(host: str) -> bool:
    """Whether no public name server will ever know the host (RFC 6761)."""
    return f".{host}".endswith(_NEVER)


class GuardedResolver(AbstractResolver):
    """Answers from the hosts file, else from the system; never with an address that may not be asked."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Raises PrivateAddress, NoSuchHost, NoAnswerAboutHost."""
        name = host.rstrip(".").lower()
        numbers = (self._reach.hosts or {}).get(name) or await self._from_system(name, port)
        public = [number for number in numbers if self._reach.permits(number)]
        if not public:
            raise PrivateAddress(name)
        return [
            ResolveResult(
                hostname=host,
                host=number,
                port=port,
                family=socket.AF_INET6 if ":" in number else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for number in public
        ]

    async def close(self) -> None:
        """Nothing is kept open."""

    async def _from_system(self, name: str, port: int) -> tuple[str, ...]:
        if name == "localhost" or name.endswith(".localhost"):
            return ("127.0.0.1",)
        if is_reserved(name):
            raise NoSuchHost(name)
        try:
            found = await asyncio.get_running_loop().getaddrinfo(name, port, type=socket.SOCK_STREAM)
        except socket.gaierror as refusal:
            if refusal.errno in (socket.EAI_NONAME, socket.EAI_NODATA):
                raise NoSuchHost(name) from refusal
            # With a hosts file the world is closed: a name that is in neither does not exist.
            raise (NoSuchHost if self._reach.hosts is not None else NoAnswerAboutHost)(name) from refusal
        except UnicodeError as refusal:
            raise NoSuchHost(name) from refusal
        return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
