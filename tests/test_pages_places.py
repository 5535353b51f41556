"""Topics, units, groups, fixed pages, redirects, feeds, files for machines, the frame."""

import json
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from page_drawing import BODY, THEME, draw, text_of
from portal.findings.finding import Place
from portal.law.groups import GROUPS
from portal.model.address import RESERVED
from portal.model.moment import parse_moment
from portal.model.portal_model import Redirect
from portal.pages.art_addresses import share_images, slots_in_use
from portal.pages.feed_pages import Feed
from portal.pages.portal_pages import plan_pages
from portal.pages.writers.absolute_html import absolute_html
from portal.pages.writers.catalogue import WRITERS
from portal.pages.writers.writer_input import WriterInput
from portal.pages.writers.xml_text import xml_text
from portal_builder import SITE, article, articles, fixed, model, plan, planned, portal, topic, unit

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_topic_page_speaks_for_every_plan_that_carries_it():
    later = plan(
        "nam-2025",
        period={"label": "năm 2025", "from": "2025-01-01", "until": "2025-12-31"},
        topics=[topic(text="Lời mới.", lead="van-phong")],
    )
    told = model([article()], plans=[plan(), later])

    text = text_of(draw(planned(told)["/chu-de/thi-cu/"], told))

    assert "Lời mới." in text
    assert "Nội dung thi-cu." in text
    assert text.index("Lời mới.") < text.index("Nội dung thi-cu.")


def test_a_topic_without_articles_says_why_and_where_to_go():
    told = model([article()], plans=[plan(topics=[topic(), topic("trong")])])

    html = draw(planned(told)["/chu-de/trong/"], told)

    assert "Chưa có tin, bài trong chủ đề này." in text_of(html)
    assert 'class="empty"' in html
    assert 'href="/chu-de/"' in html


def test_an_ended_unit_is_marked_from_the_day_after_its_last():
    units = [unit(), unit("phong-x", until="2024-06-01")]
    on, after = model([article()], units=units), model([article()], units=units, as_of=parse_moment("2024-06-02"))

    assert "Đã kết thúc hoạt động" not in draw(planned(on)["/don-vi/phong-x/"], on)
    assert "Đã kết thúc hoạt động" in draw(planned(after)["/don-vi/phong-x/"], after)
    assert "Kết thúc ngày 01/06/2024" in text_of(draw(planned(after)["/don-vi/"], after))


def test_a_unit_owes_what_its_group_owes():
    units = [unit("phong-gddt", kind="nhom"), unit("phong-a", kind="phong-gddt", parent="phong-gddt")]
    duties = [{"id": "PG1", "who": ["phong-gddt"], "what": "Gửi kế hoạch."}]
    told = model([article()], units=[unit(), *units], plans=[plan(duties=duties)])

    text = text_of(draw(planned(told)["/don-vi/phong-a/"], told))

    assert "Gửi kế hoạch." in text
    assert "giao chung cho: Đơn vị phong-gddt" in text


def test_every_group_that_must_exist_has_its_page_and_the_site_map_leads_to_it():
    told = model([article()])
    pages = planned(told)

    tree = LexborHTMLParser(draw(pages["/so-do-cong/"], told))
    links = {node.attributes.get("href") for node in tree.css("main a")}

    for group in GROUPS:
        if group.always:
            for address in group.addresses:
                assert address in pages, group.id
                assert address in links, group.id


@pytest.mark.parametrize("address", ["/lay-y-kien/", "/thong-ke/", "/gioi-thieu/lanh-dao/", "/tra-cuu/"])
def test_an_empty_group_says_what_belongs_by_which_clause_and_where_to_ask(address: str):
    told = model([article()])

    html = draw(planned(told)[address], told)

    assert "Mục này gồm" in html
    assert "Thông tư số 37/2020/TT-BGDĐT" in html
    assert "Đơn vị chịu trách nhiệm" in html
    assert 'href="/lien-he/"' in html
    assert "đang được" not in text_of(html)


def test_groups_at_one_address_are_sections_of_one_page():
    told = model([article()])

    text = text_of(draw(planned(told)["/tra-cuu/"], told))

    assert "Tra cứu điểm thi" in text
    assert "Tra cứu văn bằng, chứng chỉ" in text


