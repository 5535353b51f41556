"""A group of information that a department's portal carries (mục thông tin)."""

from dataclasses import dataclass
from typing import Literal

from portal.law.clause import Clause

Duty = Literal["must", "may"]


@dataclass(frozen=True, slots=True)
class Group:
    """`addresses`: where the group is read, the first one its own; none when it has no page of its own.

    `belongs` are the minimum fields in the office's words, `empty` the sentence for a group without content.
    `always`: the page exists even when `cong.yaml` does not name the group.
    """

    id: str
    name: str
    duty: Duty
    clauses: tuple[Clause, ...]
    belongs: tuple[str, ...]
    addresses: tuple[str, ...]
    empty: str
    always: bool = False
