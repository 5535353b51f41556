"""TE, trẻ em: what makes a child recognisable (Luật Trẻ em Điều 6, Nghị định 56/2017 Điều 33, 36)."""

import re
from collections.abc import Iterator

from portal.rules.letters import UPPER
from portal.rules.needed_words import CHILD, only_with
from portal.rules.people import FULL_NAME, NAME, children
from portal.rules.rule import Answer, rule
from portal.rules.source_text import Sentence, SourceText

_CHILDREN = ("LTE2016:6.11", "ND56-2017:33", "ND56-2017:36.1")
_DETAIL = (
    (
        "năm sinh",
        re.compile(
            r"(?<!\w)(?:sinh (?:ngày |năm )?\(?|SN[: ]|NS[: ])\s*"
            r"(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?:19|20)\d\d|\A ?\(\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d"
        ),
    ),
    ("tên cha, mẹ", re.compile(rf"(?:con (?:của |trai |gái )*|(?:bố|cha|mẹ|ba|má|phụ huynh)(?: của)?(?: em| cháu)? "
            rf"(?:là |tên (?:là )?)?)(?:ông|bà|anh|chị|cô|chú) (?!ấy){FULL_NAME}"
            rf"|(?:bố|cha|mẹ|ba|má|phụ huynh)(?: của)?(?: em| cháu)? (?:là|tên)(?: là)? {NAME}")),
    ("số điện thoại", re.compile(r"(?<!\d)0[35789](?:[ .-]?\d){8}(?!\d)")),
    ("địa chỉ nhà", re.compile(rf"(?<!\w)(?:trú|ngụ|nhà|sống|ở) (?:tại |ở )?(?:số nhà \d|số \d+[A-Z]?(?:/\d+)? "
            rf"(?:đường|phố|hẻm|ngõ|[{UPPER}])|(?:thôn|buôn|bon|ấp|khóm|xóm|bản|tổ|khu phố) (?:\d|[{UPPER}]))"
            rf"|, (?:thôn|buôn|ấp) (?:\d|[{UPPER}])")),
)  # fmt: skip


@rule("TE-01", "tre-em-kem-chi-tiet", subject="source", severity="error", basis=_CHILDREN)
@only_with(CHILD)
def child_with_details(source: SourceText) -> Iterator[Answer]:
    """Tên trẻ em đi kèm ngày sinh, tên cha mẹ, số điện thoại hoặc địa chỉ nhà.

    Tên kèm một chi tiết như thế đủ để người lạ tìm đúng đứa trẻ. Bút danh của tác giả, người đã lớn không tính.

    Sai:
        Em A, sinh năm 2012, đang học lớp 7, là con ông B, thôn 3.
        => 1:1 Tên trẻ em “A” đi kèm năm sinh, tên cha, mẹ, địa chỉ nhà.
    Đúng:
        ---
        title: Hai giải Nhất
        children: dong-y
        ---
        Em A, lớp 7, đạt giải Nhất. Trường có 312 học sinh sinh năm 2012.
    """
    for sentence in source.sentences:
        if "(" not in sentence.text and not any(pattern.search(sentence.text) for _, pattern in _DETAIL):
            continue
        for child in children(sentence.text):
            rest = sentence.text[child.end : child.end + 160]
            told = [what for what, pattern in _DETAIL if pattern.search(rest)]
            if told:
                yield Answer(
                    source.place(sentence.at(child.start)),
                    f"Tên trẻ em “{child.text}” đi kèm {', '.join(told)}.",
                    "Bỏ chi tiết ấy; chỉ ghi tên và lớp khi đã được đồng ý.",
                )
                break


_YOUNG = re.compile(
    r"(?:[Tt]iểu học|[Mm]ầm non|[Mm]ẫu giáo|THCS|[Tt]rung học cơ sở)|"
    r"lớp (?:[1-9]|10)(?!\d)|mầm non|mẫu giáo|tiểu học|lớp (?:Mầm|Chồi|Lá)|[Ll]ớp (?:[1-9]|10)[A-Z]"
)


