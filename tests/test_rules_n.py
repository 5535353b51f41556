"""The rules N1 to N9 of docs/security.md: each has a test here that fails when the rule is taken out."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser

import hostile_files
from bodies import html
from hostile_build import built
from output_audit import faults_of_output, page_faults, text_faults
from portal.build.output_tree import OutputTree
from portal.build.pelican_portal import open_pelican
from portal.build.settings import REPOSITORY, BuildSettings
from portal.build.workers import Guard, answers
from portal.findings.text_report import one_line
from portal.model.moment import parse_moment
from portal.pages.json_text import inert
from portal.pages.writers.xml_text import xml_text
from portal.read.sanitise import sanitise
from portal.read.yaml_file import read_yaml
from reading import article, assembly_of, shown_ids

Portal = Callable[..., Path]
SCRIPTS = REPOSITORY / "scripts" / "portal"
TEMPLATES = REPOSITORY / "theme" / "templates"
A = "tin-bai/van-phong/2024-04-01-a"
TEXTS = Path(__file__).parent / "data" / "hostile" / "texts.yaml"


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SCRIPTS.rglob("*.py")):
        yield path.relative_to(SCRIPTS).as_posix(), ast.parse(path.read_text("utf-8"))


def called(tree: ast.AST) -> set[str]:
    """Names of all functions and methods that are called."""
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = {function.attr for function in functions if isinstance(function, ast.Attribute)}
    return names | {function.id for function in functions if isinstance(function, ast.Name)}


# N1: sanitised once, between Markdown and everything else.


def test_n1_the_cleaner_alone_leaves_nothing_active_of_any_hostile_text():
    bodies = [row["body"] for row in yaml.safe_load(TEXTS.read_text("utf-8")) if "body" in row]

    assert [] == [
        (body, fault) for body in bodies for fault in text_faults(sanitise(body)) if not fault.startswith("stray")
    ]


def test_n1_every_text_passes_the_cleaner(monkeypatch: pytest.MonkeyPatch):
    passed: list[str] = []
    monkeypatch.setattr("portal.read.body.sanitise", lambda text: passed.append(text) or "thay")

    assert "thay" == html("Một đoạn.\n")
    assert ["<p>Một đoạn.</p>"] == passed


def test_n1_only_two_places_call_text_safe_and_no_template_does():
    makers = {name for name, tree in modules() if "Markup" in called(tree)}

    assert {"build/rendering.py", "pages/words.py"} == makers
    for template in TEMPLATES.rglob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape|\{%-?\s*raw", template.read_text("utf-8")), template


def test_n1_the_theme_escapes_and_fails_at_what_is_not_declared(portal: Portal, tmp_path: Path):
    settings = BuildSettings(
        portal(), tmp_path / "ra", REPOSITORY / "theme", tmp_path / "kho", None, parse_moment("2024-12-31")
    )
    environment = open_pelican(settings).generator().env

    assert "&lt;b&gt;" == environment.from_string("{{ x }}").render(x="<b>")
    assert environment.autoescape is True
    assert "StrictUndefined" == environment.undefined.__name__


# N2: escaped for the place.


@pytest.mark.parametrize("sign", list("<>&\u2028\u2029"))
def test_n2_no_sign_ends_a_block_of_json(sign: str):
    assert f'"\\u{ord(sign):04x}"' == inert(f'"{sign}"')


def test_n2_xml_holds_no_forbidden_character():
    assert "ab\tc\n" == xml_text("a\x00\x0bb\tc\n\ufffe\x1b")


def test_n2_no_line_of_a_report_is_broken_or_turned_around():
    assert "a\\u000a::error::b\\u202e\\u001b[2J" == one_line("a\n::error::b\u202e\x1b[2J")


def test_n2_a_name_can_write_no_line_of_a_calendar(portal: Portal):
    content = portal()
    plan = (content / "ke-hoach/thu-2024.yaml").read_text("utf-8")
    evil = 'what: "Gửi; a, b\\\\n\\nBEGIN:VALARM ' + "dài " * 60 + '"'
    (content / "ke-hoach/thu-2024.yaml").write_text(plan.replace("what: Gửi danh sách đầu mối.", evil), "utf-8")

    raw = (built(content).output / "ke-hoach/thu-2024/han.ics").read_bytes()

    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert ["VEVENT"] == [part.name for part in Calendar.from_ical(raw).subcomponents]


def test_n2_no_page_of_the_theme_has_a_script_or_style_of_its_own(portal: Portal):
    files = built(portal({f"{A}/index.md": article("## a\n")})).bytes_of()

    assert [] == [
        (path, fault) for path, data in files.items() if path.endswith(".html") for fault in page_faults(data.decode())
    ]


# N3: one grammar for paths.


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x", "a//b", "./a", "a/.", "", "a\0b", "a/" + "b" * 200])
def test_n3_nothing_is_written_outside_the_output(tmp_path: Path, path: str):
    tree = OutputTree(tmp_path / "ra")

    with pytest.raises(ValueError):
        tree.write(path, b"x", "k")
    assert [] == [found for found in tmp_path.rglob("*") if found.is_file()]


def test_n3_links_pipes_and_foreign_names_are_no_sources(portal: Portal):
    content = portal({f"{A}/index.md": article()})
    os.symlink("/etc/passwd", content / A / "mat.txt")
    os.mkfifo(content / A / "ong.txt")
    (content / A / "Ảnh.JPG").write_bytes(b"x")

    assembly = assembly_of(content)

    assert 3 == len(assembly.findings)
    assert [] == [a.attachments for a in assembly.model.articles if a.attachments] if assembly.model else False


# N4: front matter is data with a schema.


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: !!python/object/apply:os.system [x]\n", "DL-06"),
        ("a: &x b\nc: *x\n", "DL-06"),
        ("<<: {a: b}\n", "DL-06"),
        ("a: b\na: c\n", "DL-03"),
        ("a: b\n---\nc: d\n", "DL-01"),
        ("a: {b: {c: {d: {e: {f: {g: {h: x}}}}}}}\n", "DL-10"),
    ],
)
def test_n4_yaml_holds_neither_code_nor_doubles_nor_bombs(text: str, code: str):
    assert code in {finding.code for finding in read_yaml(text, "content/x.yaml")[1]}


def test_n4_scalars_stay_as_they_were_typed():
    assert {"a": "no", "b": "012", "c": "1:30", "d": "2024-02-30", "e": "1_000", "f": "0o777"} == read_yaml(
        "a: no\nb: 012\nc: 1:30\nd: 2024-02-30\ne: 1_000\nf: 0o777\n", "content/x.yaml"
    )[0].value


@pytest.mark.parametrize(
    "keys", [{"la": "x"}, {"title": '"a\\u202Eb"'}, {"title": '"a\\u200Bb"'}, {"title": '"a\\u2066b"'}]
)
def test_n4_unknown_keys_and_hidden_characters_leave_a_text_out(portal: Portal, keys: dict[str, str]):
    assert 1 == len(shown_ids(assembly_of(portal({f"{A}/index.md": article(**keys)}))))


# N5: no template in text.


def test_n5_what_authors_write_is_neither_a_template_nor_a_format(portal: Portal):
    written = "{{ 7*7 }} {% set x = 1 %} {0.real} %(x)s ${x}"
    result = built(portal({f"{A}/index.md": article(f"{written}\n", title=f"'{written}'", summary=f"'{written}'")}))
    page = LexborHTMLParser(result.page(A) or "")

    assert written == page.css_first(".prose p").text()
    assert written == page.css_first("h1").text().replace("\u00a0", " ")
    assert written == page.css_first(".article__sum").text()


def test_n5_no_code_makes_templates_or_formats_of_strings():
    users = {
        name for name, tree in modules() if called(tree) & {"from_string", "format_map", "Template", "eval", "exec"}
    }
    formats = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "format" and isinstance(node.value, ast.Constant)
    }

    assert set() == users | {name for name in formats if name.startswith(("read/", "model/", "pages/", "build/"))} - {
        "read/markdown_html.py"  # its own constant, filled with a number
    }


# N6: no code from content.


def test_n6_nothing_is_unpickled_and_no_plugin_is_looked_for():
    banned = {"pickle", "marshal", "shelve", "dill", "runpy"}
    imports = [(name, node) for name, tree in modules() for node in ast.walk(tree)]
    imported = {(name, alias.name) for name, node in imports if isinstance(node, ast.Import) for alias in node.names}
    imported |= {(name, node.module or "") for name, node in imports if isinstance(node, ast.ImportFrom)}

    assert set() == {(name, module) for name, module in imported if module.partition(".")[0] in banned}
    assert re.search(r"^PLUGINS = \[\]", (REPOSITORY / "pelicanconf.py").read_text("utf-8"), re.MULTILINE)


def test_n6_code_that_lies_in_the_content_is_refused_and_never_imported(portal: Portal, tmp_path: Path):
    trap = f"open({str(tmp_path / 'chay')!r}, 'w')"
    content = portal(
        {f"{A}/index.md": article(), f"{A}/conftest.py": trap, "pelicanconf.py": trap, "markdown.py": trap}
    )

    result = built(content)

    assert 3 == sum(finding.code == "DL-07" for finding in result.result.findings)
    assert [] == result.holding("chay") and not (tmp_path / "chay").exists()


def test_n6_python_never_looks_into_the_working_folder():
    commands = re.findall(r"\S*python \S+ \S+ \S+", (REPOSITORY / "Makefile").read_text("utf-8"))

    assert [] == [
        command for command in commands if " -m p" in command and " -P " not in command and "pip" not in command
    ]


def test_n6_a_package_of_the_machine_that_calls_itself_a_plugin_is_not_run(tmp_path: Path):
    (tmp_path / "la.py").write_text(f"open({str(tmp_path / 'chay')!r}, 'w')\n", "utf-8")
    package = tmp_path / "la-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: la\nVersion: 1.0\n", "utf-8")
    (package / "entry_points.txt").write_text("[pydantic]\nla = la\n", "utf-8")
    path = os.pathsep.join((str(REPOSITORY / "scripts"), str(tmp_path)))

    subprocess.run(
        [sys.executable, "-P", "-c", "import portal.model.portal"], env={**os.environ, "PYTHONPATH": path}, check=True
    )

    assert not (tmp_path / "chay").exists()


# N7: files are made anew.


def test_n7_a_picture_is_made_anew_and_keeps_nothing_of_the_senders(portal: Portal):
    files = {
        f"{A}/index.md": article("![a](a.jpg) ![b](b.png)\n"),
        f"{A}/a.jpg": hostile_files.photo_with_notes(),
        f"{A}/b.png": hostile_files.png_with_notes(),
    }

    result = built(portal(files))

    assert 0 == result.result.exit
    assert [] == result.holding(hostile_files.MARK)
    assert b"Exif" not in result.bytes_of()[f"{A}/a.jpg"]


def test_n7_a_file_that_acts_or_lies_is_not_handed_on(portal: Portal):
    names = [name for name, (_, _, codes, _) in hostile_files.CASES.items() if codes and codes[0] in ("DL-08", "DL-09")]
    files: dict[str, str | bytes] = {}
    for name in names:
        body, beside, _, _ = hostile_files.CASES[name]
        files[f"tin-bai/van-phong/2024-04-01-{name}/index.md"] = article(body)
        files |= {f"tin-bai/van-phong/2024-04-01-{name}/{file}": data for file, data in beside.items()}

    assert ["van-phong/2024-03-05-mo-dau"] == shown_ids(assembly_of(portal(files)))


# N8: identity.


def test_n8_who_publishes_is_the_folder_and_nothing_else(portal: Portal):
    content = portal(
        {f"{A}/index.md": article(source="phong-mau"), "tin-bai/phong-la/2024-04-01-a/index.md": article()}
    )

    model = assembly_of(content).model

    assert model is not None
    assert [("van-phong", "phong-mau")] == [(a.unit, a.source_unit) for a in model.articles if a.source_unit]
    assert not any(a.unit == "phong-la" for a in model.articles)


@pytest.mark.parametrize(
    "old", ["/tin-bai/phong-mau/cu/", "/tin-tuc/cu/", "/", "/tin-bai/van-phong/", "/tin-bai/van-phong-2/cu/"]
)
def test_n8_a_unit_takes_no_address_but_its_own(portal: Portal, old: str):
    assembly = assembly_of(portal({f"{A}/index.md": article(redirect_from=f"[{old}]")}))

    assert ["DL-17"] == [finding.code for finding in assembly.findings]
    assert () == (assembly.model.redirects if assembly.model else None)


def test_n8_a_unit_hangs_no_translation_onto_another(portal: Portal):
    files = {
        f"{A}/index.md": article(),
        "tin-bai/phong-mau/2024-04-02-b/index.md": article(lang="en", translation_of="van-phong/2024-04-01-a"),
    }

    result = built(portal(files))

    assert 1 == result.result.exit
    assert "2024-04-02-b" not in (result.page(A) or "2024-04-02-b")


# N9: limits come first.


def test_n9_a_text_over_a_limit_is_refused_before_it_is_converted(monkeypatch: pytest.MonkeyPatch):
    converted: list[str] = []
    monkeypatch.setattr("portal.read.body.to_html", lambda text: converted.append(text) or "")

    assert "" == html("[" * 3_000)
    assert [] == converted


def test_n9_what_takes_too_long_or_too_much_is_stopped_and_the_rest_goes_on():
    def work(task: int) -> bytes:
        if task == 0:
            while True:
                pass
        if task == 1:
            return b"x" * len(bytearray(2_000_000_000))
        return b"xong"

    told = dict(answers(3, work, 1, Guard(cpu_s=1, memory_bytes=200_000_000)))

    assert {0: None, 1: None, 2: b"xong"} == told


def test_n9_the_message_says_number_and_limit(portal: Portal):
    content = portal(
        {f"{A}/index.md": article(title="x" * 151), "tin-bai/phong-mau/2024-04-02-b/index.md": article("[" * 60)}
    )

    for finding in assembly_of(content).findings:
        assert re.search(r"\d+.*nhiều nhất \d+", finding.message), finding.message


def test_no_file_of_the_shipped_portal_breaks_a_rule(tmp_path: Path):
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")

    result = built(tmp_path / "content")

    assert 0 == result.result.exit
    assert [] == faults_of_output(result.output)
