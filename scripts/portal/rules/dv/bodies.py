"""DV, đơn vị và địa danh: agencies that ended, names of units and of leaders."""

import re
from collections.abc import Iterator

from portal.findings.nearest import fold
from portal.law.agencies import FORMER_AGENCIES
from portal.rules.dv.past import is_past
from portal.rules.letters import UPPER
from portal.rules.people import NAME
from portal.rules.printed_day import printed_day
from portal.rules.rule import Answer, rule
from portal.rules.source_text import Sentence, SourceText


@rule("DV-02", "co-quan-da-ket-thuc", subject="source", severity="warning", basis=("TT15-2025:1",))
def ended_agency(source: SourceText) -> Iterator[Answer]:
    """Cơ quan đã kết thúc được nhắc như còn: phòng GDĐT, UBND huyện, Thanh tra Sở.

    Người dân gửi hồ sơ tới nơi không còn. Bài trước ngày 01/7/2025, câu kể chuyện cũ không tính; kế hoạch đang treo
    trên cổng thì tính theo ngày xem.

    Sai (ngày 05/09/2025):
        Hồ sơ nộp tại Phòng GDĐT.
        => 1:15 “Phòng GDĐT” không còn từ ngày 01/7/2025.
    Đúng (ngày 05/09/2025):
        Hồ sơ nộp tại Ủy ban nhân dân xã; Phòng Giáo dục Mầm non của Sở hướng dẫn.
    Đúng (ngày 05/09/2024):
        Hồ sơ nộp tại Phòng GDĐT.
    """
    yield from _former(source, "ended")


@rule("DV-09", "co-quan-doi-ten", subject="source", severity="hint")
def renamed_agency(source: SourceText) -> Iterator[Answer]:
    """Cơ quan đã đổi tên hoặc chuyển nhiệm vụ: Sở Thông tin và Truyền thông, Ban Tuyên giáo.

    Văn bản do cơ quan cũ ban hành vẫn ghi tên cũ.

    Sai (ngày 05/09/2025):
        Sở Thông tin và Truyền thông phối hợp đưa tin.
        => 1:1 “Sở Thông tin và Truyền thông” đổi tên, chuyển nhiệm vụ từ ngày 01/3/2025.
    Đúng (ngày 05/09/2025):
        Theo Thông tư số 25/2010/TT-BTTTT ngày 15/11/2010 của Bộ Thông tin và Truyền thông.
    """
    yield from _former(source, "renamed")
    if source.kind == "document":
        yield from _former(source, "may-change")


def _former(source: SourceText, kind: str) -> Iterator[Answer]:
    """In every paragraph the first mention of each former agency."""
    day = source.as_of if source.kind == "document" else source.day
    for agency in FORMER_AGENCIES:
        if agency.kind != kind or day < agency.since:
            continue
        pattern = re.compile(rf"(?<![\w]){agency.pattern}(?!\w)")
        seen = -1
        for sentence in source.sentences:
            match = pattern.search(sentence.text)
            if match is None or sentence.paragraph.start == seen or is_past(source, sentence):
                continue
            if source.kind != "document" and _issued_by(source, sentence, match.start()):
                continue
            seen = sentence.paragraph.start
            verb = (
                "không còn"
                if kind == "ended"
                else "đổi tên, chuyển nhiệm vụ"
                if kind == "renamed"
                else "có thể đổi tên"
            )
            yield Answer(
                source.place(sentence.at(match.start())),
                f"“{match[0]}” {verb} từ ngày {printed_day(agency.since)}.",
                f"Ghi: {agency.now}.",
                match[0],
            )


def _issued_by(source: SourceText, sentence: Sentence, position: int) -> bool:
    """The agency issued, or stands in the title of, a text cited earlier in the sentence."""
    here = sentence.at(position)
    return any(sentence.at(0) <= citation.start < here and here - citation.end < 400 for citation in source.citations)


_MINISTRY_WORDS = re.compile(r"các vụ bậc học|các sở giáo dục và đào tạo trên địa bàn")

_BODY = re.compile(
    rf"(?<!\w)(?P<head>Ban [Tt]ruyền thông|Tập san)(?P<rest>(?: ngành)?(?: giáo dục| GDĐT"
    rf"| Sở GDĐT)?(?: [{UPPER}][^\W\d_]*| tỉnh){{0,2}})"
)


