"""A body as a whole: addresses, pictures, tables, footnotes, counts."""

from pathlib import Path

import pytest

from bodies import BASE, body, codes, html, reading, told
from portal.read.body import BodyReading, read_body


def addresses(text: str) -> list[str]:
    return [link.address for link in reading(text).links]


LEADS = {
    "mau-don.docx": f"{BASE}mau-don.docx",
    "./mau-don.docx": f"{BASE}mau-don.docx",
    "mau%2Ddon.docx": f"{BASE}mau-don.docx",
    "anh.jpg": f"{BASE}anh.jpg",
    "../../phong-khtc/2024-03-01-ten/": "/tin-bai/phong-khtc/2024-03-01-ten/",
    "../../phong-khtc/2024-03-01-ten": "/tin-bai/phong-khtc/2024-03-01-ten/",
    "../../phong-khtc/2024-03-01-ten/index.md": "/tin-bai/phong-khtc/2024-03-01-ten/",
    "../../phong-khtc/2024-03-01-ten/index.md#ho-so": "/tin-bai/phong-khtc/2024-03-01-ten/#n-ho-so",
    "../2024-03-01-khac/#ho-so": "/tin-bai/van-phong/2024-03-01-khac/#n-ho-so",
    "../../../trang/gioi-thieu/": "/gioi-thieu/",
    "../../../trang/en/about/index.md": "/en/about/",
    "../../../van-ban/": "/van-ban/",
    "/chu-de/cuoc-thi-ky-thi/": "/chu-de/cuoc-thi-ky-thi/",
    "/chu-de/cuoc-thi-ky-thi": "/chu-de/cuoc-thi-ky-thi/",
    "/": "/",
    "/ke-hoach/dak-lak-2024/index.json": "/ke-hoach/dak-lak-2024/index.json",
    "/tim-kiem/?q=de+thi": "/tim-kiem/?q=de+thi",
    "https://moet.gov.vn/a?b=c#d": "https://moet.gov.vn/a?b=c#d",
    "http://vi.wikipedia.org/wiki/Đắk_Lắk": "http://vi.wikipedia.org/wiki/Đắk_Lắk",
    "https://xn--bo-giao-dc-9eb4041j.vn/": "https://xn--bo-giao-dc-9eb4041j.vn/",
    "mailto:van-phong@a.gov.vn": "mailto:van-phong@a.gov.vn",
    "mailto:van-phong@a.gov.vn?subject=H%E1%BB%8Fi": "mailto:van-phong@a.gov.vn?subject=H%E1%BB%8Fi",
    "tel:+842623812345": "tel:+842623812345",
}


@pytest.mark.parametrize("target", LEADS)
def test_an_address_leads_where_the_preview_leads(target):
    assert ([LEADS[target]], []) == (addresses(f"[a]({target})"), codes(f"[a]({target})"))
    assert f'href="{LEADS[target]}"' in html(f"[a]({target})")


def test_a_fixed_page_links_by_the_folders_on_the_disk():
    text = "[a](../lien-he/) [b](../../tin-bai/van-phong/2024-03-05-ten/) [c](../en/about/)"
    page = body(text, path="content/trang/gioi-thieu/index.md", base="/gioi-thieu/")

    assert ["/lien-he/", "/tin-bai/van-phong/2024-03-05-ten/", "/en/about/"] == [
        link.address for link in read_body(page).links
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[a](mau-dom.docx)", "Gần nhất: “mau-don.docx”."),
        ("[a](Mẫu-đơn.docx)", "Gần nhất: “mau-don.docx”."),
        ("![a](ANH.JPG)", "Gần nhất: “anh.jpg”."),
        ("![a](a\u0309nh.jpg)", "Gần nhất: “anh.jpg”."),
        ("![a](hinh/anh.jpg)", "Gần nhất: “anh.jpg”."),
        ("![a](mau-don.docx)", "Viết thành liên kết: [tên tệp](mau-don.docx)."),
        ("[a](xyz.pdf)", "Đặt tệp “xyz.pdf” vào thư mục của bài, cạnh index.md."),
    ],
)
def test_a_file_that_is_not_beside_the_text_is_told_with_the_nearest(text, hint):
    findings = reading(text).findings

    assert [("LK-02", "error", hint)] == [(f.code, f.severity, f.hint) for f in findings]


