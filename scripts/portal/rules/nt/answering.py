"""NT, nội dung tin bài: who wrote, where it comes from, who approved, what was corrected."""

import re
from collections.abc import Iterator

from portal.findings.nearest import fold
from portal.rules.needed_words import only_with
from portal.rules.rule import Answer, rule
from portal.rules.source_text import SourceText

_SOURCE = ("TT37:7.3",)


@rule("NT-01", "thieu-tac-gia", subject="source", severity="error", basis=_SOURCE)
def missing_author(source: SourceText) -> Iterator[Answer]:
    """Phần đầu bài chưa có tác giả.

    Đăng thông tin phải ghi rõ tác giả: người viết hoặc đơn vị viết.

    Sai:
        ---
        title: Khai giảng năm học mới
        topic: he-nam-hoc-moi
        author: ""
        ---
        Nội dung.
        => 4:9 Bài chưa có tác giả.
    Đúng:
        ---
        title: Khai giảng năm học mới
        topic: he-nam-hoc-moi
        author: Văn phòng Sở
        ---
        Nội dung.
    """
    if source.kind != "article" or not source.has_header:
        return
    if not source.value("author"):
        written = source.header.get("author")
        yield Answer(
            # where nothing is written: at the first key, where the reader of the article tells it too
            source.place(written.start if written else source.text.find("\n") + 1),
            "Bài chưa có tác giả.",
            "Thêm author: tên người viết hoặc đơn vị.",
        )


_NOBODY = (
    r"(?:[Ss]ưu tầm|[Ii]nternet|[Mm]ạng(?: xã hội| Internet)?|[Ff]acebook|[Gg]oogle|[Zz]alo|[Tt]ổng hợp"
    r"|[Nn]guồn mạng|[Ss]T)"
)

_CREDIT = re.compile(
    r"(?<!\w)(?:(?:[Nn]guồn|[Ảả]nh|[Hh]ình|[Tt]in|[Bb]ài)(?: ảnh| tin| bài| viết| minh h[ọo][aạ])?"
    rf"|[Tt]heo|[Dd]ẫn theo)\s*:\s*(?P<who>{_NOBODY})(?=\s*(?:[.,;)]|\Z))"
    rf"|^\W{{0,3}}(?P<alone>\(?(?:[Ss]ưu tầm|[Ss]T)\)?)\W{{0,3}}\Z"
    r"|(?<!\w)[Tt]heo (?:nguồn )?(?P<loose>[Ii]nternet|Google|Facebook)(?=\s*(?:[.;)]|\Z))"
    # at the head of a paragraph or in brackets: “Ảnh lấy từ Facebook”, “(Nguồn - Internet)”
    r"|(?:^\W{0,3}|\()(?:[Nn]guồn|[Ảả]nh|[Hh]ình)(?: ảnh| tin)? (?:(?:lấy |sưu tầm )?(?:từ|trên)|[-–]) "
    rf"(?P<taken>{_NOBODY})(?=\s*(?:[.;)]|\Z))"
)
_IN_HEADER = re.compile(
    rf"(?<!\w)(?:source|credit|name)[ \t]*:[ \t]*[\"']?(?P<who>{_NOBODY})[\"']?[ \t]*(?=[,}}\r\n#])"
)


