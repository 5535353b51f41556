"""The text of a new article: every key an office needs, each explained in a comment, and a body to write over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from portal.model.header import KINDS
from portal.model.plan import Topic

_TITLE = "Tiêu đề của bài, ngắn và đủ ý"
_SUMMARY = "Một hoặc hai câu nêu việc chính của bài, đọc riêng vẫn hiểu."
_NOTICE_DAYS = 30
_COMMENT_COLUMN = 34


@dataclass(frozen=True, slots=True)
class ArticleForm:
    """What the form is filled with. `title` empty: still to be written."""

    title: str
    kind: str
    topic: Topic
    author: str
    day: date


def form_text(form: ArticleForm, topics: Sequence[Topic]) -> str:
    """The whole `index.md`. `topics`: those of the plan, for the comment."""
    others = ", ".join(topic.id for topic in topics if topic.id != form.topic.id)
    lines = [
        "---",
        _line("title", _quoted(form.title or _TITLE), "20 đến 110 ký tự, không viết hoa toàn bộ"),
        _line("summary", _quoted(_SUMMARY), "tóm tắt, không quá 300 ký tự"),
        _line("kind", form.kind, f"{KINDS[form.kind]}; các loại: {', '.join(KINDS)}"),
        *_of_kind(form),
        _line("topic", form.topic.id, form.topic.title),
        *([f"# chủ đề khác của kế hoạch: {others}"] if others else []),
        _line("author", _quoted(form.author), "người hoặc đơn vị viết, như ký dưới bài"),
        _line("children", "khong", "khong: không nhận ra trẻ nào; dong-y: đã có văn bản đồng ý"),
        "# Ảnh đặt cạnh tệp này, tên không dấu; bỏ dấu # khi có ảnh và ghi nguồn:",
        "# pictures: {anh.jpg: {credit: Tên người chụp}}",
        "# Trong bài, ảnh đứng riêng một dòng, có lời mô tả: ![Mô tả điều thấy trong ảnh](anh.jpg)",
        _line("status", "draft", "bản nháp; xóa dòng này khi bài viết xong"),
        "---",
        *_body(form),
    ]
    return "\n".join(lines) + "\n"


def _of_kind(form: ArticleForm) -> Iterator[str]:
    """The keys that one kind needs."""
    if form.kind == "thong-bao":
        until = form.day + timedelta(days=_NOTICE_DAYS)
        yield _line("expires", until.isoformat(), "ngày cuối cùng còn hiệu lực")
    elif form.kind == "su-kien":
        start = f"{form.day.isoformat()} 08:00"
        yield _line("event", f"{{start: {start}, place: Chưa có thông tin}}", "thời gian, địa điểm")
    elif form.kind == "phan-bac":
        yield "claim:"
        yield _line("  text", "Thông tin sai được nêu lại một lần, không dẫn liên kết", "")
        yield _line("  verdict", "Kết luận của cơ quan có thẩm quyền", "")
    elif form.kind == "thong-cao":
        yield _line("release", f"{{contact: {_quoted(form.author)}}}", "nơi liên hệ; thêm number: số thông cáo")


def _body(form: ArticleForm) -> Iterator[str]:
    yield "Đoạn mở đầu: việc gì, ai làm, ở đâu, khi nào."
    yield ""
    yield "## Nội dung chính"
    yield ""
    if form.kind == "phan-bac":
        yield "Nêu sự thật trước, dẫn văn bản chính thức, rồi mới nhắc lại thông tin sai."
        yield ""
    yield "Viết thành đoạn ngắn, mỗi đoạn một ý, câu nào cũng rõ người làm và việc làm. Số liệu nêu"
    yield "kèm nguồn. Văn bản nêu đủ số, ký hiệu, ngày và cơ quan ban hành."
    yield ""
    yield "Trước mỗi danh sách và mỗi bảng chừa một dòng trống:"
    yield ""
    yield "- ý thứ nhất;"
    yield "- ý thứ hai."
    yield ""
    yield "## Người đọc cần biết thêm"
    yield ""
    yield "Nêu nơi hỏi, thời gian, giấy tờ cần mang theo, hoặc bài và trang liên quan trên Cổng."


def _line(key: str, value: str, comment: str) -> str:
    written = f"{key}: {value}"
    return f"{written.ljust(_COMMENT_COLUMN)} # {comment}" if comment else written


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar: plain text stays plain text whatever it holds."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
