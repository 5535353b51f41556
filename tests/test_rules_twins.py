"""The same article twice is told; notices of one form, translations, drafts are not."""

from datetime import date
from pathlib import Path

import pytest

from bench.corpus import article_text, samples
from portal.rules.examples import examples
from portal.rules.facts import PortalFacts
from portal.rules.reading import read_source
from portal.rules.sketch import alike, sketch
from portal.rules.source_text import SourceText
from portal.rules.twin_run import twin_findings
from portal.rules.twins import Twins, same_article

DAY = date(2026, 1, 1)
FIRST = "content/tin-bai/van-phong/2025-03-01-mot/index.md"
SECOND = "content/tin-bai/thpt-a/2025-03-09-hai/index.md"
# a notice as offices write them, well over the shortest length
NOTICE = (
    "Thực hiện kế hoạch công tác năm học, nhà trường tổ chức buổi sinh hoạt chuyên đề về đọc sách cho học sinh khối mười. "
    "Buổi sinh hoạt gồm ba phần: giới thiệu sách hay, thi kể chuyện theo sách, trao đổi sách giữa các lớp. "
    "Mỗi lớp cử năm bạn tham gia phần thi kể chuyện; thời gian kể không quá bảy phút, được dùng tranh vẽ minh họa. "
    "Ban tổ chức chấm theo nội dung, giọng kể và cách trả lời câu hỏi của khán giả. "
    "Các lớp trang trí góc đọc của mình trước buổi sinh hoạt và giữ lại đến hết học kỳ. "
    "Giáo viên chủ nhiệm nhắc học sinh mang sách cần trao đổi, có ghi tên lớp ở trang đầu. "
)


def article(path: str, body: str, title: str = "Sinh hoạt chuyên đề đọc sách", more: str = "") -> SourceText:
    header = f"---\ntitle: {title}\nsummary: Một buổi đọc sách.\ntopic: x\nauthor: Nhà trường\n{more}---\n"
    return read_source(path, f"{header}{body}\n", DAY, PortalFacts())


def told(one: SourceText, other: SourceText) -> list[str]:
    """As the run over all articles does: by sketch, then by the words."""
    by_path = {source.path: source for source in (one, other)}
    sketches = {path: drawn for path, source in by_path.items() if (drawn := sketch(source))}
    return [
        answer.message
        for later, earlier in alike(sketches)
        for answer in same_article.find(Twins(by_path[later], by_path[earlier]))
    ]


@pytest.mark.parametrize(
    ("body", "percent"),
    [
        (NOTICE, 100),
        (NOTICE.replace("hay, thi", "mới, thi"), 92),
        (f"{NOTICE}\n\nXem thêm ảnh ở cuối bài.", 95),
        (NOTICE.replace(". ", ".\n\n"), 100),
    ],
)
def test_an_article_posted_again_by_another_unit_is_told_once_at_the_later(body: str, percent: int) -> None:
    assert [f"Bài giống {percent}% bài “Sinh hoạt chuyên đề đọc sách” ({FIRST})."] == told(
        article(FIRST, NOTICE), article(SECOND, body)
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (article(FIRST, f"{NOTICE}Ngày 3/3."), article(SECOND, f"{NOTICE}Ngày 10/3.")),
        (article(FIRST, f"{NOTICE}Vào 3 giờ, ngày 3."), article(SECOND, f"{NOTICE}Vào 4 giờ, ngày 3.")),
        (article(FIRST, f"{NOTICE}Nơi họp: nhà A."), article(SECOND, f"{NOTICE}Nơi họp: nhà C.")),
        (article(FIRST, NOTICE, "Lịch trực tuần 12"), article(SECOND, NOTICE, "Lịch trực tuần 13")),
        (article(FIRST, f"{NOTICE}[Lịch](mot.pdf)"), article(SECOND, f"{NOTICE}[Lịch](hai.pdf)")),
        (article(FIRST, NOTICE), article(SECOND, NOTICE, more="lang: en\n")),
        (article(FIRST, NOTICE), article(SECOND, NOTICE, more="translation_of: 2025-03-01-mot\n")),
        (article(FIRST, NOTICE), article(SECOND, NOTICE, more="status: draft\n")),
        (article(FIRST, NOTICE, more="status: withdrawn\n"), article(SECOND, NOTICE)),
        (article(FIRST, "Kính mời phụ huynh xem lịch."), article(SECOND, "Kính mời phụ huynh xem lịch.")),
    ],
    ids=["days", "hours", "places", "titles", "files", "language", "translation", "draft", "withdrawn", "short"],
)
def test_articles_that_differ_in_substance_or_are_not_for_readers_are_not_told(
    first: SourceText, second: SourceText
) -> None:
    assert [] == told(first, second)


def test_articles_made_of_the_same_stock_sentences_are_no_twins() -> None:
    listed = samples(300)
    sources = [
        read_source(f"content/{one.path}/index.md", article_text(one, listed[: one.n]), DAY, PortalFacts())
        for one in listed
    ]
    by_path = {source.path: source for source in sources}

    pairs = list(alike({source.path: sketch(source) for source in sources}))

    assert [] == [a for one, other in pairs for a in same_article.find(Twins(by_path[one], by_path[other]))]


def test_of_many_copies_each_is_told_by_the_first(tmp_path: Path) -> None:
    paths = [f"tin-bai/don-vi-{n}/2025-03-0{n}-bai/index.md" for n in (3, 1, 2)]
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(f"---\ntitle: Đọc sách\n---\n{NOTICE}\n", "utf-8")
    sketches = {f"content/{path}": sketch(article(f"content/{path}", NOTICE)) for path in paths}

    found = list(twin_findings(tmp_path, sketches, DAY, PortalFacts()))

    assert [("don-vi-2", 2), ("don-vi-3", 2)] == [(one.place.path.split("/")[2], one.place.line) for one in found]
    assert all("don-vi-1" in one.message and one.severity == "warning" for one in found)


@pytest.mark.parametrize("example", list(examples(same_article.page)), ids=["wrong", "right"])
def test_an_example_is_answered_as_its_page_says(example) -> None:  # type: ignore[no-untyped-def]
    earlier, _, later = example.text.partition("====\n")
    twins = Twins(
        article("content/tin-bai/day/index.md", later),
        article("content/tin-bai/kia/index.md", earlier, "Bài kia"),
    )

    assert list(example.answers) == [answer.message for answer in same_article.find(twins)]
