"""The dialect: what a forge's preview (GFM) reads as a block, rewritten so that Python-Markdown reads the same.

Python-Markdown parts blocks at blank lines and wants four spaces; GFM does neither, and the difference is silent: a
list after a line stays text, sub-items flatten, code in lists falls apart. The text is read here by GFM's rules for
blocks (CommonMark 0.31, section 3 and appendix) and written out in Python-Markdown's spelling. Code and HTML blocks
are taken out and put back after the conversion. What a line holds (emphasis, links) is not touched.
"""

import html
import re
from dataclasses import dataclass, field
from typing import Literal

from portal.read import block_signs as signs
from portal.read.limits import BLOCKS, CELLS, DEPTH, PARAGRAPH_CHARACTERS
from portal.read.line_spelling import bordered, heading_spelled, spelled, without_break
from portal.read.link_marks import unmark
from portal.read.quiet_brackets import quiet_brackets

_STASH = re.compile("(?:<p>)?\U0010ffe0(\\d+)\U0010ffe1(?:</p>)?")
_LAST_HEADING = 4
_REFUSALS = frozenset({"too-deep", "too-long", "too-many-blocks", "too-many-cells"})

Complaint = Literal[
    "too-deep",
    "too-long",
    "too-many-blocks",
    "too-many-cells",
    "first-heading",
    "low-heading",
    "line-after-table",
    "open-comment",
]


@dataclass(frozen=True, slots=True)
class Remark:
    """What the dialect has to say about a line (from 0) of the body; `measured` where something was counted."""

    complaint: Complaint
    line: int
    measured: int = 0


@dataclass(frozen=True, slots=True)
class Rewritten:
    """`text` for Python-Markdown, the HTML taken out of it, and what was noticed on the way."""

    text: str
    stash: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def is_refused(self) -> bool:
        """Whether a limit was passed: then `text` is not whole."""
        return any(remark.complaint in _REFUSALS for remark in self.remarks)

    def unstash(self, converted: str) -> str:
        """The converted text with the code and HTML blocks back in their places."""
        return _STASH.sub(lambda match: self.stash[int(match[1])], converted) if self.stash else converted


def rewrite(text: str) -> Rewritten:
    """Rewrite a body whose lines end in a line feed; marks (link_marks.py) may stand in it."""
    return _Rewriting().run(text.split("\n"))


@dataclass(slots=True, eq=False)
class _Container:
    """A quote, list item, footnote or definition that is open. `width`: how far its content is indented."""

    kind: Literal["quote", "item", "note", "definition"]
    width: int = 0
    mark: str = ""
    is_ordered: bool = False
    sign: str = ""  # what stands after an item's number
    is_marked: bool = False  # its mark has been written out
    is_crowded: bool = False  # … on one line with the mark of the item around it


@dataclass(slots=True)
class _Leaf:
    """The block that takes lines."""

    kind: Literal["paragraph", "fence", "html", "table", "code"]
    line: int
    lines: list[str] = field(default_factory=list)
    fence: signs.Fence | None = None
    html: signs.HtmlBlock | None = None