def test_a_fixed_page_at_a_groups_address_is_the_groups_text():
    told = model([article()], pages=[fixed("thong-ke", title="Số liệu ngành")])
    pages = planned(told)

    text = text_of(draw(pages["/thong-ke/"], told))

    assert "Số liệu ngành" in text
    assert "Nội dung chủ đề" in text  # the body
    assert "Chưa có số liệu thống kê." not in text


def test_a_group_that_is_not_carried_and_not_a_must_has_no_page():
    assert "/danh-gia-cong/" not in planned(model([article()]))
    carried = portal(groups=[{"id": "G19"}])
    assert "/danh-gia-cong/" in planned(model([article()], of=carried))


def test_who_answers_and_where_meanwhile_stand_on_the_groups_page():
    told = model(
        [article()],
        of=portal(
            groups=[
                {"id": "G10", "answers": "van-phong", "meanwhile": {"name": "Tổng cục", "url": "https://tk.example"}}
            ]
        ),
    )

    html = draw(planned(told)["/thong-ke/"], told)

    assert 'href="/don-vi/van-phong/"' in html
    assert '<a href="https://tk.example">Tổng cục</a>' in html


def test_leaders_and_spokesperson_are_shown_with_their_unknowns():
    people = {
        "leaders": [{"name": "Trần Thị Mẫu", "post": "Giám đốc"}],
        "spokesperson": {"name": "Lê Văn Mẫu", "post": "Chánh Văn phòng", "mail": "mau@example.gov.vn"},
        "groups": [{"id": "G21"}],
    }
    told = model([article()], of=portal(**people))
    pages = planned(told)

    leaders = draw(pages["/gioi-thieu/lanh-dao/"], told)

    assert "Trần Thị Mẫu" in leaders
    assert '<dt>Điện thoại</dt><dd class="none">Chưa có thông tin</dd>' in leaders
    assert 'href="mailto:mau@example.gov.vn"' in draw(pages["/lien-he/"], told)


def test_the_english_front_is_never_missing_and_never_pretends():
    bare, written = model([article()]), model([article()], pages=[fixed("index", lang="en", title="Welcome")])

    assert "No English text has been published here yet." in text_of(draw(planned(bare)["/en/"], bare))
    html = draw(planned(written)["/en/"], written)
    assert "Welcome" in html
    assert '<html lang="en"' in html
    assert "/en/index/" not in planned(written)


def test_an_old_address_answers_with_a_stub_that_leads_on():
    told = model([article()], redirects=[Redirect("/cu/", "/tin-tuc/", Place("content/chuyen-huong.yaml", 3))])
    pages = planned(told)

    html = draw(pages["/cu/"], told)

    assert '<meta http-equiv="refresh" content="0; url=/tin-tuc/">' in html
    assert '<link rel="canonical" href="https://cong.example/tin-tuc/">' in html
    assert '<a href="/tin-tuc/">' in html
    assert {"/cu/": "/tin-tuc/"} == json.loads(draw(pages["/redirects.json"], told))


def test_a_redirect_never_replaces_a_living_page():
    told = model([article()], redirects=[Redirect("/tin-tuc/", "/lich/", Place("content/chuyen-huong.yaml"))])

    assert "list.html" == planned(told)["/tin-tuc/"].template


def test_every_address_is_planned_once():
    told = model(articles(50), pages=[fixed("gioi-thieu"), fixed("tro-nang"), fixed("index", lang="en")])
    whole = plan_pages(told, SITE)

    paths = [file.path for file in (*whole.pages, *whole.copies, *whole.pictures)]

    assert sorted(set(paths)) == sorted(paths)


def test_first_parts_that_the_portal_writes_are_reserved_or_a_groups():
    told = model(articles(3), texts={"nam-2024": "x"})
    whole = plan_pages(told, SITE)
    groups = {address.split("/")[1] for group in GROUPS for address in group.addresses}

    firsts = {file.path.split("/")[0] for file in (*whole.pages, *whole.copies)}

    assert set() == firsts - RESERVED - groups - {"redirects.json"}


