"""Links of the texts and old addresses against the pages that exist: told where they were written.

Runs on the plan, before anything is rendered. The built output is checked again, as a browser would, by links/.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from portal.findings.finding import Finding, Place
from portal.findings.nearest import nearest_hint
from portal.model.article import Article, FixedPage
from portal.model.portal_model import Model
from portal.model.text_parts import Heading, Link
from portal.pages.page import PagePlan
from portal.pages.redirect_pages import possible_redirects

Owner = Article | FixedPage

_INSIDE = re.compile(r"/(?!/)")


def linking_elsewhere(owners: Iterable[Owner], known: Container[str]) -> list[Owner]:
    """The few texts with a link inside the portal that is not simply an address of `known`."""
    return [
        owner
        for owner in owners
        if any(link.address not in known and link.address.startswith("/") for link in owner.links)
    ]


def dead_links(links: Iterable[Link], known: Container[str]) -> tuple[str, ...]:
    """Addresses inside the portal that lead nowhere, without their fragment, sorted. `known`: those that do not."""
    inside = {
        link.address.partition("#")[0] for link in links if link.address not in known and _INSIDE.match(link.address)
    }
    return tuple(sorted(a for a in inside if a.partition("?")[0] not in known))


def check_links(model: Model, plan: PagePlan, hidden: Mapping[str, str], aside: Sequence[Owner]) -> Iterator[Finding]:
    """`hidden`: addresses of texts that are not shown -> why they are held back; empty when left out for a fault.

    A link to a text that was left out is no second mistake; one to a text that is held back leads nowhere
    (LK-04). The texts of `aside` are not shown themselves: of them only links to nowhere at all are told.
    """
    known = {page.address for page in plan.pages}
    known |= {f"/{file.path}" for file in plan.copies} | {f"/{file.path}" for file in plan.pictures}
    owners: list[Owner] = [*model.articles, *model.fixed]
    elsewhere = linking_elsewhere(owners, known)
    headings = {owner.address: owner.headings for owner in owners} if elsewhere or aside else {}
    for owner in elsewhere:
        yield from _links(owner, known, hidden, headings)
    anywhere = known | hidden.keys()
    for owner in aside:
        yield from _links(owner, anywhere, hidden, headings)
    yield from _redirects(model, plan, known, hidden)


def _links(
    owner: Owner, known: set[str], hidden: Mapping[str, str], headings: Mapping[str, tuple[Heading, ...]]
) -> Iterator[Finding]:
    for link in owner.links:
        if link.address in known:  # most of them
            continue
        place = link.place(owner.source)
        finding = _dead(link, place, known, hidden) or _no_heading(link, place, owner.address, headings)
        if finding is not None:
            yield finding


def _dead(link: Link, place: Place, known: set[str], hidden: Mapping[str, str]) -> Finding | None:
    address = link.address.partition("#")[0].partition("?")[0]
    if not link.address.startswith("/") or link.address.startswith("//") or address in known:
        return None
    if address in hidden:
        reason = hidden[address]
        if not reason:
            return None
        message = f"Liên kết “{link.target}” dẫn đến bài chưa đăng: {reason}"
        return Finding(
            place, "LK-04", "error", message, "Bỏ liên kết cho đến khi bài đó được đăng.", target=link.target
        )
    hint = nearest_hint(address, known) or "Sửa địa chỉ, hoặc bỏ liên kết."
    return Finding(place, "LK-01", "error", f"Không có trang “{address}”.", hint, target=link.target)


def _no_heading(link: Link, place: Place, own: str, headings: Mapping[str, tuple[Heading, ...]]) -> Finding | None:
    """A fragment of another text; those of the text itself were told when it was read."""
    address, sign, fragment = link.address.partition("#")
    if not sign or not fragment or address == own or address not in headings:
        return None
    ids = {heading.id for heading in headings[address]}
    if fragment in ids:
        return None
    written = {name.removeprefix("n-") for name in ids}
    hint = nearest_hint(fragment.removeprefix("n-"), written) or "Bỏ phần sau dấu #."
    message = f"Trang “{address}” không có mục “#{fragment.removeprefix('n-')}”."
    return Finding(place, "LK-03", "error", message, hint, target=link.target)


def _redirects(model: Model, plan: PagePlan, known: set[str], hidden: Mapping[str, str]) -> Iterator[Finding]:
    stubs = {page.address for page in plan.pages if page.template == "redirect.html"}
    pages = frozenset(page.address for page in plan.pages) - stubs
    files = frozenset(file.path for file in plan.copies) | frozenset(file.path for file in plan.pictures)
    possible = set(possible_redirects(model.redirects, pages, files))
    for redirect in model.redirects:
        target = redirect.new.partition("#")[0]
        if redirect.old in known - stubs:
            message = f"Địa chỉ “{redirect.old}” đang có trang, không chuyển hướng được."
            yield Finding(redirect.place, "DL-17", "error", message, "Xóa dòng này.", target=redirect.old)
        elif target in pages and redirect not in possible:
            message = f"Địa chỉ “{redirect.old}” vướng một tệp hoặc thư mục khác của cổng, không chuyển hướng được."
            yield Finding(redirect.place, "DL-17", "error", message, "Xóa dòng này.", target=redirect.old)
        if target not in pages and target not in hidden:
            message = f"Địa chỉ mới “{target}” không có trang nào."
            yield Finding(redirect.place, "DL-17", "error", message, nearest_hint(target, pages), target=redirect.new)
