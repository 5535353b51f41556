"""Which links leave the portal, where they stand, and how moved ones are rewritten there."""

from pathlib import Path

import pytest

from conftest import PortalMaker
from outside_content import TODAY
from portal.findings.finding import CannotRun
from portal.links.outside.memory import Known
from portal.links.outside.moved_links import rewrite_moved
from portal.links.outside.outside_link import OutsideLink, gather_links
from portal.links.outside.told import Judged
from portal.links.outside.verdict import Outcome
from portal.read.tree import scan_tree
from reading import article

TEXT = "tin-bai/van-phong/2024-05-01-bai/index.md"
OLD = "https://cu.example/tin?a=1&b=2"
NEW = "https://moi.example/tin(1)?a=1&b=2"


STARTS = {
    "https://a.example/1": "[tin](",
    "https://a.example/2": "<https://a.example/2>",
    "https://a.example/3": "https://a.example/3 ",
    "http://www.a.example/4": "www.a.example/4",
    "https://a.example/5": '<a href="https://a.example/5"',
    "https://a.example/6": "[sáu][s]",
    "https://a.example/7": "[bảy](<",
}


def links_of(content: Path) -> tuple[OutsideLink, ...]:
    return gather_links(scan_tree(content), "cong.example").links


def places_of(content: Path) -> dict[str, list[tuple[str, int, int]]]:
    return {
        link.url: [(use.place.path.removeprefix("content/"), use.place.line, use.place.col) for use in link.uses]
        for link in links_of(content)
    }


def test_every_way_of_writing_a_link_is_found_at_its_place(portal: PortalMaker) -> None:
    body = (
        "Xem [tin](https://a.example/1) và <https://a.example/2>.\n\n"
        "Trần: https://a.example/3 rồi www.a.example/4\n\n"
        'Thẻ <a href="https://a.example/5">năm</a>, [sáu][s] và [bảy](<https://a.example/7> "tên").\n\n'
        "[s]: https://a.example/6\n"
    )
    content = portal({TEXT: article(body)})

    lines = (content / TEXT).read_text("utf-8").split("\n")
    assert STARTS == {
        url: lines[line - 1][col - 1 :][: len(start)]
        for url, ((_, line, col),) in places_of(content).items()
        for start in (STARTS[url],)
    }


def test_one_address_has_all_its_places(portal: PortalMaker) -> None:
    content = portal(
        {
            TEXT: article(
                "[a](https://a.example/)\n\n[b](https://a.example/)\n", source="{name: Báo, url: https://a.example/}"
            ),
            "don-vi.yaml": "- {id: van-phong, name: Văn phòng, kind: van-phong, site: https://a.example/}\n",
        }
    )

    assert {"https://a.example/": [("don-vi.yaml", 1, 59), (TEXT, 6, 26), (TEXT, 8, 1), (TEXT, 10, 1)]} == places_of(
        content
    )


def test_the_portal_itself_mail_and_files_are_no_links_to_others(portal: PortalMaker) -> None:
    body = (
        "[a](https://cong.example/tin-tuc/) [b](mailto:a@b.example) [c](tel:113) [d](/tin-tuc/) [e](mau.pdf) [f](#g)\n"
    )

    assert {} == places_of(portal({TEXT: article(body)}))


def test_links_of_drafts_and_of_texts_with_faults_are_found(portal: PortalMaker) -> None:
    draft = article("[a](https://a.example/1)\n", status="draft")
    faulty = article(
        "[b](https://b.example/) ![x](khong-co.jpg) [c](https://ten:mat-khau@c.example/)\n", topic="khong-co"
    )
    content = portal({TEXT: draft, "tin-bai/van-phong/2024-05-02-bai/index.md": faulty})

    assert ["https://a.example/1", "https://b.example/", "https://ten:mat-khau@c.example/"] == sorted(
        places_of(content)
    )


def test_a_folder_with_nothing_to_read_is_no_pass(tmp_path: Path) -> None:
    with pytest.raises(CannotRun):
        gather_links(scan_tree(tmp_path), "")


WRITTEN = [
    (f"[tin]({OLD})", "[tin](https://moi.example/tin%281%29?a=1&b=2)"),
    (f"[{OLD}]({OLD})", f"[{OLD}](https://moi.example/tin%281%29?a=1&b=2)"),
    (f"[tin](<{OLD}> 'tên')", "[tin](<https://moi.example/tin%281%29?a=1&b=2> 'tên')"),
    (f"<{OLD}>", f"<{NEW}>"),
    (f'<a href="{OLD}">x</a>', f'<a href="{NEW}">x</a>'.replace("&", "&amp;")),
    (f'<a href="{OLD}">x</a>'.replace("&", "&amp;"), f'<a href="{NEW}">x</a>'.replace("&", "&amp;")),
    (f"[tin][t] rồi\n\n[t]: {OLD}", f"[tin][t] rồi\n\n[t]: {NEW}"),
    (f"[tin]({OLD}) [khác]({OLD}3)", f"[tin](https://moi.example/tin%281%29?a=1&b=2) [khác]({OLD}3)"),
    (f"Xem {OLD} nhé", f"Xem {NEW} nhé"),
]


@pytest.mark.parametrize(("written", "wanted"), WRITTEN)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_moved_link_is_rewritten_and_nothing_else(
    portal: PortalMaker, written: str, wanted: str, newline: str
) -> None:
    before = article(f"Đầu.\n\n{written}\n\nCuối.\n").replace("\n", newline)
    content = portal({TEXT: "\ufeff" + before})

    rewritten = rewrite_moved(_moved(content))

    after = (content / TEXT).read_bytes().decode("utf-8")
    assert "\ufeff" + before.replace(written.replace("\n", newline), wanted.replace("\n", newline)) == after
    assert 1 == len(rewritten)
    assert () == rewrite_moved(_moved(content))


def test_data_files_and_headers_are_rewritten_too(portal: PortalMaker) -> None:
    unit = "- {id: van-phong, name: Văn phòng, kind: van-phong, site: https://cu.example/tin?a=1&b=2}\n"
    header = article("Bài.\n", source=f'{{name: Báo, url: "{OLD}"}}')
    content = portal({TEXT: header, "don-vi.yaml": unit})

    rewrite_moved(_moved(content))

    assert unit.replace(OLD, NEW) == (content / "don-vi.yaml").read_text("utf-8")
    assert header.replace(OLD, NEW) == (content / TEXT).read_text("utf-8")


def _moved(content: Path) -> list[Judged]:
    known = Known("moved", TODAY, TODAY)
    return [Judged(link, Outcome("moved", 200, NEW, NEW), known, True) for link in links_of(content) if link.url == OLD]
