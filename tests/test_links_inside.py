"""The inside check as a whole: places at the sources, memory, parallel work, lists, refusals."""

import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases_links.faults import FAULTS
from cases_links.harmless import HARMLESS
from cases_links.link_site import BASE, JPEG, PDF, Case, page
from portal.build.manifest import ManifestFile, manifest_bytes
from portal.findings.finding import CannotRun, Place
from portal.links.command import linkcheck
from portal.links.inside import check_inside
from portal.links.inside_memory import read_memory
from portal.seen.file_facts import file_facts
from portal.seen.use import Use

SITE = "https://own.example"
LONG_AGO = 1_700_000_000


def lay(folder: Path, files: dict[str, str | bytes]) -> Path:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def age(folder: Path) -> None:
    """As if the folder had been built long ago, so that the disk's times tell of every later change."""
    for path in sorted(folder.rglob("*")):
        os.utime(path, (LONG_AGO, LONG_AGO))


def write_manifest(output: Path, sources: dict[str, tuple[str, ...]]) -> None:
    files = [
        ManifestFile(path, (output / path).stat().st_size, sha256((output / path).read_bytes()).hexdigest(), source)
        for path, source in sources.items()
    ]
    (output / "manifest.json").write_bytes(manifest_bytes(files))


# places at the sources


def placed(tmp_path: Path, markdown: str, html: str, name: str = "tin-bai/a/index.md") -> tuple[Place, ...]:
    """Where the findings of one page are told when it comes from one source."""
    output = lay(tmp_path / "output", {**BASE, "tin-bai/a/index.html": page(html)})
    content = lay(tmp_path / "content", {name: markdown})
    write_manifest(output, {"tin-bai/a/index.html": ("content/cong.yaml", f"content/{name}")})
    return tuple(finding.place for finding in check_inside(output, SITE, content).findings)


def test_a_dead_link_is_told_at_the_bracket_of_the_markdown(tmp_path: Path) -> None:
    markdown = "---\ntitle: T\n---\nXem [bài](../b/) nhé.\n"

    places = placed(tmp_path, markdown, '<a href="/tin-bai/b/">bài</a>')

    assert (Place("content/tin-bai/a/index.md", 4, 5),) == places


def test_a_missing_picture_is_told_at_its_exclamation_mark(tmp_path: Path) -> None:
    markdown = "---\ntitle: T\n---\n\n![Ảnh [đẹp]](khong-co.jpg)\n"

    places = placed(tmp_path, markdown, '<img src="/tin-bai/a/khong-co.jpg" alt="">')

    assert (Place("content/tin-bai/a/index.md", 5, 1),) == places


def test_the_second_dead_link_to_one_place_is_told_at_the_second_place(tmp_path: Path) -> None:
    markdown = "[một](/mat/)\n\n[hai](/mat/)\n"

    places = placed(tmp_path, markdown, '<a href="/mat/">một</a> <a href="/mat/">hai</a>')

    assert (Place("content/tin-bai/a/index.md", 1, 1), Place("content/tin-bai/a/index.md", 3, 1)) == places


def test_a_heading_is_found_without_the_prefix_that_the_page_gives_it(tmp_path: Path) -> None:
    markdown = "Xem [mục](#khong-co).\n"

    places = placed(tmp_path, markdown, '<a href="#n-khong-co">mục</a>')

    assert (Place("content/tin-bai/a/index.md", 1, 5),) == places


def test_an_html_tag_of_the_text_is_told_at_its_opening(tmp_path: Path) -> None:
    markdown = 'Chữ <a class="x" href="/mat/">x</a>\n'

    places = placed(tmp_path, markdown, '<a href="/mat/">x</a>')

    assert (Place("content/tin-bai/a/index.md", 1, 5),) == places


def test_an_address_of_the_front_matter_is_told_at_its_value(tmp_path: Path) -> None:
    markdown = "---\ntitle: T\nsource: {name: Báo, url: http://localhost/bai}\n---\n"

    places = placed(tmp_path, markdown, '<a href="http://localhost/bai">Báo</a>')

    assert (Place("content/tin-bai/a/index.md", 3, 26),) == places


def test_a_dead_link_of_a_data_file_is_told_there(tmp_path: Path) -> None:
    output = lay(tmp_path / "output", {"index.html": page('<a href="/mat/">x</a>')})
    content = lay(tmp_path / "content", {"cong.yaml": "name: Sở\nhome:\n  tasks:\n    - /mat/\n"})
    write_manifest(output, {"index.html": ("content/cong.yaml",)})

    findings = check_inside(output, SITE, content).findings

    assert [Place("content/cong.yaml", 4, 7)] == [finding.place for finding in findings]


