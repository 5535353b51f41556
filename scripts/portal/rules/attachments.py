"""RT, TE, VB on attachments: what their text and their makers' traces show."""

import re
from collections.abc import Iterator

from portal.findings.finding import Place
from portal.rules.opened_file import OpenedFile
from portal.rules.rule import Answer, rule
from portal.rules.tables import LONG_TABLE, names_column

_MARK_HEAD = re.compile(
    r"(?<!\w)(?:điểm|hạnh kiểm|học lực|xếp loại|kết quả học tập|kết quả rèn luyện|ĐTB|TBM)(?!\w)", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?:ngữ )?văn|toán|tiếng (?:việt|anh)|vật l[íý]|hóa(?: học)?|sinh(?: học)?|(?:lịch )?sử"
    r"|địa(?: l[íý])?|tin(?: học)?|GDCD",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:\d|10)(?:[.,]\d{1,2})?")
_FORM_NAME = re.compile(r"(?:^|[-_])(?:mau|bieu-?mau|don|phieu|phu-?luc|to-?khai)(?:[-_.\d]|$)", re.IGNORECASE)
_FORM_HEAD = re.compile(r"(?<!\w)(?:Mẫu|MẪU|Biểu mẫu) số(?!\w)")
_DRAFT_NAME = re.compile(r"du-?thao|ban-?nhap|lay-?y-?kien", re.IGNORECASE)
_DRAFT = re.compile(r"^\W{0,3}(?:DỰ THẢO|BẢN NHÁP)(?!\w)", re.MULTILINE)
_NUMBERED = re.compile(r"^\W{0,4}Số\s*:\s*\d+\s*/\s*(?:[A-ZĐ]|\d{4}/)", re.MULTILINE)
_SIGNED_FOR = re.compile(r"(?:KT|TM|TL|TUQ)\. ?[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ ]{3,60}")
_URGENT = re.compile(r"^\W{0,3}(?P<mark>HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)\W*$", re.MULTILINE)
_RECEIVERS = re.compile(r"^\W{0,4}Nơi nhận", re.MULTILINE | re.IGNORECASE)


def file_answer(file: OpenedFile, message: str, hint: str) -> Answer:
    """A mistake of the whole file."""
    return Answer(Place(file.path), f"Tệp “{file.name}” {message}", hint)


def is_form(file: OpenedFile) -> bool:
    """Whether it is there to be filled in."""
    head = file.text[:1_500]
    return (
        _FORM_NAME.search(file.name.rpartition(".")[0]) is not None
        or re.search(r"(?<!\w)Mẫu số(?!\w)", head) is not None
    )


@rule("RT-10", "sieu-du-lieu-tep", subject="attachment", severity="warning", basis=("TT37:3.4", "ND224:21.4"))
def left_behind(file: OpenedFile) -> Iterator[Answer]:
    """Tệp đính kèm còn ghi chú, sửa đổi đang theo dõi hoặc trang tính ẩn.

    Người tải về đọc được mọi điều ấy. Ảnh của bài được cổng bỏ vị trí, tên máy trước khi đăng nên không tính.

    Sai:
        tệp docx, 2 ghi chú, 1 sửa đổi
        => Tệp “vi-du.docx” còn 2 ghi chú, 1 sửa đổi đang theo dõi.
    Sai:
        tệp xlsx, ẩn “Lương”
        => Tệp “vi-du.xlsx” có trang tính ẩn: “Lương”.
    Đúng:
        tệp docx
    """
    left = [
        f"{count} {word}"
        for count, word in ((file.comments, "ghi chú"), (file.tracked, "sửa đổi đang theo dõi"))
        if count
    ]
    if left:
        yield file_answer(file, f"còn {', '.join(left)}.", "Chấp nhận hết sửa đổi, xóa ghi chú, lưu lại rồi gửi lại.")
    if file.hidden:
        named = ", ".join(f"“{name}”" for name in file.hidden[:5])
        yield file_answer(file, f"có trang tính ẩn: {named}.", "Xóa trang tính ẩn, hoặc lưu thành PDF.")


