"""KH, kế hoạch: the text of a communication plan against the calendar and against itself."""

import re
from collections.abc import Iterator
from datetime import date

from portal.rules.citation import day_of
from portal.rules.printed_day import printed_day
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText

_TITLE = re.compile(
    r"(?:KẾ HOẠCH|Kế hoạch|Truyền thông)[^.;]{0,120}?(?P<period>năm (?:học )?(?P<a>20\d\d)(?:\s*[-–]\s*(?P"
    r"<b>20\d\d))?)\s*\Z"
)
_YEAR_PLAN = re.compile(
    r"[Kk]ế hoạch số [^.;]{3,160}?(?P<period>năm (?:học )?(?P<a>20\d\d)(?:\s*[-–]\s*(?P<b>20\d\d))?)"
)
_HEAD_PARAGRAPHS = 8


def _last_day(period: re.Match[str]) -> date:
    """A calendar year ends on 31/12, a school year on 31/8 of its second year."""
    return date(int(period["b"]), 8, 31) if period["b"] else date(int(period["a"]), 12, 31)


@rule("KH-02", "ke-hoach-het-thoi-ky", subject="source", severity="warning")
def ended_plan(source: SourceText) -> Iterator[Answer]:
    """Kế hoạch, hoặc kế hoạch được dẫn, đã hết thời kỳ vào ngày xem.

    Đơn vị còn làm theo kế hoạch cũ. Chỉ xét văn bản kế hoạch; chủ đề của tin bài do bộ đọc bài xét.

    Sai (văn bản, xem ngày 22/11/2026):
        Số: 84/KH-SGDĐT

        KẾ HOẠCH Truyền thông về giáo dục năm 2024

        Thực hiện Kế hoạch số 141/KH-BGDĐT ngày 05/02/2024 về truyền thông năm 2024;
        => 3:1 Kế hoạch “năm 2024” hết thời kỳ từ ngày 31/12/2024.
        => 5:11 Kế hoạch được dẫn của “năm 2024” hết thời kỳ từ ngày 31/12/2024.
    Đúng (văn bản, xem ngày 01/03/2024):
        Số: 84/KH-SGDĐT

        KẾ HOẠCH Truyền thông về giáo dục năm 2024
    """
    if source.kind != "document":
        return
    for paragraph in source.paragraphs[:_HEAD_PARAGRAPHS]:
        title = _TITLE.match(paragraph.text)
        if title and _last_day(title) < source.as_of:
            yield Answer(
                source.place(paragraph.at(0)),
                f"Kế hoạch “{title['period']}” hết thời kỳ từ ngày {printed_day(_last_day(title))}.",
                "Ban hành kế hoạch mới, hoặc ghi rõ kế hoạch lưu.",
                title["period"],
            )
    for paragraph in source.paragraphs:
        for cited in _YEAR_PLAN.finditer(paragraph.text):
            if _last_day(cited) < source.as_of:
                yield Answer(
                    source.place(paragraph.at(cited.start())),
                    f"Kế hoạch được dẫn của “{cited['period']}” hết thời kỳ từ ngày {printed_day(_last_day(cited))}.",
                    "Dẫn kế hoạch đang thực hiện.",
                    cited["period"],
                )
            break


_DEADLINE = re.compile(r"trước ngày (?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})")
_MONTHLY = re.compile(r"trước ngày (?P<d>\d{1,2}) hàng tháng")


@rule("KH-04", "qua-han-ke-hoach", subject="source", severity="warning")
def passed_deadline(source: SourceText) -> Iterator[Answer]:
    """Hạn ghi trong kế hoạch đã qua.

    “Trước ngày 30/10” thì ngày cuối còn kịp là 29/10. Cổng không giữ báo cáo của đơn vị, nên chỉ nhắc; hạn chưa đến
    không tính. Hạn hằng tháng nhắc khi kế hoạch đã hết thời kỳ.

    Sai (văn bản, xem ngày 22/11/2026):
        Số: 84/KH-SGDĐT

        Gửi danh sách về Văn phòng Sở trước ngày 30/10/2017.
        => 3:31 Hạn “trước ngày 30/10/2017” đã qua.
    Đúng (văn bản, xem ngày 20/10/2017):
        Số: 84/KH-SGDĐT

        Gửi danh sách về Văn phòng Sở trước ngày 30/10/2017.
    """
    if source.kind != "document":
        return
    for paragraph in source.paragraphs:
        for match in _DEADLINE.finditer(paragraph.text):
            last = day_of(int(match["y"]), int(match["m"]), int(match["d"]))
            if last is not None and last <= source.as_of:
                yield _passed(source, paragraph.at(match.start()), match[0])
        for match in _MONTHLY.finditer(paragraph.text):
            if (source.as_of - source.day).days > 366:
                yield _passed(source, paragraph.at(match.start()), match[0])


def _passed(source: SourceText, offset: int, words: str) -> Answer:
    return Answer(
        source.place(offset), f"Hạn “{words}” đã qua.", "Kiểm tra báo cáo của các đơn vị, hoặc ghi hạn mới.", words
    )


_COUNTED = re.compile(r"(?<!\w)(?P<n>\d{2}) (?P<what>(?:nhóm )?(?:nhiệm vụ|giải pháp)) (?P<kind>[a-zà-ỹđ]+ [a-zà-ỹđ]+)")


@rule("KH-12", "mot-so-nhieu-ten", subject="source", severity="warning")
def one_count_two_names(source: SourceText) -> Iterator[Answer]:
    """Trong một kế hoạch, cùng một con số đi với hai tên gọi.

    “09 nhóm nhiệm vụ chủ yếu” rồi “09 nhiệm vụ trọng tâm”: đơn vị không biết phải làm theo danh mục nào.

    Sai (văn bản):
        Số: 84/KH-SGDĐT

        Bám sát 09 nhóm nhiệm vụ chủ yếu. Thực hiện 09 nhiệm vụ trọng tâm.
        => 3:45 “09 nhiệm vụ trọng tâm” ở đây, “09 nhóm nhiệm vụ chủ yếu” ở trên.
    Đúng (văn bản):
        Số: 84/KH-SGDĐT

        Bám sát 09 nhóm nhiệm vụ chủ yếu và 05 nhóm giải pháp cơ bản. Thực hiện 09 nhóm nhiệm vụ chủ yếu.
    """
    if source.kind != "document":
        return
    first: dict[tuple[str, str], str] = {}
    for paragraph in source.paragraphs:
        for match in _COUNTED.finditer(paragraph.text):
            key = (match["n"], match["what"].removeprefix("nhóm "))
            before = first.setdefault(key, match[0])
            if before != match[0]:
                yield Answer(
                    source.place(paragraph.at(match.start())),
                    f"“{match[0]}” ở đây, “{before}” ở trên.",
                    "Gọi một tên từ đầu đến cuối.",
                    match[0],
                )
