"""The rules on built pages and on the built portal answer their examples; places are found; the pass keeps its truth."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.build.manifest import Manifest, ManifestFile
from portal.findings.finding import Finding, Place
from portal.law.groups import GROUPS
from portal.rules import built_site, page_access, page_frame
from portal.rules.book import rules_of
from portal.rules.built_portal import PageSight, page_findings, see_page, see_pages, site_of
from portal.rules.built_site import BuiltSite, file_of, is_ministry
from portal.rules.linting import lint_site
from portal.rules.page_read import SiteNames, read_page
from portal.rules.rule import Rule

NAMES = SiteNames("Sở Giáo dục và Đào tạo Mẫu", "Ủy ban nhân dân tỉnh Mẫu", "cong.example")
PAGE_RULES = (*rules_of(page_access), *rules_of(page_frame))
SITE_RULES = rules_of(built_site)
_HEAD = re.compile(r"(?:Sai|Đúng)(?: \((?P<note>[^)]*)\))?:")
_WORDS = {"error": "", "warning": "cảnh báo: ", "hint": "gợi ý: "}


@dataclass(frozen=True)
class Example:
    """`lines`: the block below `Sai:` or `Đúng:`; `answers`: those that start `=>`."""

    note: str
    lines: tuple[str, ...]
    answers: tuple[str, ...]


def examples(page: str) -> Iterator[Example]:
    lines = page.split("\n")
    for n, line in enumerate(lines):
        head = _HEAD.fullmatch(line)
        if head is None:
            continue
        block = []
        for below in lines[n + 1 :]:
            if not below.startswith("    "):
                break
            block.append(below[4:])
        yield Example(
            head["note"] or "",
            tuple(one for one in block if not one.startswith("=> ")),
            tuple(one[3:] for one in block if one.startswith("=> ")),
        )


def cases(rules: tuple[Rule, ...]) -> list[object]:  # type: ignore[type-arg]
    return [
        pytest.param(rule, example, id=f"{rule.id}-{n}")
        for rule in rules
        for n, example in enumerate(examples(rule.page))
    ]


def site(files: Mapping[str, str]) -> BuiltSite:
    data = {path: text.encode() for path, text in files.items()}
    sights = {path: see_page(path, text, "", NAMES, {}) for path, text in data.items() if path.endswith(".html")}
    menus = {path: sight.menu for path, sight in sights.items() if sight.menu}
    ministry = any(sight.to_ministry for sight in sights.values())
    return BuiltSite(frozenset(data), data.__getitem__, Place("content/cong.yaml"), menus, ministry)


def every_group() -> dict[str, str]:
    files = {file_of(address): "<main>Nhóm</main>" for group in GROUPS for address in group.addresses}
    links = "".join(f'<a href="{address}">Nhóm</a>' for group in GROUPS for address in group.addresses)
    return files | {"so-do-cong/index.html": links}


@pytest.mark.parametrize(("rule", "example"), cases(PAGE_RULES))
def test_a_page_is_answered_as_the_book_says(rule: Rule, example: Example) -> None:  # type: ignore[type-arg]
    path = re.search(r"\S+\.html", example.note)
    sizes = {name: int(size) for name, size in re.findall(r"(\S+) (\d+)", example.note)}
    page = read_page(path[0] if path else "tin-tuc/index.html", "\n".join(example.lines).encode(), NAMES, sizes)
    assert page is not None

    told = [
        (_WORDS[one.severity] if one.severity and one.severity != rule.severity else "") + one.message
        for one in rule.find(page)
    ]

    assert set(example.answers) <= set(told)
    assert bool(example.answers) == bool(told)


@pytest.mark.parametrize(("rule", "example"), cases(SITE_RULES))
def test_the_portal_is_answered_as_the_book_says(rule: Rule, example: Example) -> None:  # type: ignore[type-arg]
    files = dict(line.split(": ", 1) for line in example.lines if ": " in line) or every_group()

    told = [one.message for one in rule.find(site(files))]

    assert set(example.answers) <= set(told)
    assert bool(example.answers) == bool(told)


@pytest.mark.parametrize("rule", [*PAGE_RULES, *SITE_RULES], ids=lambda rule: rule.id)
def test_a_rule_shows_both_ways(rule: Rule) -> None:  # type: ignore[type-arg]
    shown = list(examples(rule.page))

    assert any(example.answers for example in shown)
    assert any(not example.answers for example in shown)


def test_a_page_that_sends_on_is_no_page() -> None:
    sight = see_page("cu/index.html", b'<meta http-equiv="refresh" content="0; url=/moi/">', "d", NAMES, {})

    assert PageSight("d") == sight


def test_every_must_group_is_asked_for_by_its_address() -> None:
    files = every_group()
    del files["thong-ke/index.html"]

    told = [finding.message for finding in lint_site(site(files)) if finding.code == "TT37-01"]

    assert ["Cổng chưa có trang “/thong-ke/” (Niên giám thống kê)."] == told


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://moet.gov.vn", True),
        ("https://vanban.moet.gov.vn/x", True),
        ("https://moet.gov.vn.la.example", False),
        ("https://giamoet.gov.vn", False),
    ],
)
def test_the_ministry_is_known_by_its_host(address: str, expected: bool) -> None:
    assert expected == is_ministry(address)


def test_a_mistake_of_a_page_is_told_at_the_text_it_is_made_of() -> None:
    path = "tin-bai/van-phong/2024-03-05-hop/index.html"
    source = ("content/tin-bai/van-phong/2024-03-05-hop/index.md", "theme/x.html")
    manifest = Manifest(1, (ManifestFile(path, 1, "d", source),))
    fault = Finding(Place(path), "TCN-15", "warning", "Mã “a” có 2 lần trong trang.")

    told = list(page_findings({path: PageSight("d", (fault,))}, manifest))

    assert [Place(source[0])] == [finding.place for finding in told]


def test_what_many_pages_share_is_told_once_with_its_number() -> None:
    paths = [f"the/n{n}/index.html" for n in range(5)]
    sights = {
        path: PageSight("d", (Finding(Place(path), "TCN-15", "warning", "Mã “a” có 2 lần trong trang."),))
        for path in paths
    }

    told = list(page_findings(sights, Manifest(1, ())))

    assert ["Mã “a” có 2 lần trong trang (5 trang, từ “the/n0/index.html”)."] == [one.message for one in told]


def test_pages_are_read_again_only_when_their_bytes_change(tmp_path: Path) -> None:
    output, cache = tmp_path / "ra", tmp_path / "kho"
    written = {"index.html": "<html lang='vi'><p id=a>x", "b.html": "<html lang='vi'><p>y"}
    see_pages(output, made(output, written), NAMES, cache)
    (output / "b.html").unlink()  # known by its digest: not opened again

    now = see_pages(
        output,
        made(output, {"index.html": "<html lang='vi'><p id=a><b id=a>"}, {"b.html": written["b.html"]}),
        NAMES,
        cache,
    )

    assert {"index.html", "b.html"} == set(now)
    assert "TCN-15" in {finding.code for finding in now["index.html"].findings}


def made(output: Path, write: Mapping[str, str], known: Mapping[str, str] | None = None) -> Manifest:
    output.mkdir(exist_ok=True)
    for path, text in write.items():
        (output / path).write_text(text, "utf-8")
    files = {**write, **(known or {})}
    return Manifest(
        1,
        tuple(
            ManifestFile(path, len(text), hashlib.sha256(text.encode()).hexdigest(), ())
            for path, text in sorted(files.items())
        ),
    )


def test_the_site_is_seen_through_its_manifest(tmp_path: Path) -> None:
    manifest = made(tmp_path / "ra", {"index.html": '<a href="https://moet.gov.vn/">Bộ</a>'})
    sights = see_pages(tmp_path / "ra", manifest, NAMES, tmp_path / "kho")

    seen = site_of(tmp_path / "ra", manifest, sights, Place("content/cong.yaml"))

    assert (frozenset({"index.html"}), True) == (seen.files, seen.to_ministry)
