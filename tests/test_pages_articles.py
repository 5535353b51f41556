"""An article's own page in all its states: pages/article_pages.py and the theme's article.html."""

import json
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from page_drawing import draw, text_of
from portal.model.moment import parse_moment
from portal.model.portal import Portal
from portal.model.text_parts import Attachment, EventTime, Link, Picture, Variant
from portal.pages.frame import frame_of
from portal.pages.page import Body
from portal.pages.portal_pages import plan_pages
from portal_builder import SITE, article, articles, model, pages_of, planned, portal, tag, unit


def test_related_are_older_ones_of_the_topic_first_then_of_shared_tags():
    told = [
        article("cu", "2024-01-01"),
        article("the", "2024-01-02", topics=("khac",), tags=(tag("Thi"),)),
        article("nay", "2024-01-03", tags=(tag("Thi"),)),
        article("moi", "2024-01-04"),
    ]
    page = planned(model(told))[told[2].address]

    related = [card.title for card in page.inputs["related"]]  # type: ignore[attr-defined]

    assert ["Tiêu đề cu", "Tiêu đề the"] == related
    assert page.inputs["newer"].title == "Tiêu đề moi"  # type: ignore[attr-defined]


def test_a_withdrawn_article_shows_reason_and_day_and_nothing_of_its_text():
    gone = article(
        "bi-mat", status="withdrawn", withdrawn_at=date(2024, 4, 1), withdrawn_note="Sai thông tin", title="Tên riêng"
    )
    told = model([gone, article("khac")])
    pages = planned(told)

    html = draw(pages[gone.address], told)

    assert "Sai thông tin" in html
    assert "01/04/2024" in html
    assert "noindex" in html
    for page in pages.values():
        drawn = draw(page, told)
        assert "Tên riêng" not in drawn, page.address
        assert "Tóm tắt bi-mat" not in drawn, page.address
    assert gone.address not in draw(pages["/sitemap.xml"], told)


def test_an_expired_article_says_so_and_leaves_the_front():
    old = article("het-han", expires=date(2024, 5, 1))
    told = model([old, article("con-han", "2024-03-01")])
    pages = planned(told)

    assert "Đã hết hiệu lực" in draw(pages[old.address], told)
    assert "/tin-bai/van-phong/2024-03-05-het-han/" not in draw(pages["/"], told)
    assert "Hết hiệu lực" in draw(pages["/tin-tuc/"], told)


def test_an_article_holds_through_its_last_day():
    last = article("han", expires=date(2024, 6, 1))
    told = model([last])

    assert "Đã hết hiệu lực" not in draw(planned(told)[last.address], told)


def test_a_draft_is_marked_and_hidden_from_search_engines_and_feeds():
    draft = article("nhap", status="draft")
    told = model([draft, article("that")], drafts=True)
    pages = planned(told)

    html = draw(pages[draft.address], told)

    assert "Bản nháp" in html
    assert "noindex" in html
    assert "Tiêu đề nhap" not in draw(pages["/nguon-tin/atom.xml"], told)
    assert draft.address not in draw(pages["/sitemap.xml"], told)


def test_an_update_is_told_with_its_day():
    told = model([article("sua", updated=date(2024, 4, 2), updated_note="Thêm hạn nộp")])
    page = planned(told)["/tin-bai/van-phong/2024-03-05-sua/"]

    assert "Đã cập nhật Ngày 02/04/2024 : Thêm hạn nộp".replace(" :", ":") in text_of(draw(page, told)).replace(
        " :", ":"
    )
    assert "2024-04-02" == page.modified


def test_the_head_has_every_required_element_of_circular_24():
    told = model([article()])
    tree = LexborHTMLParser(draw(planned(told)["/tin-bai/van-phong/2024-03-05-bai/"], told))

    terms = {
        name: node.attributes.get("content")
        for node in tree.css("meta[name]")
        if (name := node.attributes.get("name") or "").startswith("DC.")
    }

    assert "Tiêu đề bai" == terms["DC.title"]
    assert "Nguyễn Văn Mẫu" == terms["DC.creator"]
    assert "2024-03-05" == terms["DC.date"]
    assert "Tóm tắt bai" == terms["DC.description"]
    assert "Sở Giáo dục và Đào tạo Mẫu" == terms["DC.publisher"]
    assert "https://cong.example/tin-bai/van-phong/2024-03-05-bai/" == terms["DC.identifier"]


