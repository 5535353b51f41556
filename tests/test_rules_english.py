"""The report in English: every code has a title, the frame is translated, the words found stand as written."""

import re
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.build.settings import REPOSITORY
from portal.findings.finding import Finding, Place
from portal.rules.book import BOOK
from portal.rules.english import TITLES, in_english
from portal.rules.ledger import LEDGER
from test_lint_command import add, content, lint  # noqa: F401

HERE = Place("content/x.md", 2, 3)


def _codes_in_the_program() -> set[str]:
    source = "".join(file.read_text("utf-8") for file in sorted((REPOSITORY / "scripts/portal").rglob("*.py")))
    return set(re.findall(r'"((?:DL|LK|PR|QT|NT|KH|DV|CT)-\d\d)"', source))


def test_every_code_has_an_english_title() -> None:
    codes = {rule.id for rule in BOOK} | {absent.id for absent in LEDGER} | _codes_in_the_program()

    assert [] == sorted(codes - set(TITLES))


def test_every_title_belongs_to_a_code_and_is_one_line_without_a_full_stop() -> None:
    codes = {rule.id for rule in BOOK} | {absent.id for absent in LEDGER} | _codes_in_the_program()

    assert [] == sorted(set(TITLES) - codes)
    assert [] == [title for title in TITLES.values() if not re.fullmatch(r"[A-Z“D][^\n]{3,100}[^.\n]", title)]


@pytest.mark.parametrize(
    ("finding", "message", "hint"),
    [
        (Finding(HERE, "CT-06", "warning", "“nghành” sai chính tả.", "Viết: ngành.", None, "nghành"),
         "A misspelt word: “nghành”.", "Write: ngành."),
        (Finding(HERE, "RT-01", "error", "Có số căn cước “066•••••••••” trong bài.", "Xóa số này."),
         "An identity number: “066•••••••••”.", None),
        (Finding(HERE, "NT-01", "error", "Bài chưa có tác giả.", "Thêm author."), "No author.", None),
        (Finding(HERE, "LK-01", "error", "Không có trang.", None, None, "/x/"),
         "A link to a page that is not there: “/x/”.", None),
    ],
)  # fmt: skip
def test_a_finding_is_told_by_its_title_and_the_words_found(finding: Finding, message: str, hint: str | None) -> None:
    told = in_english(finding)

    assert (message, hint) == (told.message, told.hint)
    assert (finding.place, finding.code, finding.severity) == (told.place, told.code, told.severity)


def test_the_whole_report_is_english_but_for_names_and_what_was_found(
    content: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    add(content, "Sáng 05/3/2024, các phòng của toàn nghành họp.")

    lint(content, "--lang", "en")

    told = capsys.readouterr().out
    assert "CT-06 warning: A misspelt word: “nghành”.\n  Write: ngành.\n  Basis: the portal's own convention" in told
    assert "Read 1 articles, 3 data files," in told
    assert not re.search("Căn cứ|cảnh báo|gợi ý|Đã xem|Theo n", told)


def test_the_book_and_a_page_of_it_are_told_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["rules", "--lang", "en"])
    assert 0 == main(["explain", "--rule", "VB-9", "--lang", "en"])

    told = capsys.readouterr().out
    assert "CT-06 am-tiet-khong-co (warning): A misspelt word.\n" in told
    assert "VB-09 so-ngay-de-trong (error): Number or day left blank: not signed yet.\n" in told
    assert "Basis: Điều 15 khoản 2 Nghị định số 30/2020/NĐ-CP" in told


def test_another_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["rules", "--lang", "fr"])
    assert "LANG_UI “fr” không dùng được: viết LANG_UI=vi hoặc LANG_UI=en.\n" == capsys.readouterr().err
