"""BM on attachments: whom an official text is sent to, as its own “Nơi nhận” says."""

import re
from collections.abc import Iterator

from portal.rules.attachments import file_answer, is_form
from portal.rules.bm import is_marked
from portal.rules.opened_file import OpenedFile
from portal.rules.rule import Answer, rule

_SENT_TO = re.compile(r"^\W{0,4}(?:Nơi nhận|NƠI NHẬN)\s*:?(?P<list>.{3,1200})", re.MULTILINE | re.DOTALL)
_ADDRESSED = re.compile(r"^\W{0,4}Kính gửi\s*:?(?P<list>.{3,400}?)(?:\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)
# one receiver begins with a dash; a text in two columns is read line by line, so an item ends with its line
_ITEM = re.compile(r"(?:^|[\s|:])[-–•+]\s*(?P<item>[^\n|]+)")
_ASIDE = re.compile(r"\([^)]*\)|(?<!\w)để (?:báo cáo|b/c|biết|thực hiện|t/h|chỉ đạo|theo dõi|phối hợp)(?!\w)")
_PARTS = re.compile(r"[;,.]|(?<!\w)và(?!\w)")
_KEPT = re.compile(r"Lưu\b.*", re.IGNORECASE)
_AS_ABOVE = re.compile(r"Như (?:trên|kính gửi)", re.IGNORECASE)
_HOUSE = (
    r"(?: (?:thuộc |của |trong |cơ quan |nội bộ )*(?:Sở(?: GD ?& ?ĐT| GDĐT)?|cơ quan(?: Sở)?|(?:nhà )?trường|đơn vị))?"
)
_OFFICE = (
    r"(?:GDTrH|GDMN|GDTH|GDPT|GDTX|KHTC|KH-TC|TCCB|TCHC|QLCL|KT&QLCL|CTTT|CTHSSV|[Cc]huyên môn|[Nn]ghiệp vụ"
    r"|[Cc]hức năng|Tổ chức cán bộ|Kế hoạch|Tài chính|Quản lý chất lượng|Giáo dục (?:Trung học|Tiểu học|Mầm non"
    r"|Phổ thông|Thường xuyên))"
)
_INTERNAL = re.compile(
    rf"(?:(?:[Đđ]/c |[Cc]ác đồng chí |[Cc]ác )?(?:"
    r"(?:[Bb]an )?Giám đốc|(?:[Cc]ác )?(?:Phó Giám đốc|PGĐ)|BGĐ|GĐ|[Ll]ãnh đạo|[Bb]an [Gg]iám hiệu|BGH"
    rf"|(?:[Cc]ác )?(?:Phó )?Hiệu trưởng|Chánh Văn phòng|Trưởng (?:các )?phòng(?: {_OFFICE})?"
    rf"|[Vv]ăn phòng|[Tt]hanh tra|[Pp]hòng {_OFFICE}|[Pp]hòng ban|[Bb]an chuyên môn|[Tt]ổ (?:chuyên môn|văn phòng)"
    r"|[Tt]ổ trưởng(?: chuyên môn)?|[Cc]hi bộ|[Cc]hi ủy|[Đđ]ảng ủy|[Cc]ông đoàn|[Đđ]oàn [Tt]hanh niên"
    r"|(?:[Tt]oàn thể )?(?:[Cc]án bộ|[Cc]ông chức|[Vv]iên chức|[Gg]iáo viên|[Nn]hân viên|[Nn]gười lao động)"
    rf"){_HOUSE}|[Nn]ội bộ{_HOUSE})"
)
_PUBLIC = re.compile(
    r"công khai|niêm yết|công bố|[Cc]ổng thông tin|[Cc]ổng TTĐT|[Tt]rang thông tin|[Tt]rang (?:web|tin)|[Ww]ebsite"
    r"|đăng tải|cơ quan báo chí|(?<!\w)báo, đài|phụ huynh|người dân|công dân"
)
_SCOPE = re.compile(
    r"(?:[Vv]ăn bản|[Cc]ông văn|[Tt]hông báo|[Bb]áo cáo|[Kk]ế hoạch|[Tt]ài liệu) này (?:chỉ )?(?P<said>"
    r"(?<=chỉ )(?:được )?(?:gửi|phổ biến|lưu hành|sử dụng|dùng) (?:trong )?(?:phạm vi )?nội bộ"
    r"|không (?:được )?(?:gửi|cung cấp|chuyển tiếp|phát tán|phổ biến) ra (?:bên )?ngoài"
    r"|không (?:được )?đăng (?:tải )?(?:lên |trên )?(?:mạng|internet|website|cổng|trang))"
)


@rule("BM-05", "chi-gui-noi-bo", subject="attachment", severity="warning", basis=("TT37:7.2",))
def internal_receivers(file: OpenedFile) -> Iterator[Answer]:
    """Văn bản đính kèm chỉ gửi người trong cơ quan, không có nơi nào ngoài cơ quan nhận hay đăng.

    Văn bản ấy có thể không dành cho công chúng; máy không biết chắc nên chỉ hỏi. Chỉ xét khi đọc rõ từng dòng của mục
    Nơi nhận (“Như trên” thì xét Kính gửi); có một nơi ngoài cơ quan, có “Như Điều…”, hoặc văn bản nói đến công khai,
    đăng cổng thì không tính. Văn bản đã có dấu mật, dấu lưu hành (BM-01, BM-02, BM-03) không hỏi lại.

    Sai:
        tệp pdf: Nơi nhận: / - Ban Giám đốc Sở; / - Các phòng chuyên môn; / - Lưu: VT.
        => Tệp “vi-du.pdf” chỉ gửi nội bộ: “Ban Giám đốc Sở”, “Các phòng chuyên môn”.
    Sai:
        tệp pdf: Văn bản này không gửi ra ngoài cơ quan.
        => Tệp “vi-du.pdf” tự ghi phạm vi “không gửi ra ngoài”.
    Đúng:
        tệp pdf: Kính gửi: Các trường THPT / / Nơi nhận: / - Như trên; / - Ban Giám đốc Sở; / - Lưu: VT.
    Đúng:
        tệp pdf: Kế hoạch được công khai. / Nơi nhận: / - Ban Giám đốc Sở; / - Lưu: VT.
    """
    text = file.text
    if is_form(file) or is_marked(text):
        return
    hint = "Hỏi người ký có được đăng không; không thì gỡ tệp, được thì ghi lý do vào quy-tac.yaml."
    if scope := _SCOPE.search(text):
        yield file_answer(file, f"tự ghi phạm vi “{scope['said']}”.", hint)
    elif not _PUBLIC.search(text) and (receivers := _only_internal(text)):
        named = ", ".join(f"“{receiver}”" for receiver in receivers[:4])
        yield file_answer(file, f"chỉ gửi nội bộ: {named}.", hint)


def _only_internal(text: str) -> list[str]:
    """The receivers when all are of the house; empty when one is not, or cannot be read for sure."""
    sent = list(_SENT_TO.finditer(text))
    if len(sent) != 1:
        return []
    listed = _receivers(sent[0]["list"])
    if any(_AS_ABOVE.fullmatch(receiver) for receiver in listed):
        addressed = _ADDRESSED.search(text)
        if addressed is None:
            return []
        whole = addressed["list"]
        listed = [receiver for receiver in listed if not _AS_ABOVE.fullmatch(receiver)]
        listed += _receivers(whole) if _ITEM.search(whole) else _parts(whole)
    return listed if all(_INTERNAL.fullmatch(receiver) for receiver in listed) else []


def _receivers(listed: str) -> list[str]:
    """Each receiver named up to the line of the archive; names that stand after a comma one by one."""
    found: list[str] = []
    for item in _ITEM.finditer(listed):
        for piece in re.split(r";|\s-\s", item["item"]):
            if _KEPT.match(piece.strip()):
                return found
            found += _parts(piece)
    return found


def _parts(text: str) -> list[str]:
    return [name for part in _PARTS.split(_ASIDE.sub(" ", text)) if (name := " ".join(part.split()))]