@rule("TE-05", "bang-diem-co-ten", subject="attachment", severity="error", basis=("ND56-2017:33",))
def named_marks(file: OpenedFile) -> Iterator[Answer]:
    """Bảng điểm, xếp loại kèm họ tên học sinh trong tệp đính kèm.

    Kết quả học tập là bí mật đời sống riêng tư của trẻ em. Tính từ 5 dòng có đủ tên và kết quả; bảng tổng hợp theo lớp,
    theo trường và bảng mẫu để trống không tính. Bảng không nói rõ người học (học sinh, lớp) là cảnh báo.

    Sai:
        tệp xlsx: | Họ và tên | Lớp | Điểm toán | của 5 người
        => Tệp “vi-du.xlsx” có 5 dòng họ tên kèm cột “Điểm toán”.
    Đúng:
        tệp xlsx: | Lớp | Sĩ số | Điểm toán | của 5 người
    """
    for part in file.parts:
        for heads, rows in _tables(part.text):
            name = names_column(heads, rows)
            mark = next((n for n, head in enumerate(heads) if _MARK_HEAD.search(head)), _marks_column(heads, rows))
            if name is None or mark is None:
                continue
            filled = [row for row in rows if len(row) > max(name, mark) and row[name] and row[mark]]
            if len(filled) < LONG_TABLE:
                continue
            pupils = re.search(r"học sinh|(?<!\w)lớp(?!\w)|thí sinh", part.text, re.IGNORECASE)
            answer = file_answer(
                file,
                f"có {len(filled)} dòng họ tên kèm cột “{heads[mark]}”.",
                "Thay bằng liên kết tra cứu từng người, hoặc bảng tổng hợp không có tên.",
            )
            yield Answer(answer.place, answer.message, answer.hint, severity=None if pupils else "warning")


def _marks_column(heads: list[str], rows: list[list[str]]) -> int | None:
    """A column “Toán” with a mark in each row."""
    for n, head in enumerate(heads):
        if (
            _SUBJECT.fullmatch(head)
            and sum(len(row) > n and _MARK.fullmatch(row[n]) is not None for row in rows) >= LONG_TABLE
        ):
            return n
    return None


@rule(
    "VB-12",
    "du-thao-dang-nhu-chinh",
    subject="attachment",
    severity="warning",
    basis=("ND30-2020:8.2.g", "ND30-2020:15.2"),
)
def draft_as_final(file: OpenedFile) -> Iterator[Answer]:
    """Tệp đính kèm có dấu DỰ THẢO mà tên tệp không nói là dự thảo.

    Người đọc tưởng là văn bản đã ban hành. Tên có du-thao, lay-y-kien thì không tính.

    Sai:
        tệp docx: DỰ THẢO
        => Tệp “vi-du.docx” có dấu “DỰ THẢO”, tên tệp không nói là dự thảo.
    Đúng:
        tệp docx: Số: 12/KH-SGDĐT
    """
    found = _DRAFT.search(file.text[:3_000])
    if found and not _DRAFT_NAME.search(file.name):
        word = "BẢN NHÁP" if "NHÁP" in found[0] else "DỰ THẢO"
        yield file_answer(
            file, f"có dấu “{word}”, tên tệp không nói là dự thảo.", "Đăng bản đã ký, hoặc đặt tên tệp có “du-thao”."
        )


@rule("VB-13", "van-ban-ky-dang-docx", subject="attachment", severity="warning", basis=("ND30-2020:13",))
def signed_text_as_docx(file: OpenedFile) -> Iterator[Answer]:
    """Văn bản đã có số được đăng bằng tệp sửa được (docx, odt) thay vì PDF đã ký.

    Tệp sửa được không còn là bản đã ký, ai cũng sửa rồi chuyển đi được. Mẫu để điền không tính.

    Sai:
        tệp docx: Số: 12/KH-SGDĐT … Nơi nhận:
        => Tệp “vi-du.docx” là văn bản đã có số, đăng bằng tệp sửa được.
    Đúng:
        tệp pdf: Số: 12/KH-SGDĐT … Nơi nhận:
    """
    if file.type not in ("docx", "odt") or is_form(file):
        return
    if _NUMBERED.search(file.text[:2_000]) and _RECEIVERS.search(file.text):
        yield file_answer(file, "là văn bản đã có số, đăng bằng tệp sửa được.", "Đăng bản PDF đã ký số hoặc bản quét.")