@pytest.mark.parametrize("form", ["atom.xml", "rss.xml", "feed.json"])
def test_a_feed_has_the_twenty_newest_in_full_with_absolute_addresses(form: str):
    told = model(articles(25))

    text = draw(planned(told)[f"/nguon-tin/{form}"], told)

    assert 20 == text.count("https://cong.example/tin-bai/van-phong/") // text.count(
        "https://cong.example/tin-bai/van-phong/2024-01-25-bai-24/"
    )
    assert "bai-4/" not in text
    assert "https://cong.example/chu-de/thi-cu/" in text
    assert 'href=\\"/' not in text
    assert 'href="/' not in text


def test_atom_parses_and_dates_come_from_the_articles():
    told = model([article(title="a < b & c", summary="<i>x</i>")])

    feed = ElementTree.fromstring(draw(planned(told)["/nguon-tin/atom.xml"], told))

    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert "2024-03-05T00:00:00+07:00" == feed.findtext(f"{ATOM}updated")
    assert "a < b & c" == entry.findtext(f"{ATOM}title")
    assert "&lt;i&gt;x&lt;/i&gt;" == entry.findtext(f"{ATOM}summary")
    assert "https://cong.example/tin-bai/van-phong/2024-03-05-bai/" == entry.findtext(f"{ATOM}id")
    assert "Nội dung" in (entry.findtext(f"{ATOM}content") or "")


@pytest.mark.parametrize("form", ["atom.xml", "rss.xml", "feed.json"])
def test_an_empty_feed_takes_no_clock(form: str):
    told = model([article()], units=[unit(), unit("phong-a")])
    page = planned(told)[f"/nguon-tin/don-vi/phong-a/{form}"]

    feed = page.inputs["feed"]

    assert isinstance(feed, Feed)
    assert parse_moment("2024-01-01") == feed.updated
    text = draw(page, told)
    assert text == draw(page, told)
    if form != "feed.json":
        assert "2024" in text and "2026" not in text


def test_control_characters_never_reach_a_feed():
    told = model([article(title="a\x0bb\ufffe", author="c\x00d")])

    for form in ("atom.xml", "rss.xml"):
        ElementTree.fromstring(draw(planned(told)[f"/nguon-tin/{form}"], told))


@given(st.text())
def test_text_for_xml_always_parses(text: str):
    root = ElementTree.Element("a")
    root.text = xml_text(text)

    ElementTree.fromstring(ElementTree.tostring(root))


def test_addresses_become_absolute_on_nodes():
    html = '<p>href="/x"</p><a href="#n-a">a</a><img src="anh.jpg" srcset="anh.480.webp 480w, /b.webp 800w" alt="">'

    absolute = absolute_html(html, "https://cong.example/tin-bai/a/b/")

    assert '<p>href="/x"</p>' in absolute
    assert 'href="https://cong.example/tin-bai/a/b/#n-a"' in absolute
    assert 'src="https://cong.example/tin-bai/a/b/anh.jpg"' in absolute
    assert "https://cong.example/tin-bai/a/b/anh.480.webp 480w, https://cong.example/b.webp 800w" in absolute


def test_absolute_text_keeps_what_has_no_address():
    assert BODY.replace('"/chu', '"https://x.example/chu') == absolute_html(BODY, "https://x.example/a/")


def test_the_sitemap_tells_the_day_of_the_last_change_and_leaves_out_what_is_hidden():
    told = model([article()], redirects=[Redirect("/cu/", "/tin-tuc/", Place("content/chuyen-huong.yaml"))])

    root = ElementTree.fromstring(draw(planned(told)["/sitemap.xml"], told))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    days = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in root}

    assert "2024-03-05" == days["https://cong.example/tin-bai/van-phong/2024-03-05-bai/"]
    assert days["https://cong.example/thong-ke/"] is None
    for hidden in ("404.html", "tim-kiem/", "cu/"):
        assert f"https://cong.example/{hidden}" not in days


def test_every_writer_named_by_a_page_exists_and_every_writer_is_used():
    told = model([article()])

    named = {page.template for page in planned(told).values() if not page.template.endswith(".html")}

    assert set(WRITERS) == named


