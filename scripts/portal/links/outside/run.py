"""One run over all links: at once, politely, within its time."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace

from portal.links.outside.asking import Asker, Way
from portal.links.outside.following import Follower
from portal.links.outside.host_gate import HostGates
from portal.links.outside.judge import Judge
from portal.links.outside.kinship import Kinship
from portal.links.outside.missing_page import MissingPages
from portal.links.outside.nonsense import NonsenseProbes
from portal.links.outside.patience import PatientAsker
from portal.links.outside.resolver import is_reserved
from portal.links.outside.robots import Robots
from portal.links.outside.verdict import Outcome
from portal.links.outside.web_address import WebAddress, host_of, web_address

AGENT = "SoGDDT-KiemTraLienKet"  # product token, as robots.txt may name it
OUT_OF_TIME = Outcome("unsure", reason="lượt kiểm tra hết thời gian trước khi hỏi xong", asked=False)
NO_NETWORK = Outcome("unsure", reason="không nơi nào trả lời: máy này có lẽ không có mạng", asked=False)
UNREADABLE = Outcome("unsure", reason="địa chỉ không đọc được", asked=False)

Told = Callable[[str, Outcome], None]


def ask_all(urls: Iterable[str], way: Way, kinship: Kinship, budget_s: float, tell: Told) -> dict[str, Outcome]:
    """An outcome for every address, whatever happens. `urls`: those that may be asked first come first.

    `tell` hears each outcome as soon as it is known. Addresses that differ in their fragment alone are asked once.
    """
    return asyncio.run(_ask_all(tuple(urls), way, kinship, budget_s, tell))


async def _ask_all(
    urls: tuple[str, ...], way: Way, kinship: Kinship, budget_s: float, tell: Told
) -> dict[str, Outcome]:
    groups: dict[WebAddress, list[str]] = {}
    outcomes: dict[str, Outcome] = {}
    for url in urls:
        address = web_address(url)
        if address is None:
            outcomes[url] = UNREADABLE
        else:
            groups.setdefault(replace(address, fragment=""), []).append(url)
    gates = HostGates()
    async with Asker(way, gates) as asker:
        patient = PatientAsker(asker, gates)
        follower = Follower(patient, Robots(patient, gates, AGENT))
        judge = Judge(follower, MissingPages(NonsenseProbes(follower)), kinship)

        async def one(address: WebAddress, same: list[str]) -> None:
            outcome = await judge.verdict(address)
            for url in same:
                outcomes[url] = _with_fragment(outcome, url)
                tell(url, outcomes[url])

        tasks = [asyncio.ensure_future(one(address, same)) for address, same in groups.items()]
        if tasks:
            await _finish(tasks, budget_s)
    found = {url: outcomes.get(url, OUT_OF_TIME) for url in urls}
    return found if way.reach.hosts is not None else _without_network(found)


def _without_network(outcomes: dict[str, Outcome]) -> dict[str, Outcome]:
    """When no server answered at all, “no such host” says that this machine has no network: nothing of the links."""
    unknown = [url for url, outcome in outcomes.items() if _is_unknown_host(url, outcome)]
    if not unknown or any(each.status is not None or each.verdict == "blocked" for each in outcomes.values()):
        return outcomes
    return {**outcomes, **dict.fromkeys(unknown, NO_NETWORK)}


def _is_unknown_host(url: str, outcome: Outcome) -> bool:
    return outcome.verdict == "dead" and outcome.status is None and not is_reserved(host_of(url))


async def _finish(tasks: list["asyncio.Task[None]"], budget_s: float) -> None:
    """Waits for all; what is not done in time is given up. A fault of our own is raised."""
    try:
        done, pending = await asyncio.wait(tasks, timeout=budget_s, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
    for task in done:
        task.result()


def _with_fragment(outcome: Outcome, url: str) -> Outcome:
    """The outcome for one address of several that differ in their fragment."""
    fragment = url.partition("#")[2]
    if not fragment:
        return outcome
    return replace(outcome, final=_joined(outcome.final, fragment), moved_to=_joined(outcome.moved_to, fragment))


def _joined(address: str | None, fragment: str) -> str | None:
    return address if address is None or "#" in address else f"{address}#{fragment}"
