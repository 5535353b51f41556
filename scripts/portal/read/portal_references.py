"""What `cong.yaml` names among the texts and files: articles put first, menu items, the logo."""

from collections.abc import Collection, Iterator, Sequence

from portal.findings.finding import Finding
from portal.findings.nearest import nearest_hint
from portal.law.groups import GROUPS
from portal.model.address import MENU_PAGES
from portal.model.article import FixedPage
from portal.read.logo import logo_faults
from portal.read.portal_data import PortalData
from portal.read.tree import Tree


def check_portal_references(
    data: PortalData, tree: Tree, ids: Collection[str], fixed: Sequence[FixedPage]
) -> Iterator[Finding]:
    """`ids`: of all articles: one that exists but is not shown (held back, left out) is no mistake of `cong.yaml`."""
    portal, sheet = data.portal, data.portal_sheet
    if portal is None:
        return
    named = [(("home", "lead", n), lead) for n, lead in enumerate(portal.home.lead)]
    if len(portal.home.lead) == 1 and ("home", "lead", 0) not in sheet.places:
        named = [(("home", "lead", 0), portal.home.lead[0])]
    for path, article in named:
        if article not in ids:
            yield Finding(
                sheet.place(path),
                "LK-01",
                "error",
                f"Không có tin bài “{article}”.",
                nearest_hint(article, ids),
                target=article,
            )
    if portal.urgent is not None and portal.urgent.article not in ids:
        place = sheet.place(("urgent", "article"))
        article = portal.urgent.article
        yield Finding(
            place, "LK-01", "error", f"Không có tin bài “{article}”.", nearest_hint(article, ids), target=article
        )
    pages = MENU_PAGES | {page.name for page in fixed} | {folder.name for folder in tree.pages}
    pages |= {address.strip("/") for group in GROUPS for address in group.addresses if address.count("/") == 2}
    for n, item in enumerate(portal.menu):
        if item not in pages:
            hint = nearest_hint(item, pages)
            yield Finding(
                sheet.place(("menu", n)),
                "LK-01",
                "error",
                f"Danh mục có “{item}” nhưng cổng không có trang đó.",
                hint,
                target=item,
            )
    files = {file.path.removeprefix("content/"): file for file in tree.shared}
    if portal.logo is not None and portal.logo not in files:
        hint = nearest_hint(portal.logo, files) or "Đặt tệp biểu trưng vào thư mục anh/."
        yield Finding(
            sheet.place(("logo",)), "LK-02", "error", f"Không có tệp “{portal.logo}”.", hint, target=portal.logo
        )
    elif portal.logo is not None:
        for fault in logo_faults(files[portal.logo]):
            message = f"Biểu trưng “{portal.logo}” {fault.message}"
            yield Finding(sheet.place(("logo",)), fault.code, fault.severity, message, fault.hint, target=portal.logo)
