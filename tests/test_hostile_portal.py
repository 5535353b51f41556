"""What a hostile contributor does beyond one text: other units' names, the folder itself, the portal's own data, time."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

import hostile_files
from hostile_build import built
from output_audit import faults_of_output
from portal.law.groups import GROUPS
from portal.model.address import RESERVED
from reading import article, assembly_of, shown_ids

Portal = Callable[..., Path]
A = "tin-bai/van-phong/2024-04-01-a"
B = "tin-bai/phong-mau/2024-04-02-b"
GROUP_PARTS = {address.strip("/").partition("/")[0] for group in GROUPS for address in group.addresses}
TAGGED = "<b>ĐẬM</b>\"'&<script>alert(1)</script>"


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def codes(content: Path, as_of: str = "2024-12-31") -> set[str]:
    return {finding.code for finding in assembly_of(content, as_of).findings}


# The folder itself.


def test_nothing_outside_the_content_is_ever_read(portal: Portal, tmp_path: Path):
    secret = tmp_path / "ngoai"
    secret.mkdir()
    (secret / "index.md").write_text(article("BÍMẬT-NGOÀI\n"), "utf-8")
    (secret / "bi-mat.txt").write_text("BÍMẬT-NGOÀI", "utf-8")
    content = portal({f"{A}/index.md": article("[x](mat.txt) ![y](anh.jpg)\n"), f"{B}/index.md": article()})
    os.symlink(secret / "bi-mat.txt", content / A / "mat.txt")
    os.symlink(secret, content / "tin-bai/van-phong/2024-04-03-thu-muc")
    os.symlink(secret, content / "tin-bai/don-vi-gia")
    os.symlink(content / B, content / "tin-bai/van-phong/2024-04-02-b")
    os.symlink(".", content / "tin-bai/van-phong/2024-04-04-vong")
    os.symlink(secret / "bi-mat.txt", content / "ke-hoach/x.yaml")
    os.symlink(secret / "bi-mat.txt", content / "anh")
    os.link(secret / "bi-mat.txt", content / B / "cung.txt")
    os.mkfifo(content / B / "ong.txt")

    result = built(content)

    assert [] == result.holding("BÍMẬT-NGOÀI")
    assert 9 == sum(finding.code == "DL-07" for finding in result.result.findings)
    assert result.page("tin-bai/phong-mau/2024-04-02-b") is not None


def test_names_cannot_break_a_line_of_the_report_or_turn_it_around(portal: Portal):
    content = portal()
    for name in ("2024-04-04-x\n::error file=x::y", "2024-04-05-\u202ex", "\x1b[2J"):
        (content / "tin-bai/van-phong" / name).mkdir()
        (content / name).mkdir()
    os.mkdir(os.fsencode(content / "tin-bai/van-phong") + b"/2024-04-06-\xff\xfe")

    findings = assembly_of(content).findings

    assert 7 == len(findings)
    assert all(
        f.message.isprintable() and f.place.path.isprintable() and (f.hint or "").isprintable() for f in findings
    )


def test_a_very_deep_folder_is_one_finding(portal: Portal):
    content = portal({f"{A}/index.md": article()})
    deep = content / A
    for _ in range(100):
        deep = deep / "a"
        deep.mkdir()

    assert ["DL-07"] == [finding.code for finding in assembly_of(content).findings]


@pytest.mark.parametrize(
    "path",
    [
        "Makefile", "pelicanconf.py", "publishconf.py", "conftest.py", "tin-bai/x.py", "tin-bai/van-phong/x.html", "theme/base.html",
        "output/index.html", ".env", ".github/workflows/x.yml", "trang/x.md", "TIN-BAI/van-phong/2024-04-01-a/index.md",
        "tin-bai/VAN-PHONG/2024-04-01-a/index.md", "tin-bai/van_phong/2024-04-01-a/index.md",
        "tin-bai/van-phong/2024-02-30-a/index.md", "tin-bai/van-phong/0024-04-01-a/index.md",
        "tin-bai/van-phong/1989-04-01-a/index.md", "tin-bai/van-phong/٢٠٢٤-04-01-a/index.md",
        "tin-bai/van-phong/2024-04-01-A/index.md", "tin-bai/van-phong/2024-04-01-a--b/index.md",
        "tin-bai/van-phong/2024-04-01-" + "a" * 81 + "/index.md", "tin-bai/" + "a" * 41 + "/2024-04-01-a/index.md",
        "tin-bai/con/2024-04-01-a/index.md", "trang/aux/index.md",
        "tin-bai/van-phong/2024-04-01-a/index.html", "tin-bai/van-phong/2024-04-01-a/index.rst",
        "tin-bai/van-phong/2024-04-01-a/Index.md", "tin-bai/van-phong/2024-04-01-a/bai.md",
    ],
)  # fmt: skip
def test_a_path_outside_the_grammar_brings_no_page(portal: Portal, path: str):
    assembly = assembly_of(portal({path: article("x\n")}))

    assert ["van-phong/2024-03-05-mo-dau"] == shown_ids(assembly)
    assert {"DL-07"} == {finding.code for finding in assembly.findings}


def test_a_path_too_long_for_another_file_system_is_refused_before_it_is_written(portal: Portal):
    folder = "tin-bai/phong-mau/2024-04-03-" + "b" * 80
    picture = "a" * 70 + ".jpg"
    content = portal(
        {f"{folder}/index.md": article(f"![x]({picture})\n"), f"{folder}/{picture}": hostile_files.picture("JPEG")}
    )

    result = built(content)

    assert ("DL-10", "LK-02") == result.codes[folder]
    assert 1 == result.result.exit


@pytest.mark.parametrize("name", sorted(name for name in RESERVED - GROUP_PARTS if "." not in name and name != "en"))
def test_no_page_takes_an_address_that_the_portal_writes(portal: Portal, name: str):
    content = portal({f"trang/{name}/index.md": "---\ntitle: Chiếm chỗ\n---\nx\n"})

    assert "DL-07" in codes(content)


def test_every_first_part_of_an_address_is_reserved_a_group_or_a_page(portal: Portal):
    output = built(portal({f"{A}/index.md": article(lang="en", redirect_from="[/tin-bai/van-phong/cu/]")})).output

    first = {path.name for path in output.iterdir()}

    assert set() == first - RESERVED - GROUP_PARTS - {"gioi-thieu"}


# Other units.


def test_an_unknown_unit_and_a_collective_publish_nothing(portal: Portal):
    content = portal(
        {
            "tin-bai/so-giao-duc/2024-04-01-a/index.md": article(),
            "tin-bai/truc-thuoc/2024-04-01-a/index.md": article(),
            "tin-bai/phong-cu/2024-07-01-a/index.md": article(),
            "tin-bai/phong-cu/2024-06-30-a/index.md": article(),
        }
    )

    assembly = assembly_of(content)

    assert ["van-phong/2024-03-05-mo-dau", "phong-cu/2024-06-30-a"] == shown_ids(assembly)
    assert ["DV-04"] * 3 == [finding.code for finding in assembly.findings]


@pytest.mark.parametrize(
    "named", ["van-phong/2024-03-05-mo-dau", "../van-phong/2024-03-05-mo-dau", "2024-03-05-mo-dau"]
)
def test_nobody_hangs_a_translation_onto_another_units_article(portal: Portal, named: str):
    result = built(portal({f"{B}/index.md": article(lang="en", translation_of=named)}))

    assert "phong-mau" not in (result.page("tin-bai/van-phong/2024-03-05-mo-dau") or "phong-mau").replace(
        "/don-vi/phong-mau/", ""
    )
    assert 1 == result.result.exit


def test_a_translation_that_the_original_names_back_is_linked_both_ways(portal: Portal):
    files = {
        f"{B}/index.md": article(lang="en", translation_of="van-phong/2024-04-01-a"),
        f"{A}/index.md": article(translation_of="phong-mau/2024-04-02-b"),
    }

    result = built(portal(files))

    assert 0 == result.result.exit
    assert 'hreflang="en" href="https://cong.example/tin-bai/phong-mau/2024-04-02-b/"' in (result.page(A) or "")
    assert 'hreflang="vi" href="https://cong.example/tin-bai/van-phong/2024-04-01-a/"' in (result.page(B) or "")


def test_a_translation_of_a_text_that_is_held_back_names_it_nowhere(portal: Portal):
    files = {
        f"{B}/index.md": article(lang="en", translation_of="2024-05-05-kin"),
        "tin-bai/phong-mau/2024-05-05-kin/index.md": article(status="draft"),
    }

    result = built(portal(files))

    assert [] == result.holding("2024-05-05-kin")


LIVING = (
    "/", "/tin-tuc/", "/robots.txt", "/theme/", "/theme/css/x.html", "/manifest.json", "/manifest.json/x/",
    "/redirects.json", "/404.html", "/tin-bai/van-phong/2024-03-05-mo-dau/index.html",
    "/tin-bai/van-phong/2024-03-05-mo-dau", "/tin-bai/van-phong/2024-04-01-a/anh.jpg/x/",
    "/tin-bai/van-phong/2024-04-01-a/anh.jpg", "/don-vi", "/hinh/x.html", "/sitemap.xml",
)  # fmt: skip


def test_an_old_address_takes_no_living_one(portal: Portal):
    files = {
        "chuyen-huong.yaml": "".join(f"{old}: /tin-bai/van-phong/2024-04-01-a/\n" for old in LIVING),
        f"{A}/index.md": article("![x](anh.jpg)\n"),
        f"{A}/anh.jpg": hostile_files.picture("JPEG"),
    }

    result = built(portal(files))

    assert [(n, "DL-17") for n in range(1, len(LIVING) + 1)] == [(f.place.line, f.code) for f in result.result.findings]
    assert "{}\n" == result.bytes_of()["redirects.json"].decode()
    assert "refresh" not in (result.output / "index.html").read_text("utf-8")


def test_old_addresses_inside_each_other_are_told_and_nothing_breaks(portal: Portal):
    own = "/tin-bai/van-phong"
    olds = f"[{own}/x, {own}/x/, {own}/x/y/, {own}/z.html, {own}/z.html/y/, {own}/t/, {own}/t/index.html]"

    result = built(portal({f"{A}/index.md": article(redirect_from=olds)}))

    assert [(6, "DL-17"), (6, "DL-17")] == [(f.place.line, f.code) for f in result.result.findings]
    assert result.page("tin-bai/van-phong/x/y") is not None


# The portal's own data.


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("cong.yaml", "siteurl: https://cong.example", "siteurl: javascript:alert(1)"),
        ("cong.yaml", "siteurl: https://cong.example", "siteurl: https://cong.example/duoi"),
        ("cong.yaml", "siteurl: https://cong.example", 'siteurl: "https://cong.example?x#y"'),
        ("cong.yaml", "siteurl: https://cong.example", 'siteurl: "https://a@cong.example"'),
        ("cong.yaml", "siteurl: https://cong.example", "siteurl: 'https://cong.example\"onx=1'"),
        ("cong.yaml", "motif: tho-cam", "motif: ../x"),
        ("cong.yaml", "motif: tho-cam", "motif: tho-cam\nlogo: ../../etc/passwd"),
        ("cong.yaml", "motif: tho-cam", "motif: tho-cam\nlogo: cong.yaml"),
        ("cong.yaml", "motif: tho-cam", "motif: tho-cam\nforge: {edit: 'javascript:alert(1)//{path}'}"),
        ("cong.yaml", "motif: tho-cam", "motif: tho-cam\nchannels: [{platform: x, url: 'javascript:alert(1)'}]"),
        ("cong.yaml", "motif: tho-cam", "motif: tho-cam\nhome: {tasks: [{title: x, url: 'javascript:alert(1)'}]}"),
        ("cong.yaml", "motif: tho-cam", "motif: tho-cam\nhome: {tasks: [{title: x, url: '//evil.example'}]}"),
        ("cong.yaml", "motif: tho-cam", "motif: tho-cam\nhome: {lead: ['../../x']}"),
        ("cong.yaml", "motif: tho-cam", "motif: !!python/object/apply:os.system [x]"),
        ("cong.yaml", "menu: [tin-tuc", "menu: ['https://evil.example', tin-tuc"),
        ("don-vi.yaml", "id: van-phong", "id: ../van-phong"),
        ("don-vi.yaml", "id: phong-mau", "id: van-phong"),
        ("don-vi.yaml", "kind: phong-chuyen-mon", "kind: phong-chuyen-mon, site: 'javascript:alert(1)'"),
        ("don-vi.yaml", "name: Phòng Mẫu", 'name: "Phòng \\u202eMẫu"'),
        ("ke-hoach/thu-2024.yaml", "id: ky-thi", "id: ../ky-thi"),
        ("ke-hoach/thu-2024.yaml", "id: thu-2024", "id: ../thu"),
        ("ke-hoach/thu-2024.yaml", "issued: 2024-01-15", "issued: 2024-02-30"),
        ("ke-hoach/thu-2024.yaml", "colour: 1}", "colour: 99}"),
    ],
)
def test_a_hostile_value_in_the_portals_data_builds_nothing(portal: Portal, file: str, before: str, after: str):
    content = portal()
    text = (content / file).read_text("utf-8")
    assert before in text
    (content / file).write_text(text.replace(before, after, 1), "utf-8")

    assembly = assembly_of(content)

    assert assembly.model is None
    assert any(finding.severity == "error" for finding in assembly.findings)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        "<foreignObject><body/></foreignObject>",
        '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<use xlink:href="https://evil.example/x.svg#a"/>',
        '<image href="https://evil.example/x.png"/>',
        "<style>@import 'https://evil.example/x.css'</style>",
        '<path style="fill:url(https://evil.example/x)"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<path style="fill:url(#a);stroke:url(https://evil.example/x)"/>',
        '<?xml-stylesheet href="https://evil.example/x.xsl"?>',
        "<path",
    ],
)
def test_a_logo_only_draws(portal: Portal, inside: str):
    content = portal({"anh/logo.svg": SVG.format(inside)})
    text = (content / "cong.yaml").read_text("utf-8")
    (content / "cong.yaml").write_text(f"{text}logo: anh/logo.svg\n", "utf-8")

    assembly = assembly_of(content)

    assert assembly.model is None
    assert assembly.findings[0].code in ("DL-08", "DL-09")


def test_a_logo_of_strokes_and_colours_is_published(portal: Portal):
    drawn = '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><path fill="url(#a)" d="M0 0h9"/>'
    content = portal({"anh/logo.svg": SVG.format(drawn)})
    text = (content / "cong.yaml").read_text("utf-8")
    (content / "cong.yaml").write_text(f"{text}logo: anh/logo.svg\n", "utf-8")

    assert () == assembly_of(content).findings


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<script>alert(1)</script>", "DL-08"),
        ("%PDF-1.4", "DL-08"),
        ("Điều 1\n\x1b[2J", "DL-11"),
        ("Điều 1 \u202ea", "DL-11"),
    ],
)
def test_a_plans_text_that_is_no_text_is_not_published(portal: Portal, text: str, code: str):
    assembly = assembly_of(portal({"ke-hoach/thu-2024.txt": text}))

    assert [("content/ke-hoach/thu-2024.txt", code)] == [(f.place.path, f.code) for f in assembly.findings]
    assert assembly.model is not None and () == assembly.model.texts


def test_tags_in_names_of_the_portals_data_stay_letters_everywhere(portal: Portal):
    content = portal(
        {
            f"{A}/index.md": article(
                title=quoted(TAGGED), summary=quoted(TAGGED), author=quoted(TAGGED), tags=f"[{quoted(TAGGED[:30])}]"
            )
        }
    )
    for file, name in (
        ("don-vi.yaml", "name: Phòng Mẫu"),
        ("don-vi.yaml", "short: Văn phòng"),
        ("ke-hoach/thu-2024.yaml", "title: Kỳ thi"),
        ("ke-hoach/thu-2024.yaml", "text: Tuyên truyền các kỳ thi."),
        ("ke-hoach/thu-2024.yaml", "what: Gửi danh sách đầu mối."),
        ("ke-hoach/thu-2024.yaml", "label: năm 2024"),
        ("cong.yaml", "short: Sở GDĐT Thử Nghiệm"),
    ):
        text = (content / file).read_text("utf-8")
        assert name in text
        (content / file).write_text(text.replace(name, f"{name.partition(':')[0]}: {quoted(TAGGED)}", 1), "utf-8")

    result = built(content)

    assert 0 == result.result.exit
    assert [] == faults_of_output(result.output)
    assert [] == [path for path in result.holding("<script>alert") if not path.endswith(".ics")]
    calendar = Calendar.from_ical((result.output / "ke-hoach/thu-2024/han.ics").read_bytes())
    assert {"VEVENT"} == {part.name for part in calendar.subcomponents}


# Time: nothing before its moment, nothing of a draft, nothing of what was withdrawn.

EVERYWHERE = {
    "title": "TIÊUĐỀKÍN", "summary": "TÓMTẮTKÍN", "author": "TÁCGIẢKÍN", "tags": "[thẻkín]", "kind": "su-kien",
    "event": "{start: 2025-02-01 08:00, place: NƠIKÍN}", "redirect_from": "[/tin-bai/van-phong/cukin/]",
    "source": "{name: NGUỒNKÍN, url: 'https://kin.example/'}", "approved_by": "DUYỆTKÍN",
    "pictures": "{anhkin.jpg: {caption: CHÚTHÍCHKÍN}}",
}  # fmt: skip
SECRETS = ("KÍN", "kín", "kin.", "thekin", "cukin", "anhkin", "tepkin", "2024-04-01-a")


def files_of_a_secret(**keys: str) -> dict[str, str | bytes]:
    return {
        f"{A}/index.md": article("THÂNKÍN ![MÔTẢKÍN](anhkin.jpg) [x](tepkin.txt)\n", **{**EVERYWHERE, **keys}),
        f"{A}/anhkin.jpg": hostile_files.picture("JPEG"),
        f"{A}/tepkin.txt": "TỆPKÍN",
        f"{B}/index.md": article(),
    }


@pytest.mark.parametrize(
    ("keys", "as_of"),
    [
        ({"publish_at": "2025-01-01 00:00"}, "2024-12-31 23:59"),
        ({"publish_at": "2025-01-01 08:00+07:00"}, "2025-01-01 07:59"),
        ({"publish_at": "2024-01-01 00:00"}, "2024-03-31 23:59"),
        ({"status": "draft"}, "2026-01-01"),
        ({"summary": "quá dài" * 80}, "2026-01-01"),
    ],
)
def test_not_a_byte_of_what_is_not_published_is_in_the_output(portal: Portal, keys: dict[str, str], as_of: str):
    content = portal(files_of_a_secret(**keys))
    text = (content / "cong.yaml").read_text("utf-8")
    urgent = (
        "home: {lead: [van-phong/2024-04-01-a]}\nurgent: {article: van-phong/2024-04-01-a, until: 2030-01-01 00:00}\n"
    )
    (content / "cong.yaml").write_text(text + urgent, "utf-8")

    result = built(content, as_of)

    assert [] == [(secret, path) for secret in SECRETS for path in result.holding(secret)]


def test_it_is_everywhere_from_its_minute_on(portal: Portal):
    result = built(portal(files_of_a_secret(publish_at="2025-01-01 08:00")), "2025-01-01 08:00")

    assert result.page(A) is not None
    for path in ("index.html", "nguon-tin/atom.xml", "nguon-tin/feed.json", "sitemap.xml", "lich/index.html"):
        assert path in result.holding("KÍN") + result.holding("2024-04-01-a")


def test_nothing_but_reason_and_day_is_left_of_what_was_withdrawn(portal: Portal):
    keys = {
        "status": "withdrawn",
        "withdrawn_at": "2024-05-01",
        "withdrawn_note": "Nhầm số liệu",
        "redirect_from": "[]",
    }

    result = built(portal(files_of_a_secret(**keys)))

    assert [] == [(secret, path) for secret in SECRETS[:-1] for path in result.holding(secret)]
    assert "Nhầm số liệu" in (result.page(A) or "")
    assert {f"{A}/index.html", "manifest.json"} == set(result.holding("2024-04-01-a"))
