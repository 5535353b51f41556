"""The body of an article or fixed page: Markdown in, sanitised HTML out, with everything that was noticed.

Order: limits, characters, places (link_marks.py), dialect, Markdown, addresses and ids, sanitiser, enrichment.
"""

from dataclasses import dataclass

from portal.findings.finding import Finding, sorted_findings
from portal.model.text_parts import Heading, Link
from portal.read.characters import compose, drop_hidden
from portal.read.dialect import Remark, Rewritten, rewrite
from portal.read.enrich import enrich
from portal.read.limits import BLOCKS, CELLS, DEPTH, PARAGRAPH_CHARACTERS, too_much
from portal.read.link_marks import mark
from portal.read.markdown_html import to_html
from portal.read.quiet_brackets import restore_brackets
from portal.read.sanitise import sanitise
from portal.read.source_text import LINE_END, BodySource, Ruler
from portal.read.written_html import survey

__all__ = ["BodyReading", "BodySource", "read_body"]


@dataclass(frozen=True, slots=True)
class BodyReading:
    """What came of a body.

    `html`: sanitised and enriched, may be empty; addresses root-relative, those within the text `#n-…`. `links`: every
    link that leads somewhere, in order. `used`: (file, alt text) of each picture shown, in order of first use.
    """

    html: str = ""
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    used: tuple[tuple[str, str], ...] = ()
    words: int = 0
    findings: tuple[Finding, ...] = ()


def read_body(source: BodySource) -> BodyReading:
    """Read one body. Whatever the text holds, the result is a reading with findings, never an exception."""
    ruler = Ruler(source)
    findings = list(too_much(source, ruler))
    if findings:
        return BodyReading(findings=sorted_findings(findings))
    clean, hidden = drop_hidden(source.text, ruler)
    findings += hidden
    marked = mark(clean.text)
    rewritten = rewrite(LINE_END.sub("\n", compose(marked.text)))
    findings += (_remark_finding(remark, ruler) for remark in rewritten.remarks)
    if rewritten.is_refused:
        return BodyReading(findings=sorted_findings(findings))
    written = survey(
        restore_brackets(_converted(rewritten)),
        source,
        ruler,
        tuple(clean.raw_offset(offset) for offset in marked.offsets),
    )
    findings += written.findings
    shown = {source.pictures[file].address: source.pictures[file] for file, _ in written.used}
    return BodyReading(
        html=enrich(sanitise(written.html), shown).strip("\n"),
        headings=written.headings,
        links=written.links,
        used=written.used,
        words=written.words,
        findings=sorted_findings(findings),
    )


def _converted(rewritten: Rewritten) -> str:
    return rewritten.unstash(to_html(rewritten.text))


def _remark_finding(remark: Remark, ruler: Ruler) -> Finding:
    match remark.complaint:
        case "too-deep":
            message = f"Danh sách, trích dẫn lồng nhau {remark.measured} bậc, nhiều nhất {DEPTH}."
            return Finding(ruler.line_place(remark.line), "DL-10", "error", message, "Bớt số bậc lồng nhau.")
        case "too-long":
            message = f"Đoạn dài {remark.measured} ký tự, nhiều nhất {PARAGRAPH_CHARACTERS}."
            return Finding(ruler.line_place(remark.line), "DL-10", "error", message, "Chia thành nhiều đoạn.")
        case "too-many-blocks":
            message = f"Bài viết có quá {BLOCKS} đoạn, mục, đề mục."
            return Finding(ruler.line_place(remark.line), "DL-10", "error", message, "Tách thành nhiều bài.")
        case "too-many-cells":
            message = f"Bảng có {remark.measured} ô, nhiều nhất {CELLS}."
            return Finding(ruler.line_place(remark.line), "DL-10", "error", message, "Chuyển bảng sang tệp đính kèm.")
        case "first-heading":
            message = "Đề mục cấp 1 trong bài được hạ xuống cấp 2; cấp 1 là tiêu đề của bài."
            return Finding(ruler.line_place(remark.line, "#"), "DL-14", "warning", message, "Viết ## thay cho #.")
        case "low-heading":
            message = f"Đề mục cấp {remark.measured} được nâng lên cấp 4; cổng có đề mục cấp 2 đến cấp 4."
            return Finding(ruler.line_place(remark.line, "#"), "DL-22", "warning", message, "Viết #### hoặc chữ đậm.")
        case "line-after-table":
            message = "Dòng viết liền sau bảng: bản xem thử coi là một hàng của bảng, cổng coi là đoạn văn mới."
            return Finding(ruler.line_place(remark.line), "DL-20", "warning", message, "Để một dòng trống sau bảng.")
        case "open-comment":
            message = "Chú thích “<!--” chưa có dấu đóng “-->”: phần sau nó không hiện ra."
            return Finding(ruler.line_place(remark.line, "<!--"), "DL-21", "error", message, "Thêm -->.")