@rule("TE-02", "ten-tre-em-chua-dong-y", subject="source", severity="warning", basis=_CHILDREN)
@only_with(CHILD)
def child_without_consent(source: SourceText) -> Iterator[Answer]:
    """Bài nêu tên học sinh nhỏ tuổi mà phần đầu chưa khai đã được đồng ý.

    Tên, trường, lớp của trẻ chỉ đưa lên mạng khi trẻ từ 7 tuổi và cha mẹ đồng ý. Học sinh lớp 11, 12, danh sách giải
    do cơ quan công bố không tính.

    Sai:
        Em H'Lan, lớp 5A, kể chuyện rất hay.
        => 1:1 Bài nêu tên trẻ em “H'Lan”, phần đầu bài chưa có “children: dong-y”.
    Đúng:
        ---
        title: Kể chuyện hay
        children: dong-y
        ---
        Em H'Lan, lớp 5A, kể chuyện rất hay.
    """
    if source.value("children") == "dong-y" or source.kind in ("document", "page"):
        return
    for sentence in source.sentences:
        if not _YOUNG.search(sentence.text):
            continue
        for child in children(sentence.text):
            if sentence.paragraph.form in ("item", "row") and sentence.text[child.start :].startswith(child.text):
                continue  # a list of prizes names pupils without a word before
            if _YOUNG.search(sentence.text, max(0, child.start - 40), child.end + 60):
                yield Answer(
                    source.place(sentence.at(child.start)),
                    f"Bài nêu tên trẻ em “{child.text}”, phần đầu bài chưa có “children: dong-y”.",
                    "Có bản đồng ý thì ghi children: dong-y; chưa có thì bỏ tên.",
                )
                return


_HARM = re.compile(
    r"(?:bị|từng bị|nạn nhân (?:của|bị)) (?:[^\W\d_]+ ){0,3}?(?:xâm hại|bạo lực|bạo hành|bắt nạt"
    r"|đánh(?! (?:giá|rơi|mất|thức|dấu|lừa|bại))|hành hung|hành hạ|dâm ô|hiếp|cưỡng bức|sàm sỡ|lạm dụng|quay lén"
    r"|trấn lột|đe dọa(?! tuyệt)|cô lập(?! (?:vì|do|bởi|sau|giữa) ))"
    r"|(?<!phòng )(?<!chống )(?:tự tử|tự sát|tự vẫn|nhảy lầu)|(?:đánh|bắt nạt|hành hung|đâm) bạn|đánh nhau"
    r"|trộm cắp|ăn trộm|cướp (?:giật|của|xe)|(?:sử dụng|hút|nghiện) ma túy"
    r"|vi phạm (?:pháp luật|kỷ luật|nội quy)|bị (?:kỷ luật|đuổi học)"
)
_PLAYED = re.compile(r"đóng vai|tiểu phẩm|(?<!\w)(?:vở|hoạt|nhạc) kịch|(?<!\w)truyện|(?<!\w)phim|nhân vật|mô hình")
_AWARE = re.compile(
    r"(?:phòng|chống|tránh|ngăn|khỏi|về|tuyên truyền|kỹ năng|nguy cơ|dấu hiệu|tác hại|không|nói không với|vùng|thôn"
    r"|bản|xã|loài)[^.;]{0,25}\Z"
)


@rule("TE-04", "tre-em-trong-vu-viec", subject="source", severity="error", basis=_CHILDREN)
@only_with(CHILD)
def child_in_a_case(source: SourceText) -> Iterator[Answer]:
    """Trẻ em là nạn nhân hoặc vi phạm mà còn nhận ra được: có tên, chữ viết tắt kèm lớp hoặc trường.

    Đứa trẻ bị nhận ra sẽ bị tổn thương lần nữa. Bài tuyên truyền không nêu người không tính.

    Sai:
        Em N.T.H. lớp 8A Trường THCS Hoa Sen bị xâm hại.
        => 1:1 Nhận ra được trẻ em “N.T.H.” trong vụ việc: “bị xâm hại”.
    Đúng:
        Em Nguyễn Văn A, lớp 12A, trình bày về phòng chống bạo lực học đường. Không để trẻ em bị xâm hại.
    """
    for sentence in source.sentences:
        harm = _harm(sentence)
        if harm is None or _PLAYED.search(sentence.text):
            continue
        for child in children(sentence.text):
            if re.search(r"lớp \d|[Tt]rường ", sentence.text):
                yield Answer(
                    source.place(sentence.at(child.start)),
                    f"Nhận ra được trẻ em “{child.text}” trong vụ việc: “{harm}”.",
                    "Bỏ tên, chữ viết tắt, lớp và trường.",
                )
                break


