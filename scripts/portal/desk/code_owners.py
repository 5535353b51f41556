"""CODEOWNERS from the `reviewers` of the units: who a forge asks before a change is merged."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from portal.desk.git_repository import repository_of
from portal.findings.finding import CannotRun, has_error
from portal.model.unit import Unit
from portal.read.portal_data import read_portal_data
from portal.read.tree import scan_tree


def run_code_owners(content: Path) -> str:
    """The file for the repository that CONTENT lies in. Raises CannotRun without one, or when the data has errors."""
    repository = repository_of(content)
    data = read_portal_data(scan_tree(content))
    if data.portal is None or has_error(data.findings):
        raise CannotRun("Dữ liệu của cổng (cong.yaml, don-vi.yaml, ke-hoach/) đang có lỗi: chạy make html để xem.")
    return code_owners(data.units, repository.content)


def code_owners(units: Sequence[Unit], content: str) -> str:
    """The whole file. `content`: the content folder's place in the repository; empty when it is the root.

    The office (kind van-phong) owns everything that no unit owns. Accounts follow a grammar without spaces.
    """
    return "\n".join(_lines(units, f"/{content}/" if content else "/")) + "\n"


def _lines(units: Sequence[Unit], prefix: str) -> Iterator[str]:
    yield "# Làm từ khóa reviewers của don-vi.yaml bằng lệnh make codeowners; không sửa tay."
    office = [account for unit in units if unit.kind == "van-phong" for account in unit.reviewers]
    if office:
        yield f"* {_accounts(office)}"
    for unit in units:
        if unit.reviewers:
            yield f"{prefix}tin-bai/{unit.id}/ {_accounts(unit.reviewers)}"


def _accounts(accounts: Sequence[str]) -> str:
    return " ".join(f"@{account}" for account in dict.fromkeys(accounts))