def test_a_dead_link_on_every_page_that_comes_from_one_line_is_told_once(tmp_path: Path) -> None:
    menu = '<a href="/mat/">x</a>'
    output = lay(
        tmp_path / "output", {"index.html": page(menu), "a/index.html": page(menu), "b/index.html": page(menu)}
    )
    content = lay(tmp_path / "content", {"cong.yaml": "name: Sở\ntop: /mat/\n"})
    write_manifest(output, dict.fromkeys(("index.html", "a/index.html", "b/index.html"), ("content/cong.yaml",)))

    findings = check_inside(output, SITE, content).findings

    assert [Place("content/cong.yaml", 2, 6)] == [finding.place for finding in findings]


def test_a_dead_link_that_page_and_feed_carry_in_two_forms_is_told_once(tmp_path: Path) -> None:
    feed = '<rss version="2.0"><channel><item><link>https://own.example/mat/</link></item></channel></rss>'
    output = lay(tmp_path / "output", {"index.html": page('<a href="/mat/">x</a>'), "rss.xml": feed})
    content = lay(tmp_path / "content", {"tin-bai/a/index.md": "[x](/mat/)\n"})
    write_manifest(output, dict.fromkeys(("index.html", "rss.xml"), ("content/tin-bai/a/index.md",)))

    findings = check_inside(output, SITE, content).findings

    assert [Place("content/tin-bai/a/index.md", 1, 1)] == [finding.place for finding in findings]


def test_what_no_source_shows_is_told_at_the_first_source_of_the_page(tmp_path: Path) -> None:
    places = placed(tmp_path, "Không có gì ở đây.\n", '<a href="/mat-tich/">x</a>')

    assert (Place("content/tin-bai/a/index.md", 1, 1),) == places


def test_a_link_to_a_text_that_is_not_published_says_so(tmp_path: Path) -> None:
    output = lay(tmp_path / "output", {"index.html": page('<a href="/tin-bai/u/2030-01-01-x/">x</a>')})
    content = lay(tmp_path / "content", {"tin-bai/u/2030-01-01-x/index.md": "", "cong.yaml": "name: Sở\n"})
    write_manifest(output, {"index.html": ("content/cong.yaml",)})

    findings = check_inside(output, SITE, content).findings

    assert [("LK-04", "error")] == [(finding.code, finding.severity) for finding in findings]


def test_a_foreign_folder_is_told_by_its_own_paths_even_beside_our_content(tmp_path: Path) -> None:
    output = lay(tmp_path / "output", {"index.html": page('<a href="/mat/">x</a>')})
    content = lay(tmp_path / "content", {"cong.yaml": "top: /mat/\n"})

    result = check_inside(output, SITE, content)

    assert (False, [Place("index.html", 2, 1)]) == (result.at_sources, [finding.place for finding in result.findings])


# memory


def told(output: Path, cache: Path) -> list[tuple[str, str]]:
    return [(finding.place.path, finding.code) for finding in check_inside(output, SITE, None, cache).findings]