@rule("NT-02", "nguon-khong-ro", subject="source", severity="error", basis=_SOURCE)
@only_with("sưu", "internet", "mạng", "facebook", "google", "zalo", "tổng", "st")
def unnamed_source(source: SourceText) -> Iterator[Answer]:
    """Nguồn ghi “Sưu tầm”, “Internet”: không phải là nguồn.

    Dùng lại bài, ảnh phải ghi rõ tác giả và nguồn; “Internet” không phải là ai.

    Sai:
        Bài đã đăng ở nơi khác. (Nguồn: Internet)
        => 1:33 Nguồn ghi “Internet”, chưa rõ của ai.
    Đúng:
        Theo: Báo Giáo dục và Thời đại. Kỹ năng tìm nguồn: Internet và thư viện đều hữu ích.
    """
    for paragraph in source.paragraphs:
        for match in _CREDIT.finditer(paragraph.text):
            who = next(name for name in ("who", "alone", "loose", "taken") if match[name])
            yield Answer(
                source.place(paragraph.at(match.start(who))),
                f"Nguồn ghi “{match[who].strip('()')}”, chưa rõ của ai.",
                "Ghi tên cơ quan, tác giả và địa chỉ bài gốc; không rõ thì không dùng.",
                match[who],
            )
    body = source.lines[0].start if source.lines else len(source.text)
    for written in _IN_HEADER.finditer(source.text, 0, body) if source.has_header else ():
        yield Answer(
            source.place(written.start("who")),
            f"Nguồn ghi “{written['who']}”, chưa rõ của ai.",
            "Ghi tên cơ quan, tác giả và địa chỉ bài gốc; không rõ thì không dùng.",
            written["who"],
        )


@rule("NT-04", "chua-duyet", subject="source", severity="error", basis=("TT37:11.2.d",))
def not_approved(source: SourceText) -> Iterator[Answer]:
    """Cổng duyệt theo tên mà bài chưa có người duyệt, hoặc người duyệt là tác giả.

    Nội dung phải được thẩm định, duyệt trước khi đăng. Nơi cong.yaml ghi approval: merge thì việc gộp bài của biên tập
    là duyệt, quy tắc này im lặng. Người duyệt trùng tác giả là cảnh báo.

    Sai (duyệt theo tên):
        ---
        title: Khai giảng
        topic: he-nam-hoc-moi
        author: Văn phòng Sở
        ---
        Nội dung.
        => 1:1 Bài chưa có người duyệt (approved_by).
    Đúng:
        ---
        title: Khai giảng
        topic: he-nam-hoc-moi
        author: Văn phòng Sở
        ---
        Nội dung.
    """
    if source.facts.approval != "named" or source.kind != "article" or source.value("status") in ("draft", "withdrawn"):
        return
    approver = source.value("approved_by")
    if not approver:
        yield Answer(source.place(0), "Bài chưa có người duyệt (approved_by).", "Thêm approved_by: chức vụ, họ tên.")
    elif fold(approver) == fold(source.value("author")):
        yield Answer(
            source.place(source.header["approved_by"].start),
            f"Người duyệt “{approver}” cũng là tác giả.",
            "Nhờ một người khác của Ban Biên tập duyệt.",
            approver,
            severity="warning",
        )


_MENDED = re.compile(r"nhầm|ghi sai|viết sai|sai sót|sửa lại|sửa số liệu|chỉnh lại", re.IGNORECASE)


@rule("NT-15", "sua-khong-dinh-chinh", subject="source", severity="warning", basis=("TCTT2016:22",))
def silent_correction(source: SourceText) -> Iterator[Answer]:
    """Sửa thông tin sai mà không ghi “Đính chính”.

    Người đã đọc bản cũ cần biết điều gì đã đổi.

    Sai:
        ---
        title: Lịch thi
        updated: 2024-05-02
        updated_note: Sửa lại ngày thi do ghi nhầm
        ---
        Nội dung.
        => 4:15 Ghi chú cập nhật nói sửa chỗ sai mà chưa có chữ “Đính chính”.
    Đúng:
        ---
        title: Lịch thi
        updated: 2024-05-02
        updated_note: "Đính chính: ngày thi là 06/6/2024, bài trước ghi nhầm 07/6/2024"
        ---
        Nội dung.
    """
    note = source.value("updated_note")
    if _MENDED.search(note) and "đính chính" not in note.lower():
        yield Answer(
            source.place(source.header["updated_note"].start),
            "Ghi chú cập nhật nói sửa chỗ sai mà chưa có chữ “Đính chính”.",
            "Viết: “Đính chính: …”, nêu điều cũ và điều đúng.",
        )
