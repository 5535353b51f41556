"""A content folder of any size, the same bytes for the same size: Vietnamese prose without people or facts.

Half of the articles hold a table, a third link to older ones, one in fifty has a picture, one in a hundred an
attachment. 9 topics, 60 units, 200 tags, ten years.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

AS_OF = "2026-01-01"
TOPICS = 9
UNITS = 60
TAGS = 200
FIRST_DAY = date(2016, 1, 4)
LAST_DAY = date(2025, 12, 30)

_OPENINGS = (
    "Trong năm học này", "Theo kế hoạch đã ban hành", "Từ đầu học kỳ", "Tại buổi sinh hoạt chuyên môn",
    "Qua theo dõi hằng tháng", "Sau đợt rà soát", "Cùng với việc đổi mới phương pháp", "Ở các trường vùng xa",
)  # fmt: skip
_SUBJECTS = (
    "các nhà trường", "tổ chuyên môn", "giáo viên chủ nhiệm", "phụ huynh và học sinh", "thư viện nhà trường",
    "các đơn vị trực thuộc", "nhóm giáo viên cốt cán", "bộ phận phụ trách", "câu lạc bộ học tập", "hội đồng thi",
)  # fmt: skip
_VERBS = (
    "chuẩn bị", "rà soát", "công khai", "hướng dẫn", "tổ chức lại", "bổ sung", "phối hợp thực hiện", "đánh giá",
    "theo dõi", "cập nhật",
)  # fmt: skip
_OBJECTS = (
    "kế hoạch dạy học theo từng tuần", "danh mục thiết bị và phòng bộ môn", "nội dung ôn tập cho học sinh cuối cấp",
    "lịch kiểm tra giữa kỳ và cuối kỳ", "hồ sơ tuyển sinh đầu cấp", "hoạt động trải nghiệm gắn với địa phương",
    "nền nếp đọc sách mỗi buổi sáng", "việc ứng dụng công nghệ trong quản lý lớp học",
    "các biện pháp bảo đảm an toàn trường học", "bữa ăn và chỗ nghỉ của học sinh bán trú",
    "tài liệu song ngữ cho học sinh dân tộc thiểu số", "kênh tiếp nhận ý kiến của phụ huynh",
)  # fmt: skip
_ENDINGS = (
    "để mọi học sinh đều có cơ hội như nhau.", "và báo cáo kết quả vào cuối tháng.", "trước khi bước vào học kỳ mới.",
    "theo đúng thời gian đã thông báo.", "với sự tham gia của cả cộng đồng.", "nhằm giảm các thủ tục không cần thiết.",
    "để phụ huynh dễ theo dõi.", "mà không làm tăng việc cho giáo viên.",
)  # fmt: skip
_HEADINGS = (
    "Việc đã làm", "Việc tiếp theo", "Ai thực hiện", "Thời gian", "Điều phụ huynh cần biết", "Cách theo dõi",
    "Kết quả bước đầu", "Hỏi thêm ở đâu",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """One article of the corpus; `n` counts from 0, oldest first."""

    n: int
    unit: str
    folder: str
    title: str
    topic: str
    tags: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"tin-bai/{self.unit}/{self.folder}"


def samples(size: int) -> tuple[Sample, ...]:
    """What the articles are called and where they lie; oldest first."""
    span = (LAST_DAY - FIRST_DAY).days
    found = []
    for n in range(size):
        draw = random.Random(n)
        day = FIRST_DAY + timedelta(days=n * span // max(size, 1))
        subject, verb, thing = draw.choice(_SUBJECTS), draw.choice(_VERBS), draw.choice(_OBJECTS)
        found.append(
            Sample(
                n,
                f"don-vi-{draw.randrange(UNITS) + 1}",
                f"{day.isoformat()}-bai-so-{n}",
                f"{subject[0].upper()}{subject[1:]} {verb} {thing} (bài {n})",
                f"chu-de-{draw.randrange(TOPICS) + 1}",
                tuple(sorted({f"từ khóa {draw.randrange(TAGS) + 1}" for _ in range(draw.randrange(2, 5))})),
            )
        )
    return tuple(found)


def article_text(sample: Sample, before: tuple[Sample, ...], edited: str = "") -> str:
    """The Markdown of one article. `before`: older ones to link to; `edited` is added to the first paragraph."""
    draw = random.Random(10_000_019 + sample.n)
    header = (
        f"---\ntitle: {sample.title}\nsummary: {_sentence(draw)}\ntopic: {sample.topic}\nauthor: Đơn vị gửi bài\n"
        f"tags: [{', '.join(sample.tags)}]\nchildren: khong\n"
    )
    header += "pictures: {anh.jpg: {credit: Chương trình đo tốc độ}}\n---\n" if _has_picture(sample) else "---\n"
    return header + "\n\n".join(_blocks(sample, before, edited, draw)) + "\n"


def write_corpus(content: Path, size: int) -> tuple[Sample, ...]:
    """A whole content folder; returns its articles."""
    listed = samples(size)
    for name, text in _data().items():
        _write(content / name, text.encode())
    _write(
        content / "trang/gioi-thieu/index.md",
        "---\ntitle: Giới thiệu\nupdated: 2025-01-02\n---\nCổng đo tốc độ.\n".encode(),
    )
    for sample in listed:
        folder = content / sample.path
        _write(folder / "index.md", article_text(sample, listed[max(0, sample.n - 400) : sample.n]).encode())
        if _has_picture(sample):
            _write(folder / "anh.jpg", _picture(sample.n))
        if sample.n % 100 == 11:
            _write(folder / "bang-so-lieu.csv", "lớp,số tiết\n6,29\n7,29\n8,30\n9,30\n".encode())
    return listed


def _has_picture(sample: Sample) -> bool:
    return sample.n % 50 == 7


def _blocks(sample: Sample, before: tuple[Sample, ...], edited: str, draw: random.Random) -> Iterator[str]:
    words = draw.randrange(350, 900)
    yield _paragraph(draw, 60) + edited
    if _has_picture(sample):
        yield "![Hình vẽ minh họa gồm các ô màu xếp thành hàng](anh.jpg)"
    written = 60
    section = 0
    while written < words:
        if section % 3 == 0:
            yield f"## {_HEADINGS[(section // 3 + sample.n) % len(_HEADINGS)]}"
        if section == 1 and sample.n % 2 == 0:
            rows = "\n".join(
                f"| Tuần {week} | {draw.choice(_OBJECTS)} | {draw.randrange(1, 9)} |" for week in range(1, 7)
            )
            yield f"| Thời gian | Nội dung | Số tiết |\n|---|---|---:|\n{rows}"
            written += 60
        if section == 2:
            yield "\n".join(f"- {_sentence(draw)}" for _ in range(4))
            written += 70
        if section == 3 and sample.n % 3 == 0 and before:
            other = before[draw.randrange(len(before))]
            yield f"Xem thêm [{other.title}](../../{other.unit}/{other.folder}/)."
        yield _paragraph(draw, 70)
        written += 70
        section += 1
    if sample.n % 100 == 11:
        yield "Số liệu: [bảng số tiết theo lớp](bang-so-lieu.csv)."


def _paragraph(draw: random.Random, words: int) -> str:
    sentences: list[str] = []
    while sum(sentence.count(" ") + 1 for sentence in sentences) < words:
        sentences.append(_sentence(draw))
    return " ".join(sentences)


def _sentence(draw: random.Random) -> str:
    parts = (_OPENINGS, _SUBJECTS, _VERBS, _OBJECTS, _ENDINGS)
    opening, subject, verb, thing, ending = (draw.choice(words) for words in parts)
    return f"{opening}, {subject} {verb} {thing} {ending}"


def _picture(n: int) -> bytes:
    """A small JPEG of coloured squares, drawn from the number alone."""
    draw = random.Random(n)
    image = Image.new("RGB", (1000, 640), "white")
    pen = ImageDraw.Draw(image)
    for x in range(0, 1000, 40):
        for y in range(0, 640, 40):
            pen.rectangle((x, y, x + 36, y + 36), fill=(draw.randrange(256), draw.randrange(256), draw.randrange(256)))
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def _data() -> dict[str, str]:
    name = "Sở Giáo dục và Đào tạo Đo Tốc Độ"
    units = "".join(f"- {{id: don-vi-{n}, name: Đơn vị số {n}, kind: phong-chuyen-mon}}\n" for n in range(1, UNITS + 1))
    topics = "".join(
        f"  - {{id: chu-de-{n}, n: {n}, title: Chủ đề số {n}, text: Nội dung chủ đề số {n}., lead: don-vi-{n}, colour: {n}}}\n"
        for n in range(1, TOPICS + 1)
    )
    return {
        "cong.yaml": (
            f"name: {name}\nshort: Sở đo tốc độ\nsiteurl: https://cong.example\nmotif: tho-cam\n"
            f"bodies: {{managing: {name}, superior: Ủy ban nhân dân tỉnh, answerable: null}}\n"
            "menu: [tin-tuc, chu-de, ke-hoach, don-vi, lich]\n"
        ),
        "don-vi.yaml": units,
        "ke-hoach/do-toc-do.yaml": (
            f"id: do-toc-do\nissuer: {name}\ntitle: Kế hoạch đo tốc độ\nnumber: 1\nissued: 2016-01-02\n"
            "period: {label: mười năm, from: 2016-01-01, until: 2025-12-31}\n"
            f"topics:\n{topics}"
        ),
    }


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