def test_a_page_broken_since_the_last_run_is_told(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", dict(BASE))
    age(output)
    before = told(output, tmp_path / "c")
    lay(output, {"tin-bai/a/index.html": page('<a href="/mat/">x</a>')})

    after = told(output, tmp_path / "c")

    assert ([], [("tin-bai/a/index.html", "LK-01")]) == (before, after)


def test_a_file_removed_since_the_last_run_breaks_the_pages_that_need_it(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", {**BASE, "t/index.html": page('<img src="/tin-bai/a/anh.jpg" alt="">')})
    age(output)
    before = told(output, tmp_path / "c")
    (output / "tin-bai/a/anh.jpg").unlink()

    after = told(output, tmp_path / "c")

    assert ([], [("t/index.html", "LK-02")]) == (before, after)


def test_a_heading_removed_since_the_last_run_breaks_the_links_to_it(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", {**BASE, "t/index.html": page('<a href="/tin-bai/a/#muc-1">x</a>')})
    age(output)
    before = told(output, tmp_path / "c")
    lay(output, {"tin-bai/a/index.html": page("<p>Mục đã bỏ</p>")})

    after = told(output, tmp_path / "c")

    assert ([], [("t/index.html", "LK-03")]) == (before, after)


def test_a_fault_mended_by_a_new_file_is_told_no_more(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", {**BASE, "t/index.html": page('<a href="/moi/">x</a>')})
    age(output)
    before = told(output, tmp_path / "c")
    lay(output, {"moi/index.html": page()})

    after = told(output, tmp_path / "c")

    assert ([("t/index.html", "LK-01")], []) == (before, after)


def test_a_picture_that_becomes_something_else_breaks_the_pages_that_show_it(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", {**BASE, "t/index.html": page('<img src="/tin-bai/a/anh.jpg" alt="">')})
    age(output)
    before = told(output, tmp_path / "c")
    lay(output, {"tin-bai/a/anh.jpg": PDF})

    after = told(output, tmp_path / "c")

    assert ([], [("t/index.html", "LK-11")]) == (before, after)


def test_another_siteurl_forgets_what_was_seen(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", {**BASE, "t/index.html": page('<a href="https://own.example/mat/">x</a>')})
    age(output)
    elsewhere = check_inside(output, "https://khac.example", None, tmp_path / "c").findings

    here = told(output, tmp_path / "c")

    assert ((), [("t/index.html", "LK-01")]) == (elsewhere, here)


@pytest.mark.parametrize("damage", [b"", b"\x00" * 50, b"0" * 32 + b"\n\xc1"])
def test_a_broken_memory_costs_time_and_not_truth(damage: bytes, tmp_path: Path) -> None:
    output = lay(tmp_path / "o", {**BASE, "t/index.html": page('<a href="/mat/">x</a>')})
    told(output, tmp_path / "c")
    (tmp_path / "c/linkcheck.msgpack").write_bytes(damage)

    assert [("t/index.html", "LK-01")] == told(output, tmp_path / "c")


def test_a_memory_cut_off_in_the_middle_is_thrown_away(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", dict(BASE))
    told(output, tmp_path / "c")
    whole = (tmp_path / "c/linkcheck.msgpack").read_bytes()
    (tmp_path / "c/linkcheck.msgpack").write_bytes(whole[:-1])

    assert () == read_memory(tmp_path / "c", "x").files


def test_a_page_edited_by_hand_after_the_manifest_is_read_again(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", {**BASE, "t/index.html": page('<a href="/tin-bai/a/">x</a>')})
    write_manifest(output, {"t/index.html": ("content/cong.yaml",)})
    age(output)
    before = told(output, tmp_path / "c")
    lay(output, {"t/index.html": page('<a href="/tin-bai/b/">x</a>')})

    after = told(output, tmp_path / "c")

    assert ([], [("t/index.html", "LK-01")]) == (before, after)


# parallel work, lists, refusals


def test_many_pages_read_by_several_workers_are_told_as_by_one(tmp_path: Path) -> None:
    wrong = {f"p{n}/index.html": page(f'<a href="/mat-{n}/">x</a>') for n in range(0, 400, 7)}
    files = {**BASE, **{f"p{n}/index.html": page('<a href="/">x</a>') for n in range(400)}, **wrong}
    output = lay(tmp_path / "o", files)

    findings = check_inside(output, SITE).findings

    assert [(path, f"/mat-{path[1:-11]}/") for path in sorted(wrong)] == [(f.place.path, f.target) for f in findings]


def test_pages_without_a_way_in_or_out_are_listed_on_request(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "index.html": page('<a href="/a/">a</a>'), "a/index.html": page("x"), "b/index.html": page('<a href="/">về</a>'),
        "sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
    }  # fmt: skip
    output = lay(tmp_path / "o", files)

    result = check_inside(output, SITE, lonely=True)

    assert (("b/index.html",), ("a/index.html",)) == (result.orphans, result.dead_ends)


def test_the_command_tells_lonely_pages_as_hints_that_do_not_fail(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", {"index.html": page('<a href="/a/">a</a>'), "a/index.html": page("x")})

    result = linkcheck(output, SITE, None, None, lonely=True)

    assert (0, [("a/index.html", "hint")]) == (result.exit, [(f.place.path, f.severity) for f in result.findings])


def test_the_command_fails_on_an_error_and_not_on_a_warning(tmp_path: Path) -> None:
    warned = lay(tmp_path / "w", {"index.html": page('<a href="#">x</a>')})
    wrong = lay(tmp_path / "e", {"index.html": page('<a href="/mat/">x</a>')})

    assert (0, 1) == (linkcheck(warned, SITE, None, None).exit, linkcheck(wrong, SITE, None, None).exit)


def test_empty_and_unrecognised_files_are_told_when_asked_for(tmp_path: Path) -> None:
    body = '<img src="/a.jpg" alt=""><a href="/b.pdf">x</a>'
    output = lay(tmp_path / "o", {"index.html": page(body), "a.jpg": b"", "b.pdf": b"xin chao"})

    asked = [f.code for f in check_inside(output, SITE, strict_files=True).findings]

    assert (["LK-11", "LK-11"], ()) == (asked, check_inside(output, SITE).findings)


def test_a_folder_that_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="Không có thư mục"):
        check_inside(tmp_path / "khong-co", SITE)


def test_a_folder_with_nothing_to_read_is_no_pass(tmp_path: Path) -> None:
    lay(tmp_path, {"a.jpg": JPEG})

    with pytest.raises(CannotRun, match="không có trang nào"):
        check_inside(tmp_path, SITE)


def test_a_siteurl_that_is_no_address_is_refused(tmp_path: Path) -> None:
    lay(tmp_path, {"index.html": page()})

    with pytest.raises(CannotRun, match="SITEURL"):
        check_inside(tmp_path, "cong.example")


def test_a_symlink_out_of_the_folder_is_no_file_of_it(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", {"index.html": page('<a href="/mat.pdf">x</a><a href="/con.pdf">y</a>'), "a.pdf": PDF})
    lay(tmp_path, {"mat.pdf": PDF})
    (output / "mat.pdf").symlink_to(tmp_path / "mat.pdf")
    (output / "con.pdf").symlink_to("a.pdf")

    assert ["/mat.pdf"] == [finding.target for finding in check_inside(output, SITE).findings]


def test_the_nearest_existing_address_is_proposed(tmp_path: Path) -> None:
    output = lay(tmp_path, {**BASE, "t/index.html": page('<a href="/trang/gioi-thieuu.html">x</a>')})

    assert ["Gần nhất: “/trang/gioi-thieu.html”."] == [finding.hint for finding in check_inside(output, SITE).findings]


def test_the_right_spelling_is_proposed(tmp_path: Path) -> None:
    output = lay(tmp_path, {**BASE, "t/index.html": page('<a href="/TRANG/gioi-thieu.html#chuc-nang">x</a>')})

    assert ["Viết “/trang/gioi-thieu.html#chuc-nang”."] == [f.hint for f in check_inside(output, SITE).findings]


def test_checking_twice_tells_the_same_in_the_same_order(tmp_path: Path) -> None:
    output = lay(tmp_path / "o", {path: data for case in FAULTS for path, data in case.all_files.items()})

    told = [check_inside(output, SITE, None, cache).findings for cache in (None, tmp_path / "c", tmp_path / "c")]

    assert [told[0]] * 3 == told


# fast and exact reading agree; nothing crashes them


@pytest.mark.parametrize("case", [*FAULTS, *HARMLESS], ids=lambda case: case.name)
def test_the_fast_reading_sees_what_the_exact_one_sees(case: Case) -> None:
    for path, data in case.files.items():
        raw = data if isinstance(data, bytes) else data.encode()
        if path.endswith(".html") and case.name != "thẻ không đóng":
            assert _plain(path, raw, exact=True) == _plain(path, raw, exact=False)


def _plain(path: str, data: bytes, exact: bool) -> tuple[set[Use], list[set[str]]]:
    facts = file_facts(path, data, exact)
    return {Use(use.role, use.address, 0, use.base, use.part) for use in facts.uses}, [set(part) for part in facts.ids]


_PIECES = st.lists(
    st.sampled_from([
        "<a href=", '"', "'", ">", "<", "/", "<!--", "-->", "<style>", "</style>", "url(", ")", "{", "}", "@import ",
        "<script type=application/ld+json>", "</script>", "<svg>", "<template>", "</template>", "&#x0;", "&amp;", "\\",
        "<iframe srcdoc=", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<rss>", "<item>", "<link>", "[", ":", ",",
        "BEGIN:VCALENDAR", "\r\n", " ", "https://own.example/", "%ff", "đ", "\x00", "image-set(", "xml:base=",
    ]) | st.text(max_size=5), max_size=25,
)  # fmt: skip


@given(_PIECES, st.sampled_from(["a.html", "a.css", "a.svg", "a.xml", "a.json", "a.ics", "a.webmanifest", "redirects.json",
                                 "robots.txt", "_redirects", "sitemap.txt", "a.xhtml", "a.vcf"]))  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_no_file_breaks_the_reading(pieces: list[str], name: str) -> None:
    data = "".join(pieces).encode("utf-8", "replace")

    for exact in (False, True):
        file_facts(name, data, exact)


@given(st.binary(max_size=200), st.sampled_from(["a.html", "a.css", "a.xml", "a.json", "a.ics"]))
@settings(max_examples=200, deadline=None)
def test_no_bytes_break_the_reading(data: bytes, name: str) -> None:
    file_facts(name, data, exact=True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.css", "a{" * 30_000), ("a.css", "(" * 50_000), ("a.json", "[" * 100_000), ("a.svg", "<g>" * 50_000),
        ("a.html", "<div>" * 5_000), ("a.html", "<a href='" * 20_000), ("a.html", "<!--" * 20_000),
        ("a.html", "<p style='" + "url(" * 20_000 + "'>"), ("a.html", '<iframe srcdoc="' * 2_000),
    ],
    ids=["css khối", "css ngoặc", "json", "svg", "html", "href", "chú thích", "style", "srcdoc"],
)  # fmt: skip
def test_deep_and_endless_files_are_read_in_bounded_time(name: str, text: str) -> None:
    for exact in (False, True):
        file_facts(name, text.encode(), exact)