@rule("DV-03", "ten-don-vi-lech", subject="source", severity="warning")
def name_of_unit(source: SourceText) -> Iterator[Answer]:
    """Tên đơn vị viết khác tên trong don-vi.yaml, hoặc một đơn vị mang nhiều tên trong một văn bản.

    Trang của đơn vị gom tin theo tên. Trong văn bản còn tính chỗ chép nguyên cách gọi của Bộ.

    Sai (văn bản):
        Số: 12/KH-SGDĐT

        Phối hợp với Ban Truyền thông và Ban truyền thông Sở GDĐT, gắn với các vụ bậc học khác.
        => 3:34 “Ban truyền thông Sở GDĐT” là tên khác của “Ban Truyền thông” trong văn bản này.
        => 3:68 “các vụ bậc học” là cách gọi của Bộ, không phải của Sở.
    Đúng (văn bản):
        Số: 12/KH-SGDĐT

        Phối hợp với Ban Truyền thông và các phòng. Ban Truyền thông họp hằng tháng.
    """
    if source.kind == "document":
        yield from _own_names(source)
    else:
        yield from _against_units(source)


def _own_names(source: SourceText) -> Iterator[Answer]:
    first: dict[str, str] = {}
    for paragraph in source.paragraphs:
        for match in _BODY.finditer(paragraph.text):
            written = match[0].strip()
            name = first.setdefault(fold(match["head"]), written)
            if written != name:
                yield Answer(
                    source.place(paragraph.at(match.start())),
                    f"“{written}” là tên khác của “{name}” trong văn bản này.",
                    "Gọi một tên từ đầu đến cuối.",
                    written,
                )
        for match in _MINISTRY_WORDS.finditer(paragraph.text):
            yield Answer(
                source.place(paragraph.at(match.start())),
                f"“{match[0]}” là cách gọi của Bộ, không phải của Sở.",
                "Thay bằng tên đơn vị của Sở.",
                match[0],
            )


def _against_units(source: SourceText) -> Iterator[Answer]:
    """Names that read like a unit's own, letter marks and capitals aside, but are written otherwise."""
    right = {name for unit in source.facts.units for name in unit.names}
    known = [
        (unit.names[0], fold(name))
        for unit in source.facts.units
        if not unit.collective
        for name in unit.names
        if len(name.split()) >= 3 and len(name) >= 14
    ]
    if not known:
        return
    for paragraph in source.paragraphs:
        plain = "".join(fold(letter)[:1] or letter for letter in paragraph.text)
        for name, flat in known:
            at = plain.find(flat)
            while at >= 0:
                written = paragraph.text[at : at + len(flat)]
                around = plain[max(at - 1, 0) : at] + plain[at + len(flat) : at + len(flat) + 1]
                if (
                    written not in right
                    and written[:1].isupper()
                    and not written.isupper()
                    and not any(c.isalnum() for c in around)
                ):
                    yield Answer(
                        source.place(paragraph.at(at)),
                        f"Tên đơn vị “{written}” viết khác don-vi.yaml: “{name}”.",
                        f"Viết: {name}.",
                        written,
                    )
                at = plain.find(flat, at + 1)


_POST = re.compile(
    rf"(?P<post>(?:Phó )?Giám đốc Sở(?: GDĐT"
    rf"| Giáo dục và Đào tạo)?(?: tỉnh)?(?: [{UPPER}][^\W\d_]* [{UPPER}][^\W\d_]*)??),? (?:là )?(?:ông |bà "
    rf"|đồng chí )?(?P<name>{NAME})(?!\w)"
)

_FRESH_DAYS = 31


@rule("DV-06", "ten-lanh-dao-lech", subject="source", severity="warning")
def name_of_leader(source: SourceText) -> Iterator[Answer]:
    """Tên, chức vụ lãnh đạo Sở khác cong.yaml.

    Chỉ xét bài mới (31 ngày) khi cong.yaml có danh sách lãnh đạo; bài cũ giữ tên lãnh đạo của ngày ấy.

    Sai (lãnh đạo: Giám đốc Trần Văn B):
        Giám đốc Sở Nguyễn Văn A phát biểu.
        => 1:13 Lãnh đạo “Nguyễn Văn A” (Giám đốc) chưa có trong cong.yaml.
    Đúng (lãnh đạo: Giám đốc Trần Văn B):
        Giám đốc Sở Trần Văn B phát biểu. Phó Hiệu trưởng Nguyễn Văn A dự.
    """
    leaders = {leader.name: leader.post.lower() for leader in source.facts.leaders}
    if not leaders or (source.as_of - source.day).days > _FRESH_DAYS:
        return
    for paragraph in source.paragraphs:
        for match in _POST.finditer(paragraph.text):
            post = "phó giám đốc" if match["post"].startswith("Phó") else "giám đốc"
            held = next((said for name, said in leaders.items() if match["name"].startswith(name)), None)
            if held is None or held.startswith("phó") != (post == "phó giám đốc"):
                yield Answer(
                    source.place(paragraph.at(match.start("name"))),
                    f"Lãnh đạo “{match['name']}” ({post.capitalize()}) chưa có trong cong.yaml.",
                    "Sửa tên, chức vụ; lãnh đạo mới thì cập nhật cong.yaml.",
                    match["name"],
                )
