"""What stock Pelican gets wrong and this portal must not: one test a fact, whose number its docstring gives.

The facts were measured on Pelican 4.12 with Markdown 3.11 (docs/architecture.md names what is used of both).
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

import hostile_files
from hostile_build import Built, built
from portal.build.settings import REPOSITORY
from portal.model.slug import slugify
from reading import article, assembly_of, shown_ids, told

Portal = Callable[..., Path]
A = "tin-bai/van-phong/2024-04-01-a"
B = "tin-bai/phong-mau/2024-04-01-a"
ACCENTED = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)


def only(portal: Portal, text: str) -> list[tuple[str, int, int, str]]:
    """What is told of one article beside the base portal."""
    return told(assembly_of(portal({f"{A}/index.md": text})).findings)


def read(portal: Portal, text: str):
    """The record of one sound article."""
    model = assembly_of(portal({f"{A}/index.md": text})).model
    assert model is not None
    return next(shown for shown in model.articles if shown.source == f"content/{A}/index.md")


# Front matter.


def test_yaml_is_read_as_yaml(portal: Portal):
    """Fact 1."""
    text = '---\ntitle: "Có: dấu hai chấm"\nsummary: >-\n  Một\n  hai\ntags:\n  - thi\n  - THPT\ntopic: ky-thi\nauthor: x\n---\nx\n'

    record = read(portal, text)

    assert ("Có: dấu hai chấm", "Một hai", ["thi", "THPT"]) == (
        record.title,
        record.summary,
        [t.name for t in record.tags],
    )


def test_a_draft_by_another_name_is_not_published(portal: Portal):
    """Facts 1 and 2: `draft: true`, `Statsu: draft`."""
    content = portal({f"{A}/index.md": article(draft="true"), f"{B}/index.md": article(statsu="draft")})

    assembly = assembly_of(content)

    assert ["van-phong/2024-03-05-mo-dau"] == shown_ids(assembly)
    assert ["Gần nhất: “status”.", "Dùng status: draft."] == [finding.hint for finding in assembly.findings]


def test_a_vietnamese_value_is_explained_and_the_build_says_so(portal: Portal):
    """Facts 3 and 4: nothing is skipped with exit 0."""
    result = built(portal({f"{A}/index.md": article(status="nháp")})).result

    assert (1, (f"content/{A}/index.md",)) == (result.exit, result.left_out)
    assert "“nháp”" in result.findings[0].message


def test_everything_that_is_missing_is_told_in_one_run(portal: Portal):
    """Fact 4: no title, an empty file, a blank first line, a space before the colon, a key in Vietnamese."""
    content = portal(
        {
            f"{A}/index.md": "---\nsummary: x\n---\nx\n",
            "tin-bai/van-phong/2024-04-02-b/index.md": "",
            "tin-bai/van-phong/2024-04-03-c/index.md": "\nTitle: x\n\nx\n",
            "tin-bai/van-phong/2024-04-04-d/index.md": "Title : Có dấu cách\nSummary: x\nTopic: ky-thi\nAuthor: x\n\nx\n",
            "tin-bai/van-phong/2024-04-05-e/index.md": article(**{"Tiêu đề": "x"}),
        }
    )

    assembly = assembly_of(content)

    assert ["van-phong/2024-03-05-mo-dau", "van-phong/2024-04-04-d"] == shown_ids(assembly)
    assert {"a", "b", "c", "e"} == {f.place.path.split("/")[3][11:] for f in assembly.findings}
    assert ["DL-04", "DL-04", "NT-01"] == [f.code for f in assembly.findings if A in f.place.path]


@pytest.mark.parametrize(
    "written", ["05/11/2026", "20/02/2026", "11", "2026", "31/02/2026", "ngày 5 tháng 11", "2026-02-30"]
)
def test_no_date_is_guessed(portal: Portal, written: str):
    """Fact 5."""
    assert [(f"{A}/index.md", 6, 10, "DL-05")] == only(portal, article(expires=written))


def test_day_unit_and_name_come_from_the_path(portal: Portal):
    """Fact 6."""
    record = read(portal, article())

    assert ("van-phong", "2024-04-01", "a", "/" + A + "/") == (
        record.unit,
        record.day.isoformat(),
        record.name,
        record.address,
    )


@pytest.mark.parametrize("keys", [{"publish_at": "2025-06-01 08:00"}, {"status": "draft"}])
def test_what_is_not_yet_published_has_no_page_and_no_file(portal: Portal, keys: dict[str, str]):
    """Facts 7 and 8."""
    content = portal({f"{A}/index.md": article("KÍN\n", title="KÍN", **keys), f"{A}/mat.txt": "KÍN"})

    result = built(content)

    assert [] == result.holding("KÍN") + result.holding("2024-04-01-a") + result.holding("mat.txt")
    assert [f"content/{A}/index.md"] == [path for path, _ in result.result.held]


@pytest.mark.parametrize(
    "text", ["Title: a\nTitle: b\nTags: x\nTags: y\n\nx\n", "---\ntitle: a\ntitle: b\ntags: x\ntags: y\n---\nx\n"]
)
def test_a_key_that_stands_twice_is_told(portal: Portal, text: str):
    """Fact 9."""
    assert 2 == sum(code == "DL-03" for *_, code in only(portal, text))


@pytest.mark.parametrize(
    "line",
    [
        "Save_as: index.html",
        "Save_as: theme/css/main.css",
        "Slug: ../phong-mau/bai",
        "Url: https://evil.example/",
        "Template: khong-co",
    ],
)
def test_a_text_chooses_neither_address_nor_template(portal: Portal, line: str):
    """Fact 10."""
    text = f"Title: a\nSummary: b\nTopic: ky-thi\nAuthor: c\n{line}\n\nx\n"

    assert [(f"{A}/index.md", 5, 1, "DL-02")] == only(portal, text)


def test_a_long_or_wordless_title_breaks_no_address(portal: Portal):
    """Fact 11: the address comes from the folder."""
    content = portal({f"{A}/index.md": article(title="'???'"), f"{B}/index.md": article(title="'!!!'")})

    assert 3 == len(shown_ids(assembly_of(content)))
    assert [(f"{A}/index.md", 2, 8, "DL-10")] == told(
        assembly_of(portal({f"{A}/index.md": article(title="x" * 260)}, "dai")).findings
    )


# Addresses.


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory, base_portal: Callable[..., Path]) -> Built:
    """Many articles that share titles, tags, pictures and footnotes."""
    files: dict[str, str | bytes] = {
        f"{A}/index.md": article(
            "Câu[^1]. ![ảnh A](anh.jpg)\n\n## Đề thi đợt 2\n\n## Điều 1\n\n## Đ\n\n[^1]: Chú thích.\n",
            title="Thông báo lịch thi", author="Phòng Mẫu", tags="[Lớp 12]", summary="1. Mục <b>đậm</b>",
        ),
        f"{A}/anh.jpg": hostile_files.picture("JPEG", (60, 40)),
        f"{B}/index.md": article("Câu[^1]. ![ảnh B](anh.jpg)\n\n[^1]: Khác.\n", title="Thông báo lịch thi", tags="[Trang 1]"),
        f"{B}/anh.jpg": hostile_files.picture("JPEG", (90, 90)),
    }  # fmt: skip
    for n in range(1, 47):
        day = f"2024-{5 + n // 28:02d}-{n % 28 + 1:02d}"
        files[f"tin-bai/van-phong/{day}-bai-{n}/index.md"] = article(
            f"Bài {n}.\n", title="Thông báo lịch thi", tags="[Lớp 1]"
        )
    return built(base_portal(tmp_path_factory.mktemp("dong"), files))


def test_the_same_title_twice_is_two_pages(busy: Built):
    """Fact 12."""
    assert 0 == busy.result.exit
    assert busy.page(A) and busy.page(B)


def test_a_second_page_of_a_tag_takes_no_other_tags_address(busy: Built):
    """Fact 13: tags “Lớp 1”, “Lớp 12” and “Trang 1”."""
    assert busy.page("the/lop-1/trang-1") and busy.page("the/lop-12") and busy.page("the/trang-1")
    assert "ảnh B" not in (busy.page("the/lop-1/trang-1") or "")


def test_tags_that_share_an_address_are_told(portal: Portal):
    """Fact 14."""
    content = portal({f"{A}/index.md": article(tags="[Đề thi]"), f"{B}/index.md": article(tags="[Để thi]")})

    findings = assembly_of(content).findings

    assert ["DL-16"] == [finding.code for finding in findings]
    assert "“Đề thi”" in findings[0].message and "“Để thi”" in findings[0].message


def test_feeds_of_topics_and_units_lie_apart(busy: Built):
    """Fact 15."""
    files = busy.bytes_of()

    assert {
        "nguon-tin/don-vi/phong-mau/atom.xml",
        "nguon-tin/chu-de/ky-thi/atom.xml",
        "nguon-tin/atom.xml",
    } <= files.keys()


def test_headings_keep_their_d_and_every_accented_letter_has_a_plain_one(busy: Built):
    """Fact 16."""
    ids = [node.attributes["id"] for node in LexborHTMLParser(busy.page(A) or "").css(".prose h2")]

    assert ["n-de-thi-dot-2", "n-dieu-1", "n-d"] == ids
    assert 134 == len(ACCENTED)
    assert all(re.fullmatch("[aeiouyd]", slugify(letter)) for letter in ACCENTED)
    assert ("84-kh", "2025-2026") == (slugify("84/KH"), slugify("2025/2026"))


# Files and links.


def test_every_link_that_leads_nowhere_is_told_at_its_place(portal: Portal):
    """Facts 17 and 18: file, line and column, all of them, exit 1."""
    body = (
        "".join(f"[x{n}](khong-co-{n}.pdf)\n" for n in range(9))
        + "[y](khong-co.html) [z](#x) [b](b.md)\n[c](/khong-co/)\n"
    )

    result = built(portal({f"{A}/index.md": article(body)})).result

    assert 1 == result.exit
    assert [*range(7, 16), 16, 16, 16, 17] == [finding.place.line for finding in result.findings]


def test_a_missing_picture_is_told_and_a_name_from_a_mac_too(portal: Portal):
    """Fact 19."""
    content = portal({f"{A}/index.md": article("![x](a.png) ![y](ảnh.jpg)\n"), f"{A}/ảnh.jpg": b"x"})

    assert {"LK-02", "DL-07"} == {code for *_, code in told(assembly_of(content).findings)}


def test_a_picture_beside_the_text_is_the_texts_own(busy: Built):
    """Fact 20: two articles with an anh.jpg each."""
    widths = [
        LexborHTMLParser(busy.page(folder) or "").css_first(".prose img").attributes["width"] for folder in (A, B)
    ]

    assert ["60", "90"] == widths
    assert busy.bytes_of()[f"{A}/anh.jpg"] != busy.bytes_of()[f"{B}/anh.jpg"]


def test_no_file_outside_the_folder_is_published(portal: Portal):
    """Fact 21."""
    targets = (
        "{attach}../../../publishconf.py",
        "{static}/cong.yaml",
        "../../../cong.yaml",
        "{filename}x.md",
        "/don-vi.yaml",
    )
    body = "".join(f"[x]({target})\n" for target in targets)

    result = built(portal({f"{A}/index.md": article(body)}))

    assert [*range(7, 12)] == [finding.place.line for finding in result.result.findings]
    assert [] == result.holding("siteurl:") + result.holding("publishconf")


@pytest.mark.parametrize("name", ["index.rst", "index.html", "index.htm", "index.md.rst"])
def test_only_markdown_is_read(portal: Portal, name: str):
    """Fact 22."""
    assert {"DL-07"} == {
        code for *_, code in told(assembly_of(portal({f"{A}/{name}": ".. include:: /etc/passwd"})).findings)
    }


def test_title_and_summary_are_letters_in_pages_and_feeds(busy: Built):
    """Facts 23 and 24: no markup, no list made of “1. Mục”."""
    page = LexborHTMLParser(busy.page(A) or "")
    atom = ElementTree.fromstring(busy.bytes_of()["nguon-tin/don-vi/phong-mau/atom.xml"])

    assert "1. Mục <b>đậm</b>" == page.css_first(".article__sum").text()
    assert None is page.css_first(".article__sum b")
    assert "Tóm tắt bài." == atom.findtext("{*}entry/{*}summary")


def test_feeds_have_absolute_addresses_and_no_page_has_an_id_twice(busy: Built):
    """Fact 24."""
    feed = json.loads(busy.bytes_of()["nguon-tin/don-vi/phong-mau/feed.json"])
    html = feed["items"][0]["content_html"]

    assert all(address.startswith("https://cong.example/") for address in re.findall(r'(?:src|href)="([^"]+)"', html))
    for path, data in busy.bytes_of().items():
        if path.endswith(".html"):
            ids = [node.attributes["id"] for node in LexborHTMLParser(data.decode()).css("[id]")]
            assert len(ids) == len(set(ids)), path


# Text.


def test_what_a_forge_shows_is_what_the_portal_shows(portal: Portal):
    """Fact 25: test_dialect.py and test_honest.py try hundreds; here the ones that were measured."""
    body = "Gồm:\n- a\n  - b\n\n1) c\n\n~~x~~ https://moet.gov.vn\n\n- [ ] d\n\nDòng\n| e | f |\n|---|---|\n| g | h |\n"

    page = LexborHTMLParser(built(portal({f"{A}/index.md": article(body)})).page(A) or "").css_first(".prose")

    found = [page.css_first(tag) for tag in ("ul ul", "ol", "del", 'a[href="https://moet.gov.vn"]', "table")]
    assert None not in found
    assert "☐" in page.text()


def test_another_encoding_is_named_with_its_remedy(portal: Portal):
    """Fact 26."""
    content = portal(
        {
            f"{A}/index.md": article().encode("utf-16"),
            f"{B}/index.md": article("Thông báo\n").encode("cp1258", "replace"),
        }
    )

    findings = assembly_of(content).findings

    assert ["CT-02", "CT-02"] == [finding.code for finding in findings]
    assert all("UTF-8" in (finding.hint or "") for finding in findings)


@pytest.mark.parametrize("body", ["[" * 20_000, "\n".join("  " * n + "- x" for n in range(300))])
def test_a_text_that_would_hang_or_fail_is_refused_by_number(portal: Portal, body: str):
    """Fact 27."""
    assert ["DL-10"] == [code for *_, code in only(portal, article(body))]


# The build.


def test_a_portal_that_cannot_be_built_leaves_the_old_one_and_a_deleted_text_is_gone(portal: Portal):
    """Fact 28."""
    content = portal({f"{A}/index.md": article()})
    before = built(content).bytes_of()
    plan = (content / "ke-hoach/thu-2024.yaml").read_text("utf-8")

    (content / "ke-hoach/thu-2024.yaml").write_text("id: [", "utf-8")
    failed = built(content)
    kept = failed.bytes_of()
    (content / "ke-hoach/thu-2024.yaml").write_text(plan, "utf-8")
    (content / A / "index.md").unlink()
    (content / A).rmdir()
    after = built(content)

    assert (2, before) == (failed.result.exit, kept)
    assert [] == after.holding("2024-04-01-a")


def test_nothing_to_publish_is_not_a_success(portal: Portal):
    """Fact 29; unknown settings are refused in test_build_pelican.py."""
    content = portal(
        {"tin-bai/van-phong/2024-03-05-mo-dau/index.md": article(status="draft"), "trang/gioi-thieu/index.md": None}
    )

    assert 2 == built(content).result.exit


def test_no_package_runs_by_being_there(portal: Portal, tmp_path: Path):
    """Fact 30: a `pelican.plugins.*` on the machine, a sitecustomize-like module in the folder of the build."""
    trap = f"open({str(tmp_path / 'chay')!r}, 'w')"
    for path in ("may/pelican/plugins/xau/__init__.py", "noi/markdown.py", "noi/yaml.py", "noi/jinja2.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(trap, "utf-8")

    done = subprocess.run(
        [sys.executable, "-P", "-m", "portal", "html", "--content", str(portal()), "--output", "ra", "--cache", "kho"],
        cwd=tmp_path / "noi",
        env={"PYTHONPATH": f"{REPOSITORY / 'scripts'}:{tmp_path / 'may'}", "PATH": os.environ["PATH"]},
        capture_output=True,
        check=False,
    )

    assert 0 == done.returncode, done.stderr
    assert not (tmp_path / "chay").exists()


def test_a_crafted_cache_runs_nothing_and_changes_nothing(portal: Portal, tmp_path: Path):
    """Fact 31: no pickle; what is damaged is made anew."""
    content = portal()
    first = built(content).bytes_of()
    evil = f"cos\nsystem\n(S'touch {tmp_path / 'chay'}'\ntR.".encode()
    for file in content.with_name("content-cache").rglob("*"):
        if file.is_file():
            file.write_bytes(evil)

    assert first == built(content).bytes_of()
    assert not (tmp_path / "chay").exists()


def test_days_are_written_in_vietnamese_whatever_the_machine_speaks(busy: Built):
    """Fact 32."""
    page = busy.page(A) or ""

    assert "01/04/2024" in page
    assert not re.search(r"\b(?:Mon|Tue|April|March|Apr|Mar)\b", LexborHTMLParser(page).text())


def test_an_empty_feed_does_not_tell_the_time_of_the_build(portal: Portal):
    """Fact 34."""
    content = portal()
    early, late = (built(content, as_of).bytes_of() for as_of in ("2024-06-01", "2025-06-01"))

    for form in ("atom.xml", "rss.xml", "feed.json"):
        assert early[f"nguon-tin/chu-de/ky-thi/{form}"] == late[f"nguon-tin/chu-de/ky-thi/{form}"]


def test_no_list_grows_without_end(busy: Built):
    """Fact 35: at most 39 articles a page, whatever the number."""
    cards = {path: data.count(b'class="card ') for path, data in busy.bytes_of().items() if path.endswith(".html")}

    assert max(cards.values()) <= 39
    assert busy.page("tin-tuc/trang-1") and busy.page("luu-tru/2024/05")
