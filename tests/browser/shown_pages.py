"""Which pages stand for the templates and for the states of a page."""

from browser.sampler import SAMPLER

SENT_ON = ("redirect.html",)  # nobody stays on such a page

_ARTICLES = "/tin-bai/phong-mau/"
_OFFICE = "/tin-bai/van-phong/"

# template -> pages of the portal of all states: each template in every state that changes what it shows
STATES = {
    "404.html": ("/404.html",),
    "article.html": (
        f"{_ARTICLES}2024-06-10-du-moi-thanh-phan/",  # pictures, attachments, table, footnotes, contents
        f"{_ARTICLES}2024-06-05-da-cap-nhat/",
        f"{_ARTICLES}2024-05-01-het-hieu-luc/",
        f"{_ARTICLES}2024-06-14-ban-nhap/",
        f"{_OFFICE}2024-05-20-tieu-de-dai/",  # long title, long words, names in Ê Đê and M'Nông
        f"{_OFFICE}2024-06-01-su-kien/",
        f"{_OFFICE}2024-06-02-phan-bac/",
        f"{_OFFICE}2024-06-03-thong-cao/",
    ),
    "article-en.html": (f"{_ARTICLES}2024-05-25-exam-days/",),
    "calendar.html": ("/lich/",),
    "english.html": ("/en/",),
    "fixed.html": ("/tro-nang/", "/en/contact/"),
    "group.html": ("/van-ban/", "/don-vi/", "/dich-vu-cong/", "/hoi-dap/"),
    "home.html": ("/",),
    "index-of.html": ("/the/", "/loai-tin/", "/luu-tru/"),
    "list.html": ("/tin-tuc/", "/tin-tuc/trang-1/", "/luu-tru/2024/06/", "/loai-tin/guong/"),
    "plan.html": ("/ke-hoach/thu-2024/",),
    "plans.html": ("/ke-hoach/",),
    "search.html": ("/tim-kiem/",),
    "site-map.html": ("/so-do-cong/",),
    "topic.html": ("/chu-de/chu-truong/", "/chu-de/chua-co-bai/"),
    "topics.html": ("/chu-de/",),
    "unit.html": ("/don-vi/phong-mau/", "/don-vi/phong-cu/", "/don-vi/truc-thuoc/", "/don-vi/phong-lang-le/"),
    "withdrawn.html": (f"{_OFFICE}2024-04-02-da-go/",),
}
# The same templates of the shipped portals, where real plans and texts are longer than those of a test.
DAK_LAK = {
    "article.html": ("/tin-bai/van-phong/2024-05-14-tim-thong-tin-cuoc-thi-ky-thi/",),
    "calendar.html": ("/lich/",),
    "english.html": ("/en/",),
    "fixed.html": ("/tro-nang/",),
    "group.html": ("/van-ban/", "/gioi-thieu/", "/cong-khai/", "/don-vi/"),
    "home.html": ("/",),
    "list.html": ("/tin-tuc/",),
    "plan.html": ("/ke-hoach/dak-lak-2024/",),
    "plan-text.html": ("/ke-hoach/dak-lak-2024/nguyen-van/",),
    "rulebook.html": ("/quy-tac/",),
    "score.html": ("/tu-cham-diem/",),
    "topic.html": ("/chu-de/cuoc-thi-ky-thi/",),
    "topics.html": ("/chu-de/",),
    "unit.html": ("/don-vi/van-phong/",),
}
HAU_GIANG: dict[str, tuple[str, ...]] = {
    "article.html": ("/tin-bai/phong-gdtrh-gdtx/2018-04-24-day-va-hoc-ngoai-ngu/",),
    "home.html": ("/",),
    "plan.html": ("/ke-hoach/hau-giang-2017-2018/",),
    "topic.html": ("/chu-de/ngoai-ngu/",),
    "topics.html": ("/chu-de/",),
    "unit.html": ("/don-vi/phong-gdtrh-gdtx/",),
}
SHOWN: dict[str, dict[str, tuple[str, ...]]] = {"dak-lak": DAK_LAK, "hau-giang": HAU_GIANG, "trang-thai": STATES}


def every_shown() -> list[tuple[str, str]]:
    """(portal, address), each once, in the order above; the sampler last."""
    shown = [(name, at) for name, pages in SHOWN.items() for found in pages.values() for at in found]
    return [*shown, ("trang-thai", SAMPLER)]