def _harm(sentence: Sentence) -> str | None:
    for match in _HARM.finditer(sentence.text):
        if not _AWARE.search(sentence.text, max(0, match.start() - 40), match.start()):
            return match[0]
    return None


_NEED = re.compile(
    r"(?:bị |mắc |nhiễm |là trẻ |là học sinh )?(?:(?:chứng |bệnh )?(?:tự kỷ|động kinh|trầm cảm|tăng động)|khuyết tật"
    r"|bệnh hiểm nghèo|bệnh tim|tim bẩm sinh|bệnh nặng|ung thư|máu trắng|suy thận|HIV|bại não|bại liệt|chậm phát triển"
    r"|chậm nói|mồ côi|câm điếc|khiếm thị|khiếm thính)"
    r"|(?:thuộc|là) (?:diện )?hộ (?:nghèo|cận nghèo)|hoàn cảnh (?:đặc biệt )?khó khăn|mắc bệnh"
)
_OF_OTHERS = re.compile(r"tặng|giúp|thăm|cho |bạn|các |(?<!\w)về |thuyết trình|tìm hiểu|nghiên cứu|kể |viết |phòng ")


@rule("TE-06", "hoan-canh-tre-em", subject="source", severity="warning", basis=_CHILDREN)
@only_with(CHILD)
def child_in_need(source: SourceText) -> Iterator[Answer]:
    """Sức khỏe, khuyết tật hoặc hoàn cảnh nghèo gắn với tên một trẻ em.

    Đứa trẻ lớn lên với dòng chữ ấy trên mạng. Số liệu chung không tính.

    Sai:
        Em Bình khuyết tật vận động vẫn đến lớp đều đặn.
        => 1:1 Chuyện riêng của trẻ em “Bình”: “khuyết tật”.
    Đúng:
        Trường có 4 học sinh khuyết tật học hòa nhập. Em Bình, lớp 11, tặng quà cho trẻ mồ côi.
    """
    for sentence in source.sentences:
        if not _NEED.search(sentence.text):
            continue
        for child in children(sentence.text):
            need = _NEED.search(sentence.text, child.end, child.end + 60)
            if need and not _OF_OTHERS.search(sentence.text[child.end : need.start()]):
                yield Answer(
                    source.place(sentence.at(child.start)),
                    f"Chuyện riêng của trẻ em “{child.text}”: “{need[0]}”.",
                    "Bỏ chi tiết, hoặc lưu bản đồng ý của trẻ và cha mẹ.",
                )
                break


_FUND = re.compile(r"ủng hộ|quyên góp|kêu gọi|hảo tâm|giúp đỡ", re.IGNORECASE)
_WHERE_TO_GIVE = re.compile(rf"STK|[Ss]ố tài khoản|[Tt]ài khoản số|[Đđ]ịa chỉ:|(?:thôn|buôn|ấp|tổ) (?:\d|[{UPPER}])")


@rule("TE-08", "keu-goi-kem-ten-tre", subject="source", severity="warning", basis=_CHILDREN)
@only_with(CHILD)
def appeal_naming_a_child(source: SourceText) -> Iterator[Answer]:
    """Bài kêu gọi ủng hộ nêu tên trẻ em kèm địa chỉ hoặc số tài khoản.

    Người xấu lấy tên và ảnh của trẻ để lập tài khoản giả. Tiền ủng hộ đi qua tài khoản của đơn vị.

    Sai:
        Mọi sự giúp đỡ em Bình xin gửi về số tài khoản của gia đình.
        => 1:16 Lời kêu gọi nêu tên trẻ em “Bình” kèm nơi nhận tiền hoặc địa chỉ.
    Đúng:
        Mọi sự giúp đỡ xin gửi về tài khoản số 3713.0.1234567 của Trường THPT Ea Súp tại Kho bạc Nhà nước.
    """
    for paragraph in source.paragraphs:
        if not (_FUND.search(paragraph.text) and _WHERE_TO_GIVE.search(paragraph.text)):
            continue
        for child in children(paragraph.text):
            yield Answer(
                source.place(paragraph.at(child.start)),
                f"Lời kêu gọi nêu tên trẻ em “{child.text}” kèm nơi nhận tiền hoặc địa chỉ.",
                "Bỏ tên và địa chỉ; nhận ủng hộ qua tài khoản của đơn vị.",
            )
            break
