"""The data of a portal: `cong.yaml`, `don-vi.yaml`, `ke-hoach/`, `chuyen-huong.yaml`, checked against each other.

An error in the first three means that nothing can be built (exit 2); all of them are told in one run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from portal.findings.finding import Finding, Place, has_error
from portal.findings.nearest import nearest_hint
from portal.model.fields import HIDDEN
from portal.model.plan import Plan
from portal.model.portal import Portal
from portal.model.unit import Unit
from portal.read.file_kind import kind_of
from portal.read.file_text import read_text
from portal.read.plan_checks import check_plans
from portal.read.portal_checks import check_portal, check_units
from portal.read.schema import read_sheet
from portal.read.tree import SourceFile, Tree
from portal.read.yaml_file import Sheet, read_yaml

_LIMIT_BYTES = 1_000_000
Typed = TypeVar("Typed", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class PortalData:
    """`portal` is None when there is nothing to build from; `findings` then say why."""

    portal: Portal | None
    units: tuple[Unit, ...]
    plans: tuple[Plan, ...]  # of the portal's own issuer
    archive: tuple[Plan, ...]  # other issuers' plans
    texts: tuple[tuple[str, str], ...]  # plan id -> the text as received
    redirects: tuple[tuple[str, str, Place], ...]  # as written, not yet checked against the pages
    portal_sheet: Sheet
    sources: tuple[str, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...]


def read_portal_data(tree: Tree) -> PortalData:
    """Everything that says what the department is."""
    findings: list[Finding] = []
    portal, portal_sheet = _portal(tree, findings)
    units, unit_ids = _units(tree, findings)
    plans, sheets = _plans(tree, findings)
    if portal is not None:
        findings.extend(check_portal(portal, portal_sheet, unit_ids, plans))
    findings.extend(check_plans(plans, sheets, unit_ids, portal))
    texts, stray = _texts(tree, plans)
    fatal = has_error(findings)
    findings.extend(stray)
    redirects = _redirects(tree, findings)
    own, archive = _own(portal, plans)
    files = [*tree.data.values(), *tree.plans, *tree.plan_texts]
    return PortalData(
        portal=None if fatal or not own else portal,
        units=units,
        plans=own,
        archive=archive,
        texts=texts,
        redirects=redirects,
        portal_sheet=portal_sheet,
        sources=tuple(sorted(file.path for file in files)),
        findings=tuple(findings),
        left_out=tuple(sorted({finding.place.path for finding in findings if finding.severity == "error"})),
    )


def _portal(tree: Tree, findings: list[Finding]) -> tuple[Portal | None, Sheet]:
    file = tree.data.get("cong.yaml")
    if file is None:
        place = Place("content/cong.yaml")
        findings.append(
            Finding(place, "DL-04", "error", "Chưa có tệp cong.yaml: không rõ dựng cổng nào.", "Kiểm tra CONTENT.")
        )
        return None, Sheet(place.path, None, {}, {})
    sheet = _sheet(file, findings)
    portal = _typed(Portal, sheet, findings)
    return portal, sheet


def _units(tree: Tree, findings: list[Finding]) -> tuple[tuple[Unit, ...], tuple[str, ...]]:
    """The units, and every id as written: what names a unit whose line has a mistake is no second mistake."""
    file = tree.data.get("don-vi.yaml")
    if file is None:
        place = Place("content/don-vi.yaml")
        findings.append(
            Finding(place, "DL-04", "error", "Chưa có tệp don-vi.yaml (danh sách đơn vị).", "Thêm tệp này.")
        )
        return (), ()
    before = len(findings)
    sheet = _sheet(file, findings)
    if not isinstance(sheet.value, list) or not sheet.value:
        if len(findings) == before:
            message = "Cần danh sách đơn vị, mỗi đơn vị bắt đầu bằng “- id: …”."
            findings.append(Finding(sheet.place(()), "DL-05", "error", message, "Xem docs/formats.md."))
        return (), ()
    units: list[tuple[Unit, int]] = []
    for index, item in enumerate(_items(sheet)):
        unit = _typed(Unit, item, findings)
        if unit is not None:
            units.append((unit, index))
    ids = tuple(str(item["id"]) for item in sheet.value if isinstance(item, dict) and item.get("id"))
    findings.extend(check_units(units, ids, sheet))
    return tuple(unit for unit, _ in units), ids


def _items(sheet: Sheet) -> Iterator[Sheet]:
    """Each item of a list as a sheet of its own."""
    assert isinstance(sheet.value, list)
    items = [Sheet(sheet.path, value, {}, {}) for value in sheet.value]
    for path, place in sheet.places.items():
        if path:
            items[int(path[0])].places[path[1:]] = place
    for path, place in sheet.keys.items():
        items[int(path[0])].keys[path[1:]] = place
    yield from items


def _plans(tree: Tree, findings: list[Finding]) -> tuple[tuple[Plan, ...], dict[str, Sheet]]:
    plans: list[Plan] = []
    sheets: dict[str, Sheet] = {}
    for file in tree.plans:
        sheet = _sheet(file, findings)
        plan = _typed(Plan, sheet, findings)
        if plan is None:
            continue
        stem = file.name.removesuffix(".yaml")
        if plan.id != stem:
            message = f"Mã kế hoạch “{plan.id}” khác tên tệp “{stem}”."
            findings.append(Finding(sheet.place(("id",)), "DL-05", "error", message, f"Viết id: {stem}."))
        plans.append(plan)
        sheets[plan.id] = sheet
    if not tree.plans:
        message = "Chưa có kế hoạch truyền thông nào trong ke-hoach/."
        findings.append(Finding(Place("content/ke-hoach"), "DL-04", "error", message, "Thêm tệp ke-hoach/<mã>.yaml."))
    return tuple(sorted(plans, key=lambda plan: (plan.period.start, plan.id))), sheets


def _own(portal: Portal | None, plans: tuple[Plan, ...]) -> tuple[tuple[Plan, ...], tuple[Plan, ...]]:
    """The portal's own plans, and the archive of other issuers'."""
    if portal is None:
        return (), ()
    names = {portal.name, portal.bodies.managing}
    own = tuple(plan for plan in plans if plan.issuer in names)
    return own, tuple(plan for plan in plans if plan not in own)


def _texts(tree: Tree, plans: Iterable[Plan]) -> tuple[tuple[tuple[str, str], ...], list[Finding]]:
    known = {plan.id for plan in plans}
    texts: list[tuple[str, str]] = []
    findings: list[Finding] = []
    for file in tree.plan_texts:
        stem = file.name.removesuffix(".txt")
        text, told = read_text(file, _LIMIT_BYTES)
        findings.extend(told)
        if stem not in known:
            hint = nearest_hint(stem, known) or "Đặt tên tệp như mã kế hoạch."
            findings.append(Finding(Place(file.path), "DL-07", "error", f"Không có kế hoạch nào mã “{stem}”.", hint))
        elif text is not None:
            wrong = _foreign_text(text.text, file.path)
            findings.extend(wrong)
            if not wrong:
                texts.append((stem, text.text))
    return tuple(texts), findings


def _foreign_text(text: str, path: str) -> list[Finding]:
    """Why a text as received cannot be published as it is: it is a page, or holds characters nobody sees."""
    hidden = next((match for match in HIDDEN.finditer(text) if match[0] != "\f"), None)  # \f: a page of the original
    if hidden is not None:
        line = text.count("\n", 0, hidden.start()) + 1
        message = f"Có ký tự ẩn U+{ord(hidden[0]):04X} trong văn bản."
        return [Finding(Place(path, line), "DL-11", "error", message, "Xóa ký tự này.")]
    kind = kind_of(text.encode())
    if text and kind.ending != "txt":
        message = f"Tệp “.txt” nhưng bên trong là {kind.word}."
        return [Finding(Place(path), "DL-08", "error", message, "Chép lại phần chữ của kế hoạch.")]
    return []


def _redirects(tree: Tree, findings: list[Finding]) -> tuple[tuple[str, str, Place], ...]:
    file = tree.data.get("chuyen-huong.yaml")
    if file is None:
        return ()
    sheet = _sheet(file, findings)
    if sheet.value is None:
        return ()
    if not isinstance(sheet.value, dict):
        findings.append(Finding(sheet.place(()), "DL-05", "error", "Cần các dòng “/dia-chi-cu/: /dia-chi-moi/”."))
        return ()
    found: list[tuple[str, str, Place]] = []
    for old, new in sheet.value.items():
        if isinstance(new, str):
            found.append((old, new, sheet.keys[(old,)]))
        else:
            findings.append(
                Finding(sheet.place((old,)), "DL-05", "error", f"“{old}” chưa có địa chỉ mới.", "Viết /dia-chi-moi/.")
            )
    return tuple(found)


def _sheet(file: SourceFile, findings: list[Finding]) -> Sheet:
    text, told = read_text(file, _LIMIT_BYTES)
    findings.extend(told)
    if text is None:
        return Sheet(file.path, None, {}, {})
    sheet, told = read_yaml(text.text.replace("\r\n", "\n"), file.path)
    findings.extend(told)
    return sheet if not has_error(told) or sheet.value is not None else Sheet(file.path, None, sheet.places, sheet.keys)


def _typed(model: type[Typed], sheet: Sheet, findings: list[Finding]) -> Typed | None:
    """The typed sheet; a sheet whose YAML could not be read at all is not told twice."""
    if sheet.value is None and any(
        f.place.path == sheet.path and f.code in ("DL-01", "CT-02", "DL-10") for f in findings
    ):
        return None
    typed, told = read_sheet(model, sheet)
    findings.extend(told)
    return typed