def test_no_page_has_an_empty_required_element():
    told = model([article()])

    for page in planned(told).values():
        if page.template.endswith(".html"):
            head = page.inputs["head"]
            empty = [term.name for term in head.terms if not term.value.strip()]  # type: ignore[attr-defined]
            assert [] == empty, page.address


@pytest.mark.parametrize("title", ["</script><b>&", "a \u2028 b", 'x" onload="y'])
def test_a_hostile_title_stays_text_everywhere(title: str):
    told = model([article("doc-hai", title=title, summary=title)])

    for page in planned(told).values():
        drawn = draw(page, told)
        if page.template.endswith(".html"):
            tree = LexborHTMLParser(drawn)
            assert [] == [n for n in tree.css("script") if n.attributes.get("type") != "application/ld+json"]
            assert [] == tree.css("[onload]")
            assert "\u2028" not in "".join(n.text() for n in tree.css("script"))


def test_a_picture_of_its_own_is_shared_and_published_in_its_sizes():
    picture = Picture(
        "anh.jpg", "/tin-bai/van-phong/2024-03-05-bai/anh.jpg", "d1", 1600, 900, (Variant("anh.480.webp", 480),), "Lễ"
    )
    attachment = Attachment("mau.docx", "/tin-bai/van-phong/2024-03-05-bai/mau.docx", "Mẫu", "DOCX", 1_234_567, "d2")
    spare = Picture("thua.jpg", "/tin-bai/van-phong/2024-03-05-bai/thua.jpg", "d3", 10, 10, used=False)
    told = model([article(pictures=(picture, spare), attachments=(attachment,))])
    whole = plan_pages(told, SITE)

    html = draw(pages_of(whole)["/tin-bai/van-phong/2024-03-05-bai/"], told)

    folder = "tin-bai/van-phong/2024-03-05-bai"
    assert [(f"{folder}/anh.480.webp", 480), (f"{folder}/anh.jpg", 1600)] == [
        (file.path, file.width_px) for file in whole.pictures
    ]
    assert f"{folder}/mau.docx" in [file.path for file in whole.copies]
    assert 'content="https://cong.example/tin-bai/van-phong/2024-03-05-bai/anh.jpg"' in html
    assert "DOCX, 1,2 MB" in html


def test_files_of_a_withdrawn_article_are_gone():
    picture = Picture("a.jpg", "/tin-bai/van-phong/2024-03-05-bai/a.jpg", "d1", 10, 10)
    told = model([article(status="withdrawn", pictures=(picture,)), article("khac")])

    assert () == plan_pages(told, SITE).pictures


def test_a_link_to_an_address_that_the_portal_does_not_have_is_dead():
    links = (
        Link("/tin-bai/van-phong/2030-01-01-sau/#n-a", "x", "x", 1, 1),
        Link("/chu-de/thi-cu/", "x", "x", 1, 1),
        Link("https://example.org/", "x", "x", 1, 1),
    )
    told = model([article(links=links)])

    body = planned(told)["/tin-bai/van-phong/2024-03-05-bai/"].inputs["body"]

    assert isinstance(body, Body)
    assert ("/tin-bai/van-phong/2030-01-01-sau/",) == body.dead


def test_the_frame_links_to_the_source_when_there_is_a_forge():
    forge = {"edit": "https://git.example/edit/main/{path}", "issues": "https://git.example/issues"}
    told = model([article()], of=portal(forge=forge))

    html = draw(planned(told)["/tin-bai/van-phong/2024-03-05-bai/"], told)

    assert 'href="https://git.example/edit/main/content/tin-bai/van-phong/2024-03-05-bai/index.md"' in html
    assert "Sửa trang này" in html
    assert "Báo lỗi trang này" in html


