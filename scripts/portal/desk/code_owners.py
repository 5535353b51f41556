"""CODEOWNERS from the `reviewers` of the units: who a forge asks before a change is merged."""

from collections.abc import Iterator, Sequence

from portal.model.unit import Unit


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