def test_a_file_already_refused_is_not_told_again():
    assert [] == codes("![a](hong.jpg) [b](hong.jpg)")
    assert "hong.jpg" not in html("![a](hong.jpg) [b](hong.jpg)")


def test_a_heading_is_reached_by_its_name():
    assert '<a href="#n-de-thi">a</a>' in html("[a](#de-thi)\n\n## Đề thi")


def test_a_heading_that_is_not_there_is_told_with_the_nearest():
    findings = reading("[a](#đề-thi)\n\n## Đề thi").findings

    assert [("LK-03", "Gần nhất: “de-thi”.", "#đề-thi")] == [(f.code, f.hint, f.target) for f in findings]


def test_a_picture_gains_sizes_and_variants():
    assert (
        f'<p>a <img src="{BASE}anh.jpg" alt="Em đọc sách" width="800" height="600" loading="lazy" '
        f'srcset="{BASE}anh-400.webp 400w" sizes="(min-width: 48rem) 42rem, 100vw"></p>'
    ) == html('a <img src="anh.jpg" alt="Em đọc sách">')


def test_a_picture_alone_is_a_figure_with_caption_and_credit():
    result = html("![Em đọc sách](anh.jpg)")

    assert result.startswith("<figure><img ")
    assert result.endswith("<figcaption>Ngày hội đọc sách. Ảnh: Văn phòng Sở</figcaption></figure>")


def test_pictures_are_told_once_with_their_first_description():
    assert (("anh.jpg", "một"),) == reading("![một](anh.jpg) ![hai](anh.jpg)").used


def test_a_table_scrolls_by_itself_and_names_its_columns():
    result = html("| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |")

    assert '<div class="scroll" role="region" tabindex="0" aria-label="Bảng 1"><table>' in result
    assert 'aria-label="Bảng 2"' in result and '<th scope="col">a</th>' in result


def test_footnotes_have_numbers_for_ids_and_lead_there_and_back():
    result = html("a[^ghi chú] b[^ghi chú] c[^2]\n\n[^ghi chú]: một\n[^2]: hai\n\n## Chu 1")
    ids = [part.split('"')[0] for part in result.split(' id="')[1:]]

    assert ids == ["n-dan_1", "n-dan_1_2", "n-dan_2", "n-chu-1", "n-chu_1", "n-chu_2"]
    assert {part.split('"')[0] for part in result.split('href="#')[1:]} <= set(ids)


def test_words_are_counted_without_signs():
    assert 6 == reading("## Đề thi\n\n- Số **84/KH** – [lớp 9](/lich/)").words


def test_an_empty_body_is_empty():
    assert BodyReading() == reading("") == reading("\n\n")


def test_line_ends_do_not_matter():
    text = "a\nb\n\n- c\n  - d\n\n| a |\n|---|\n| 1 |\n"

    assert html(text) == html(text.replace("\n", "\r\n")) == html(text.replace("\n", "\r"))


def test_findings_carry_the_target_as_written():
    assert ["../../../../a/"] == [f.target for f in reading("[x](../../../../a/)").findings]


def test_the_shipped_articles_read_without_a_word():
    content = Path(__file__).parents[1] / "content" / "tin-bai"
    texts = [path.read_text("utf-8").split("---\n", 2)[2] for path in sorted(content.rglob("index.md"))]

    assert [] == [f for text in texts for f in reading(text).findings if f.code[:2] == "DL"]


def test_all_mistakes_are_told_in_one_run():
    assert ["DL-12", "DL-14", "DL-20", "LK-02", "LK-05"] == sorted(
        {code for code, _, _ in told("# a\n\n| a |\n|---|\nb\n\n<script>x</script>\n\n[a](b.pdf) [c](//d)")}
    )
