"""TCN, NT on attachments: what the programs of their readers need of them."""

import re
from collections.abc import Iterator

from portal.rules.attachments import file_answer
from portal.rules.opened_file import OpenedFile
from portal.rules.rule import Answer, rule

_NO_TITLE = re.compile(
    r"(?:Microsoft (?:Word|Excel|PowerPoint) - .*|untitled|document\d*|[\w .()-]{0,80}\.(?:docx?|xlsx?|pptx?|pdf|tmp))",
    re.IGNORECASE,
)


@rule("TCN-16", "pdf-thieu-ten-ngon-ngu", subject="attachment", severity="hint", basis=("TT26-2020:5.1",))
def unnamed_pdf(file: OpenedFile) -> Iterator[Answer]:
    """PDF chưa ghi tên văn bản hoặc ngôn ngữ trong thuộc tính của tệp.

    Trình đọc màn hình đọc tên ấy thay cho tên tệp, và chọn giọng đọc theo ngôn ngữ. Bản quét chưa có chữ là việc của
    VB-14, không tính ở đây.

    Sai:
        tệp pdf, tên “Microsoft Word - kh1.doc”
        => Tệp “vi-du.pdf” chưa ghi tên văn bản, ngôn ngữ trong thuộc tính.
    Đúng:
        tệp pdf, tên “Kế hoạch truyền thông năm 2024”, ngôn ngữ vi-VN
    """
    if file.type != "pdf" or not any(character.isalnum() for character in file.text):
        return
    lacking = [
        what
        for what, is_told in (
            ("tên văn bản", file.title and not _NO_TITLE.fullmatch(file.title)),
            ("ngôn ngữ", file.language),
        )
        if not is_told
    ]
    if lacking:
        yield file_answer(
            file,
            f"chưa ghi {', '.join(lacking)} trong thuộc tính.",
            "Trong Word: Tệp > Thông tin, ghi Tiêu đề; đặt ngôn ngữ là tiếng Việt; xuất lại PDF có kèm thuộc tính.",
        )


@rule("NT-16", "tep-lich-sai", subject="attachment", severity="warning")
def broken_calendar(file: OpenedFile) -> Iterator[Answer]:
    """Tệp lịch (.ics) không mở được, thiếu điều bắt buộc, hoặc kết thúc trước khi bắt đầu.

    Người đọc bấm vào là thêm sự kiện vào lịch của mình; tệp sai thì không thêm được, hoặc thêm sai giờ.

    Sai:
        tệp ics, thiếu DTSTART
        => Tệp “vi-du.ics” chưa đúng chuẩn lịch: sự kiện “Họp” thiếu DTSTART.
    Đúng:
        tệp ics đủ VERSION, PRODID và UID, DTSTAMP, DTSTART, SUMMARY của từng sự kiện
    """
    if file.faults:
        told = "; ".join(file.faults[:5]) + (f" và {len(file.faults) - 5} chỗ nữa" if len(file.faults) > 5 else "")
        yield file_answer(
            file, f"chưa đúng chuẩn lịch: {told}.", "Xuất lại từ phần mềm lịch, hoặc khai ở event của phần đầu bài."
        )