class _Rewriting:
    """One pass over the lines of a text."""

    def __init__(self) -> None:
        self.stack: list[_Container] = []
        self.leaf: _Leaf | None = None
        self.out: list[str] = []
        self.written: list[_Container] = []  # the stack when something was last written
        self.written_kind = ""
        self.saw_blank = False
        self.blocks = 0
        self.opened_at = 0  # the outermost container whose mark stands in the present run of lines without a blank
        self.stash: list[str] = []
        self.remarks: list[Remark] = []

    def run(self, lines: list[str]) -> Rewritten:
        for number, line in enumerate(lines):
            if "\t" in line and not (self.leaf and self.leaf.kind == "fence" and not self.stack):
                line = (unmark(line) if self.leaf and self.leaf.kind == "fence" else line).expandtabs(4)
            self.read_line(line, number)
            if self.blocks > BLOCKS:
                self.remarks.append(Remark("too-many-blocks", number, self.blocks))
                break
            if len(self.stack) > DEPTH:
                self.remarks.append(Remark("too-deep", number, len(self.stack)))
                break
        if self.leaf and self.leaf.html and self.leaf.html.end is signs.COMMENT_END:
            self.remarks.append(Remark("open-comment", self.leaf.line))
        self.close_leaf()
        return Rewritten("\n".join(self.out), tuple(self.stash), tuple(self.remarks))

    def read_line(self, line: str, number: int) -> None:
        if line[:1].isalpha() and not self.stack and (self.leaf is None or self.leaf.kind == "paragraph"):
            self.read_prose(line, number)
            return
        rest, matched = self.match_containers(line)
        is_blank = not rest.strip(" ")
        if self.leaf and matched == len(self.stack) and self.leaf.kind in ("fence", "html"):
            self.continue_verbatim(rest, is_blank, number)
            return
        if self.leaf and self.leaf.kind == "code" and matched == len(self.stack):
            if is_blank or signs.indent_of(rest) >= 4:
                self.leaf.lines.append(rest[4:])
                return
            self.close_leaf()
        rest, is_lazy = self.open_containers(rest, matched, number)
        if not rest.strip(" "):
            self.blank_line()
        elif self.leaf and is_lazy:
            self.leaf.lines.append(rest.lstrip(" "))
        else:
            self.read_leaf(rest, number)

    def read_prose(self, line: str, number: int) -> None:
        """A line that starts with a letter, outside everything: no sign of a block does, so most lines end here."""
        if self.leaf is None:
            self.leaf = _Leaf("paragraph", number, [line])
        else:
            self.leaf.lines.append(line)

    def match_containers(self, line: str) -> tuple[str, int]:
        """What is left of the line inside the containers that it continues, and how many those are."""
        rest = line
        for index, container in enumerate(self.stack):
            if container.kind == "quote":
                quote = signs.QUOTE.match(rest)
                if quote is None:
                    return rest, index
                rest = rest[quote.end() :]
            elif not rest.strip(" "):
                if container is self.stack[-1] and self.leaf is None and container.mark and not container.is_marked:
                    return rest, index  # an item that starts with two empty lines holds nothing
                rest = ""
            elif signs.indent_of(rest) >= container.width:
                rest = rest[container.width :]
            else:
                return rest, index
        return rest, len(self.stack)

    def open_containers(self, rest: str, matched: int, number: int) -> tuple[str, bool]:
        """Close what the line does not continue, open what it starts.

        Returns the line inside its containers, and whether it is a lazy line of the open paragraph.
        """
        while True:
            paragraph = self.leaf if self.leaf and self.leaf.kind == "paragraph" else None
            inside = paragraph is not None and matched == len(self.stack)
            if not rest.strip(" "):
                self.shrink(matched)
                return "", False
            opened = None if signs.indent_of(rest) > 3 else self.container_of(rest, inside, matched)
            if opened is None:
                break
            container, rest = opened
            self.shrink(matched)
            self.close_leaf()
            self.stack.append(container)
            matched = len(self.stack)
            if matched > DEPTH:
                return "", False
        is_lazy = paragraph is not None and matched < len(self.stack) and not self.starts_leaf(rest)
        if not is_lazy:
            self.shrink(matched)
        return rest, is_lazy

    def container_of(self, rest: str, in_paragraph: bool, depth: int) -> tuple[_Container, str] | None:
        """The container that the line starts, and the line inside it."""
        if quote := signs.QUOTE.match(rest):
            return _Container("quote"), rest[quote.end() :]
        if signs.THEMATIC_BREAK.match(rest):
            return None
        if note := signs.note_mark_of(rest):
            return _Container("note", 4, note[1] + " "), rest[note.end() :]
        item = signs.list_mark_of(rest)
        if item and not (in_paragraph and (item.is_empty or item.number not in (None, 1))):
            mark = f"{item.number}." if item.number is not None else "-"
            content = signs.with_task_box(rest[item.width :]) if not item.is_empty else ""
            return _Container("item", item.width, mark.ljust(3) + " ", item.number is not None, item.sign), content
        definition = signs.DEFINITION.match(rest)
        if definition and (in_paragraph or self.after_term(depth)):
            return _Container("definition", 4, ":   "), rest[definition.end() :]
        return None

    def after_term(self, depth: int) -> bool:
        """Whether a definition may stand here: right after another one, or after a paragraph and a blank line."""
        if depth < len(self.stack):
            return self.stack[depth].kind == "definition"
        return self.leaf is None and self.written_kind == "paragraph" and self.written == self.stack

    def starts_leaf(self, rest: str) -> bool:
        """Whether the line starts a block that ends a paragraph."""
        return signs.indent_of(rest) < 4 and bool(
            signs.heading_of(rest)
            or signs.fence_of(rest)
            or signs.THEMATIC_BREAK.match(rest)
            or signs.html_block_of(rest, in_paragraph=True)
        )

    def shrink(self, depth: int) -> None:
        if depth < len(self.stack):
            self.close_leaf()
            del self.stack[depth:]

    def blank_line(self) -> None:
        self.close_leaf()
        self.saw_blank = True

    def continue_verbatim(self, rest: str, is_blank: bool, number: int) -> None:
        """A further line of a code fence or HTML block."""
        leaf = self.leaf
        assert leaf is not None
        if leaf.fence:
            if leaf.fence.is_closed_by(rest):
                self.close_leaf()
            else:
                leaf.lines.append(rest[min(leaf.fence.indent, signs.indent_of(rest)) :])
        elif leaf.html and leaf.html.end is None and is_blank:
            self.blank_line()
        else:
            leaf.lines.append(rest)
            if leaf.html and leaf.html.end and leaf.html.end.search(rest):
                self.close_leaf()

    def read_leaf(self, rest: str, number: int) -> None:
        """A line that is not blank, inside its containers."""
        leaf = self.leaf
        paragraph = leaf if leaf and leaf.kind == "paragraph" else None
        if signs.indent_of(rest) > 3 and paragraph is None:
            self.close_leaf()
            self.leaf = _Leaf("code", number, [rest[4:]])
        elif heading := signs.heading_of(rest):
            self.close_leaf()
            self.write_heading(heading, number)
        elif fence := signs.fence_of(rest):
            self.close_leaf()
            self.leaf = _Leaf("fence", number, fence=fence)
        elif paragraph and (setext := signs.SETEXT.match(rest)):
            self.leaf = None
            level = 1 if setext[1][0] == "=" else 2
            text = " ".join(without_break(line) for line in paragraph.lines[:-1]) + " " + paragraph.lines[-1]
            self.write_heading(signs.Heading(level, text.strip(" ")), paragraph.line)
        elif signs.THEMATIC_BREAK.match(rest):
            self.close_leaf()
            self.write(["---"], "rule")
        elif block := signs.html_block_of(rest, leaf is not None and leaf.kind in ("paragraph", "table")):
            self.close_leaf()
            self.leaf = _Leaf("html", number, html=block)
            self.continue_verbatim(rest, False, number)
        elif leaf and leaf.kind == "table":
            self.continue_table(leaf, rest, number)
        elif paragraph and signs.is_cell_rule(rest) and self.is_table_head(paragraph.lines[-1], rest):
            self.start_table(paragraph, rest, number)
        elif paragraph:
            paragraph.lines.append(rest.lstrip(" "))
        else:
            self.leaf = _Leaf("paragraph", number, [rest.lstrip(" ")])

    @staticmethod
    def is_table_head(line: str, rule: str) -> bool:
        return "|" in line and signs.cells_of(line) == signs.cells_of(rule)

    def start_table(self, paragraph: _Leaf, rule: str, number: int) -> None:
        head = paragraph.lines.pop()
        self.close_leaf()
        self.leaf = _Leaf("table", number - 1, [bordered(head), bordered(rule)])

    def continue_table(self, table: _Leaf, rest: str, number: int) -> None:
        """A row, or a line that GFM would silently make a row: that is told, and kept out of the table."""
        if "|" in rest:
            table.lines.append(bordered(rest))
            return
        self.remarks.append(Remark("line-after-table", number))
        self.close_leaf()
        self.leaf = _Leaf("paragraph", number, [rest.lstrip(" ")])

    def close_leaf(self) -> None:
        """Write out the block that took lines."""
        leaf, self.leaf = self.leaf, None
        if leaf is None:
            return
        if leaf.kind == "paragraph":
            if leaf.lines:
                self.write_paragraph(leaf)
        elif leaf.kind == "table":
            cells = len(leaf.lines) * signs.cells_of(leaf.lines[0])
            if cells > CELLS:
                self.remarks.append(Remark("too-many-cells", leaf.line, cells))
            else:
                self.write([quiet_brackets(line) for line in leaf.lines], "table")
        elif leaf.kind == "html":
            self.write_stashed("\n".join(leaf.lines), "html")
        else:
            lines = leaf.lines
            if leaf.kind == "code":
                self.saw_blank = not lines[-1].strip(" ")
                while lines and not lines[-1].strip(" "):
                    lines.pop()
            code = html.escape("".join(line + "\n" for line in lines), quote=False)
            self.write_stashed(f"<pre><code>{code}</code></pre>", "code")

    def write_stashed(self, piece: str, kind: str) -> None:
        self.stash.append(piece)
        self.write([f"\U0010ffe0{len(self.stash) - 1}\U0010ffe1"], kind)

    def write_heading(self, heading: signs.Heading, number: int) -> None:
        if heading.level == 1:
            self.remarks.append(Remark("first-heading", number))
        elif heading.level > _LAST_HEADING:
            self.remarks.append(Remark("low-heading", number, heading.level))
        level = min(max(heading.level, 2), _LAST_HEADING)
        text = heading_spelled(heading.text)
        if text:
            self.write([f"{'#' * level} {quiet_brackets(text)}"], "heading")

    def write_paragraph(self, leaf: _Leaf) -> None:
        size = sum(len(unmark(line)) + 1 for line in leaf.lines) - 1
        if size > PARAGRAPH_CHARACTERS:
            self.remarks.append(Remark("too-long", leaf.line, size))
            return
        last = len(leaf.lines) - 1
        lines = [spelled(line, is_last=index == last) for index, line in enumerate(leaf.lines)]
        self.blocks += sum(line.endswith("  ") for line in lines)  # a hard break costs as much as a block
        self.write(quiet_brackets("\n".join(lines)).split("\n"), "paragraph")

    def write(self, lines: list[str], kind: str) -> None:
        """Write a block with what its containers ask for, parted from the block before it where it has to be."""
        self.blocks += 1
        shared = 0
        while shared < min(len(self.stack), len(self.written)) and self.stack[shared] is self.written[shared]:
            shared += 1
        is_new_list = self.starts_new_list(shared)
        if is_new_list:
            self.part_lists(shared)
        is_parted = not self.out or self.saw_blank or is_new_list or not self.may_follow(shared)
        if is_parted:
            self.opened_at = next(
                (at for at, container in enumerate(self.stack) if container.mark and not container.is_marked),
                len(self.stack),
            )
        if is_parted and self.out:
            self.out.append("".join(_prefix(container) for container in _outer_quotes(self.stack[:shared])).rstrip(" "))
        for container in [container for container in self.stack if container.mark and not container.is_marked][1:]:
            container.is_crowded = True
        outer = _outer_quotes(self.stack)
        is_lazy = kind == "paragraph" and any(container.kind == "quote" for container in self.stack[len(outer) :])
        for index, line in enumerate(lines):
            # Python-Markdown does not see a quote's sign on the further lines of an item: those are left lazy.
            containers = outer if is_lazy and index else self.stack
            self.out.append("".join(_prefix(container) for container in containers) + line)
        self.written, self.written_kind, self.saw_blank = list(self.stack), kind, False

    def starts_new_list(self, shared: int) -> bool:
        """Whether a numbered list ends and another one begins: `1.` after `2)`."""
        if shared >= min(len(self.stack), len(self.written)):
            return False
        last, opened = self.written[shared], self.stack[shared]
        return last.is_ordered and opened.is_ordered and not opened.is_marked and last.sign != opened.sign

    def part_lists(self, shared: int) -> None:
        """Python-Markdown counts on unless something stands between two lists: a piece of nothing."""
        self.stash.append("")
        around = "".join(_prefix(container) for container in self.stack[:shared])
        self.out += [around.rstrip(" "), f"{around}\U0010ffe0{len(self.stash) - 1}\U0010ffe1"]

    def may_follow(self, shared: int) -> bool:
        """Whether a block may stand right under the last one: a tight item, footnote or definition."""
        if shared == len(self.stack) or shared < self.opened_at:
            return False
        opened = self.stack[shared]
        if len(self.written) == shared:
            under_item = shared > self.opened_at and self.stack[shared - 1].kind == "item"
            tight = opened.kind == "item" and under_item and not self.stack[shared - 1].is_crowded
            return self.written_kind == "paragraph" and (tight or opened.kind == "definition")
        last = self.written[shared]
        return last.kind == opened.kind != "quote" and last.is_ordered == opened.is_ordered


def _prefix(container: _Container) -> str:
    if container.kind == "quote":
        return "> "
    if container.is_marked:
        return "    "
    container.is_marked = True
    return container.mark


def _outer_quotes(containers: list[_Container]) -> list[_Container]:
    """The quotes around the outermost item."""
    inner = next((at for at, container in enumerate(containers) if container.mark), len(containers))
    return containers[:inner]
