"""An attachment opened and judged: by the rules on attachments, and its text by the rules that protect persons."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from portal.findings.finding import CannotRun, Finding, Place, Severity, sorted_findings
from portal.model.moment import parse_day
from portal.read.bounded_file import read_plain
from portal.read.tree import PICTURE_TYPES, SourceFile, Tree
from portal.rules import attachments, readable_files, receivers
from portal.rules.book import BOOK, rules_of
from portal.rules.facts import PortalFacts
from portal.rules.office_text import read_office
from portal.rules.opened_file import OpenedFile, TextPart, Unreadable
from portal.rules.reading import read_source

FILE_RULES = (*rules_of(attachments), *rules_of(readable_files), *rules_of(receivers))
# Rules on text that hold for a file to download as well: persons, children, secrecy, encoding, blank numbers.
_ON_TEXT = frozenset({
    "RT-01", "RT-02", "RT-03", "RT-04", "RT-05", "RT-06", "RT-07", "RT-08", "RT-09", "RT-15", "TE-01", "BM-01", "BM-02",
    "BM-03", "BM-04", "CT-01", "VB-09",
})  # fmt: skip
TEXT_RULES = tuple(rule for rule in BOOK if rule.id in _ON_TEXT)
# A number stamped on paper after signing is no text; letters of a PDF may be named wrongly by their font.
_UNSURE_IN_PDF = frozenset({"VB-09", "CT-01"})
_MOST_BYTES = 25_000_000
_WORDS = re.compile(r"[^\W_]+")
_DAY = re.compile(r"content/tin-bai/[^/]+/(\d{4}-\d{2}-\d{2})-")


def attachments_of(tree: Tree) -> Iterator[SourceFile]:
    """Every file to download that lies beside a text."""
    for folder in (*tree.articles, *tree.pages):
        yield from (file for file in folder.files if file.type not in PICTURE_TYPES)


def lint_attachment(file: SourceFile, as_of: date, facts: PortalFacts) -> tuple[Finding, ...]:
    """Everything found in one file, each rule once a file; one whose text cannot be taken out is told (QT-08)."""
    try:
        data = read_plain(file.real, _MOST_BYTES)
    except CannotRun:
        data = None
    if not data:
        return ()  # its reader tells why
    day = _DAY.match(file.path)
    bare = OpenedFile(file.path, file.type, parse_day(day[1]) if day else as_of, ())
    try:
        opened = open_file(data, bare)
    except Unreadable:
        message = f"Tệp “{file.name}” không lấy được phần chữ, nên bộ quy tắc chưa xét được."
        return (Finding(Place(file.path), "QT-08", "warning", message, "Mở tệp, lưu lại hoặc in lại thành PDF."),)
    return judge_opened(opened, as_of, facts)


def judge_opened(file: OpenedFile, as_of: date, facts: PortalFacts) -> tuple[Finding, ...]:
    """The findings of a file already opened, sorted."""
    own = (finding for rule in FILE_RULES for finding in rule.findings(file))
    return sorted_findings([*own, *_text_findings(file, as_of, facts)])


def open_file(data: bytes, file: OpenedFile) -> OpenedFile:
    """The file with its text. Raises Unreadable."""
    if file.type == "pdf":
        from portal.rules.pdf_text import read_pdf  # pypdf is heavy, and only those with a PDF to read need it

        return read_pdf(data, file)
    if file.type in ("txt", "csv"):
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        shown = _csv_table(text) if file.type == "csv" else text
        return OpenedFile(file.path, file.type, file.day, (TextPart("", shown),))
    if file.type == "ics":
        from portal.rules.calendar_text import read_calendar  # so is icalendar

        return read_calendar(data, file)
    return read_office(data, file)


def _csv_table(text: str) -> str:
    separator = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as broken:
        raise Unreadable(str(broken)) from broken
    lines = ["| " + " | ".join(" ".join(cell.replace("|", "/").split()) for cell in row) + " |" for row in rows if row]
    if lines:
        lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines) + "\n"


def _text_findings(file: OpenedFile, as_of: date, facts: PortalFacts) -> Iterator[Finding]:
    """One finding a rule: the first place in words, and how many more."""
    found: defaultdict[str, list[tuple[str, Finding]]] = defaultdict(list)
    is_form = attachments.is_form(file)
    # a name is read as the words it is made of
    named = TextPart("ở tên tệp", " ".join(_WORDS.findall(file.name.rpartition(".")[0])))
    for part in (named, *file.parts):
        # indented lines would be code; the leading line keeps a text of dashes from being a header
        text = "\n" + "\n".join(line.strip() for line in part.text.split("\n"))
        source = read_source(f"{file.day.isoformat()}-tep/{file.name}.md", text, as_of, facts)
        for rule in TEXT_RULES:
            if not (is_form and rule.id == "VB-09"):
                found[rule.id].extend((part.name, finding) for finding in rule.findings(source))
    for code, findings in found.items():
        if findings:
            where, first = findings[0]
            more = f" Và {len(findings) - 1} chỗ nữa." if len(findings) > 1 else ""
            at = f", {where}" if where else ""
            # a name that holds a number is not told again
            subject = "Tên tệp" if where == named.name else f"Tệp “{file.name}”{at}"
            message = f"{subject}: {first.message}{more}"
            severity: Severity = first.severity
            if file.type == "pdf" and code in _UNSURE_IN_PDF and severity == "error":
                severity = "warning"
            yield Finding(Place(file.path), code, severity, message, first.hint, first.basis)