def test_a_record_becomes_json_with_sorted_keys_and_vietnamese_letters():
    told = model([article(title="Đề thi")])

    text = draw(planned(told)["/chu-de/thi-cu/index.json"], told)

    assert "Đề thi" in text
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def test_the_menu_marks_the_current_item_and_header_and_footer_say_who_speaks():
    told = model([article()])

    html = draw(planned(told)["/don-vi/van-phong/"], told)
    tree = LexborHTMLParser(html)

    assert ["Đơn vị"] == [node.text() for node in tree.css(".nav__list [aria-current]")]
    footer = tree.css_first("footer")
    assert footer is not None
    for word in ("Ủy ban nhân dân tỉnh Mẫu", "Chịu trách nhiệm nội dung", "Chưa có thông tin", "Ghi rõ nguồn"):
        assert word in footer.text()


def test_no_page_has_inline_script_style_or_a_foreign_request():
    told = model(articles(2), of=portal(urgent={"article": "van-phong/2024-01-01-bai-0", "until": "2024-07-01 08:00"}))

    for page in planned(told).values():
        if not page.template.endswith(".html"):
            continue
        tree = LexborHTMLParser(draw(page, told))
        assert [] == tree.css("[style]"), page.address
        scripts = [node for node in tree.css("script") if node.attributes.get("type") != "application/ld+json"]
        assert all((node.attributes.get("src") or "").startswith("/theme/") for node in scripts), page.address
        for selector, key in (("img", "src"), ("link[rel=stylesheet]", "href"), ("link[rel=preload]", "href")):
            assert all((n.attributes.get(key) or "").startswith("/") for n in tree.css(selector)), page.address


def test_headings_go_down_one_step_at_a_time_and_there_is_one_h1():
    told = model(articles(50), texts={"nam-2024": "x"}, pages=[fixed("tro-nang")])

    for page in planned(told).values():
        if not page.template.endswith(".html"):
            continue
        main = LexborHTMLParser(draw(page, told)).css_first("main")
        assert main is not None
        levels = [int((node.tag or "h0")[1]) for node in main.css("h1, h2, h3, h4")]
        assert 1 == levels.count(1), page.address
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False)), (
            page.address,
            levels,
        )


def test_no_id_stands_twice_on_a_page():
    told = model(articles(50), texts={"nam-2024": "x"}, pages=[fixed("thong-ke")])

    for page in planned(told).values():
        if page.template.endswith(".html"):
            ids = [node.attributes.get("id") for node in LexborHTMLParser(draw(page, told)).css("[id]")]
            assert sorted(set(ids), key=str) == sorted(ids, key=str), page.address


def test_every_link_inside_the_portal_leads_somewhere():
    told = model(articles(50), texts={"nam-2024": "x"}, pages=[fixed("tro-nang"), fixed("contact", lang="en")])
    whole = plan_pages(told, SITE)
    known = {page.address for page in whole.pages} | {f"/{copy.path}" for copy in whole.copies} | {"/favicon.svg"}
    ids = {
        page.address: {node.attributes.get("id") for node in LexborHTMLParser(draw(page, told)).css("[id]")}
        for page in whole.pages
        if page.template.endswith(".html")
    }

    for page in whole.pages:
        if not page.template.endswith(".html"):
            continue
        for node in LexborHTMLParser(draw(page, told)).css("a[href]"):
            address, _, fragment = (node.attributes.get("href") or "").partition("#")
            if address.startswith(("https:", "mailto:", "tel:")):
                continue
            assert not address or address in known, (page.address, address)
            assert not fragment or fragment in ids[address or page.address], (page.address, address, fragment)


def test_share_images_and_slots_are_those_in_use():
    told = model([article(kind="thong-bao")], plans=[plan(topics=[topic(), topic("khac", colour="7")])])

    assert (1, 4, 7) == slots_in_use(told)
    assert [
        "hinh/chia-se/cong.png",
        "hinh/chia-se/khac-tin.png",
        "hinh/chia-se/thi-cu-thong-bao.png",
        "hinh/chia-se/thi-cu-tin.png",
    ] == [image.path for image in share_images(told)]


def test_a_json_writer_takes_nothing_but_its_record():
    with pytest.raises(KeyError):
        WRITERS["json"](WriterInput({}, "", {}))


def test_html_enters_a_page_through_one_macro_and_one_filter():
    told = [(file.name, file.read_text("utf-8")) for file in sorted(THEME.rglob("*.html"))]

    assert [] == [name for name, text in told if "|safe" in text.replace(" ", "") or "autoescape" in text]
    assert ["prose.html"] == [name for name, text in told if "{{ body }}" in text]
