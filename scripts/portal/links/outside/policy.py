"""What the editors decide about outside links: `lien-ket-ngoai.yaml` in the content folder. All of it may be absent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from portal.findings.finding import Finding, Place
from portal.model.fields import Count, Day, Line, Plain, labelled
from portal.model.fields import Sheet as Model
from portal.pages.words import day
from portal.read.file_text import read_text
from portal.read.schema import read_sheet
from portal.read.tree import Tree
from portal.read.yaml_file import Sheet, read_yaml

POLICY_FILE = "lien-ket-ngoai.yaml"
_LIMIT_BYTES = 256_000


class Announcing(Model):
    """When a broken link is told: after so many runs and so many days. `unsure_days`: when doubt itself is told."""

    runs: Count = labelled("Số lượt hỏng", default=3)
    days: Count = labelled("Số ngày hỏng", default=7)
    unsure_days: Count = labelled("Số ngày chưa chắc", default=30)
    certificate_days: Count = labelled("Số ngày trước khi chứng thư hết hạn", default=21)


class Exclusion(Model):
    """A link that is not asked. `url`: an address, or the beginning of addresses followed by `*`."""

    url: Plain = labelled("Địa chỉ")
    reason: Line = labelled("Lý do")
    until: Day = labelled("Bỏ qua đến hết ngày")

    def holds(self, url: str) -> bool:
        """Whether it speaks of this address."""
        return url.startswith(self.url[:-1]) if self.url.endswith("*") else url == self.url


class Policy(Model):
    """The file, whole."""

    announce: Announcing = labelled("Khi nào thì báo", default=Announcing())
    successors: dict[Plain, Plain] = labelled("Tên miền kế thừa", default={})
    exclusions: tuple[Exclusion, ...] = labelled("Liên kết không hỏi", default=())


@dataclass(frozen=True, slots=True)
class ReadPolicy:
    """`policy` is the plain one where the file is absent. With findings of severity error nothing is asked."""

    policy: Policy
    sheet: Sheet
    findings: tuple[Finding, ...]


def read_policy(tree: Tree) -> ReadPolicy:
    """Every mistake of the file is told at its place."""
    file = tree.data.get(POLICY_FILE)
    if file is None:
        return ReadPolicy(Policy(), Sheet(f"content/{POLICY_FILE}", None, {}, {}), ())
    text, findings = read_text(file, _LIMIT_BYTES)
    if text is None:
        return ReadPolicy(Policy(), Sheet(file.path, None, {}, {}), findings)
    sheet, told = read_yaml(text.text, file.path)
    policy, refusals = read_sheet(Policy, sheet) if not told else (None, ())
    return ReadPolicy(policy or Policy(), sheet, (*findings, *told, *refusals))


def excluded(policy: Policy, urls: Iterable[str], today: date) -> Mapping[str, Exclusion]:
    """Address -> the exclusion that holds for it today."""
    live = [exclusion for exclusion in policy.exclusions if today <= exclusion.until]
    found = ((url, next((each for each in live if each.holds(url)), None)) for url in urls)
    return {url: exclusion for url, exclusion in found if exclusion is not None}


def idle_exclusions(read: ReadPolicy, urls: Iterable[str], today: date) -> Iterator[Finding]:
    """LK-25 for exclusions that are over, and for those that speak of no link."""
    known = tuple(urls)
    for number, exclusion in enumerate(read.policy.exclusions):
        place = read.sheet.places.get(("exclusions", number), Place(read.sheet.path))
        used = any(exclusion.holds(url) for url in known)
        if not used:
            message = f"Không còn liên kết nào tới “{exclusion.url}” mà danh sách bỏ qua nhắc đến."
            yield Finding(place, "LK-25", "hint", message, "Xóa mục này.", target=exclusion.url)
        elif exclusion.until < today:
            message = (
                f"Việc bỏ qua “{exclusion.url}” đã hết hạn ngày {day(exclusion.until)}; liên kết lại được kiểm tra."
            )
            hint = "Xóa mục này, hoặc ghi ngày mới kèm lý do."
            yield Finding(place, "LK-25", "warning", message, hint, target=exclusion.url)