def test_an_event_is_in_the_calendar_ahead_then_passed():
    event = EventTime(parse_moment("2024-06-10 08:00"), parse_moment("2024-06-10 11:00"), "Hội trường")
    told = [article("hoi-thi", kind="su-kien", event=event)]
    ahead, passed = model(told), model(told, as_of=parse_moment("2024-06-11"))

    assert "Tiêu đề hoi-thi" in [row.title for row in planned(ahead)["/lich/"].inputs["ahead"]]  # type: ignore[attr-defined]
    assert "Tiêu đề hoi-thi" in [row.title for row in planned(passed)["/lich/"].inputs["passed"]]  # type: ignore[attr-defined]


def urgent_portal() -> Portal:
    return portal(urgent={"article": "van-phong/2024-03-05-bai", "until": "2024-06-02 17:00"})


def test_the_urgent_strip_is_on_every_page_until_its_hour():
    before = model([article()], of=urgent_portal(), as_of=parse_moment("2024-06-02 16:59"))
    after = model([article()], of=urgent_portal(), as_of=parse_moment("2024-06-02 17:00"))

    assert "notice--strip" in draw(planned(before)["/don-vi/"], before)
    assert "notice--strip" not in draw(planned(after)["/don-vi/"], after)


def test_two_articles_of_unlike_topics_do_not_know_of_each_other():
    one = article("mot", topics=("a",))
    before = planned(model([one], units=[unit(), unit("phong-a")]))
    after = planned(model([one, article("hai", unit="phong-a", topics=("b",))], units=[unit(), unit("phong-a")]))

    assert before[one.address] == after[one.address]


def test_the_topic_list_keeps_all_articles_in_a_long_portal():
    told = model(articles(90))

    found = set()
    for address, page in planned(told).items():
        if address.startswith("/chu-de/thi-cu/") and page.template.endswith(".html"):
            found |= {card.address for card in page.inputs["cards"]}  # type: ignore[attr-defined]

    assert {each.address for each in told.articles} == found


def test_an_english_article_speaks_english_and_names_its_original():
    original = article("goc")
    english = article("in-english", lang="en", translation_of="2024-03-05-goc", title="Admissions")
    told = model([original, english])
    pages = planned(told)

    html = draw(pages[english.address], told)

    assert '<html lang="en"' in html
    assert "Published: 05/03/2024" in text_of(html)
    assert f'hreflang="vi" href="https://cong.example{original.address}"' in html
    assert f'hreflang="en" href="https://cong.example{english.address}"' in draw(pages[original.address], told)
    assert "Admissions" in draw(pages["/en/"], told)
    assert "Admissions" not in draw(pages["/tin-tuc/"], told)


@pytest.mark.parametrize(
    ("author", "kind"),
    [("Nguyễn Văn Mẫu", "Person"), ("Văn phòng Sở", "Organization"), ("Trường THPT A", "Organization")],
)
def test_search_engines_are_told_who_wrote_it(author: str, kind: str):
    told = model([article(author=author)])
    tree = LexborHTMLParser(draw(planned(told)["/tin-bai/van-phong/2024-03-05-bai/"], told))

    blocks = [json.loads(node.text()) for node in tree.css("script")]

    assert ["NewsArticle", "BreadcrumbList"] == [block["@type"] for block in blocks]
    assert {"@type": kind, "name": author} == blocks[0]["author"]
    assert "https://cong.example/hinh/chia-se/thi-cu-tin.png" == blocks[0]["image"][0]


def test_the_front_leads_with_what_the_editor_chose_then_the_newest():
    chosen = portal(home={"lead": ["van-phong/2024-01-02-bai-1", "van-phong/2030-01-01-chua-dang"]})
    told = model(articles(9), of=chosen)

    home = planned(told)["/"].inputs

    assert ["Tiêu đề bai-1"] == [card.title for card in home["lead"]]  # type: ignore[attr-defined]
    assert [f"Tiêu đề bai-{n}" for n in (8, 7, 6, 5, 4)] == [card.title for card in home["latest"]]  # type: ignore[attr-defined]
    assert [f"Tiêu đề bai-{n}" for n in (3, 2, 0)] == [place.title for place in home["more"]]  # type: ignore[attr-defined]


def test_the_frame_does_not_change_with_an_article():
    assert frame_of(model(articles(3)), "vi", "tin-tuc") == frame_of(model(articles(40)), "vi", "tin-tuc")
