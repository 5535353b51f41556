"""Checks of one fixed page against the addresses that the portal writes itself."""

from collections.abc import Iterator

from portal.findings.finding import Finding, Place
from portal.law.groups import GROUPS
from portal.model.address import RESERVED
from portal.model.article import FixedPage


def check_page(page: FixedPage) -> Iterator[Finding]:
    """A reserved name is refused, unless the page is the text of the group at that address."""
    groups = {address.strip("/") for group in GROUPS for address in group.addresses}
    if page.lang == "vi" and page.name in RESERVED - groups:
        message = f"Địa chỉ /{page.name}/ do cổng tự viết, không đặt trang ở đó."
        yield Finding(Place(page.source), "DL-07", "error", message, "Đổi tên thư mục của trang.", target=page.name)