@rule("VB-22", "thieu-chuc-vu-ky-thay", subject="attachment", severity="warning", basis=("ND30-2020:13",))
def signed_without_post(file: OpenedFile) -> Iterator[Answer]:
    """Ký thay, ký thừa lệnh mà không có dòng chức vụ của người ký.

    KT., TM., TL., TUQ. là ký thay người khác; dòng dưới phải nói ai ký. Chỉ xét docx, odt: chữ lấy từ PDF có thể lệch
    thứ tự dòng.

    Sai:
        tệp docx: KT. GIÁM ĐỐC / Nguyễn Văn An
        => Tệp “vi-du.docx” ký “KT. GIÁM ĐỐC” mà dòng dưới không phải chức vụ.
    Đúng:
        tệp docx: KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Nguyễn Văn An
    """
    if file.type not in ("docx", "odt") or is_form(file):
        return
    lines = [line.strip() for line in file.text.split("\n") if line.strip()]
    for line, below in zip(lines, lines[1:], strict=False):
        if _SIGNED_FOR.fullmatch(line) and below != below.upper():
            yield file_answer(
                file, f"ký “{line}” mà dòng dưới không phải chức vụ.", "Ghi chức vụ của người ký, ví dụ PHÓ GIÁM ĐỐC."
            )
            return


@rule("BM-09", "dau-khan-dang-muon", subject="attachment", severity="hint", basis=("TT37:6.2",))
def mark_of_urgency(file: OpenedFile) -> Iterator[Answer]:
    """Tệp đính kèm có dấu HỎA TỐC, THƯỢNG KHẨN, KHẨN ở phần đầu.

    Dấu khẩn dành cho việc chuyển văn bản. Việc đã qua thì người đọc sau này hiểu lầm; máy không biết việc đã qua chưa,
    người đăng phải xem.

    Sai:
        tệp pdf: HỎA TỐC
        => Tệp “vi-du.pdf” có dấu “HỎA TỐC”.
    Đúng:
        tệp pdf: Các trường khẩn trương thực hiện.
    """
    found = _URGENT.search(file.text[:1_500])
    if found:
        yield file_answer(
            file, f"có dấu “{found['mark']}”.", "Kiểm tra việc còn khẩn không; ghi rõ ngày sự việc trong bài."
        )


@rule("VB-14", "ban-quet-khong-co-chu", subject="attachment", severity="hint", basis=("TT37:12.4",))
def scan_without_text(file: OpenedFile) -> Iterator[Answer]:
    """PDF là bản quét chưa có lớp chữ.

    Không tìm được bằng công cụ tìm kiếm, phần mềm đọc màn hình không đọc được.

    Sai:
        tệp pdf:
        => Tệp “vi-du.pdf” là bản quét, chưa có lớp chữ.
    Đúng:
        tệp pdf: Số: 12/KH-SGDĐT
    """
    if file.type == "pdf" and file.parts and not any(character.isalnum() for character in file.text):
        yield file_answer(
            file, "là bản quét, chưa có lớp chữ.", "Nhận dạng chữ (OCR) rồi lưu lại, hoặc xuất PDF từ Word."
        )


def _tables(text: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Tables in Markdown's form: heads and rows."""
    lines = text.split("\n")
    for n, line in enumerate(lines[:-1]):
        if line.startswith("|") and lines[n + 1].startswith("|---"):
            rows = []
            for below in lines[n + 2 :]:
                if not below.startswith("|"):
                    break
                rows.append(_cells(below))
            yield _cells(line), rows


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line[2:-2].split(" | ")]
