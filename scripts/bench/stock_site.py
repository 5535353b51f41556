"""The corpus as a site for Pelican as it comes, with no plugin: a theme of its own, the same frame, the same addresses.

What its settings cannot do stays out, so it has less to write: no pages of kinds, plan, groups and years, no JSON, no
sitemap; pictures are copied, not resized. Lists have twenty articles a page here too, counted from the newest.
"""

import re
import shutil
from pathlib import Path

from bench.corpus import Sample
from bench.frame import Words, cut_frame

_CONFIG = """\
PATH = "content"
ARTICLE_PATHS = ["tin-bai"]
OUTPUT_PATH = "output"
THEME = "theme"
SITENAME = "Sở Giáo dục và Đào tạo Đo Tốc Độ"
SITEURL = "https://cong.example"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
LOCALE = ["C"]
DEFAULT_DATE_FORMAT = "%d/%m/%Y"
PLUGINS = []
MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}, "markdown.extensions.toc": {}},
    "output_format": "html5",
}
ARTICLE_URL = "tin-bai/{author}/{slug}/"
ARTICLE_SAVE_AS = "tin-bai/{author}/{slug}/index.html"
CATEGORY_URL = "chu-de/{slug}/"
CATEGORY_SAVE_AS = "chu-de/{slug}/index.html"
AUTHOR_URL = "don-vi/{slug}/"
AUTHOR_SAVE_AS = "don-vi/{slug}/index.html"
TAG_URL = "the/{slug}/"
TAG_SAVE_AS = "the/{slug}/index.html"
MONTH_ARCHIVE_URL = "luu-tru/{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = "luu-tru/{date:%Y}/{date:%m}/index.html"
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors"]
INDEX_URL = "tin-tuc/"
INDEX_SAVE_AS = "tin-tuc/index.html"
TAGS_SAVE_AS = "the/index.html"
CATEGORIES_SAVE_AS = "chu-de/index.html"
AUTHORS_SAVE_AS = "don-vi/index.html"
PAGINATED_TEMPLATES = {"index": 20, "tag": 20, "category": 20, "author": 20, "period_archives": 20}
PAGINATION_PATTERNS = [
    (1, "{url}", "{base_name}/index.html"),
    (2, "{base_name}/trang-{number}/", "{base_name}/trang-{number}/index.html"),
]
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
TRANSLATION_FEED_ATOM = None
FEED_ALL_ATOM = "nguon-tin/atom.xml"
FEED_ALL_RSS = "nguon-tin/rss.xml"
CATEGORY_FEED_ATOM = "nguon-tin/chu-de/{slug}/atom.xml"
CATEGORY_FEED_RSS = "nguon-tin/chu-de/{slug}/rss.xml"
AUTHOR_FEED_ATOM = "nguon-tin/don-vi/{slug}/atom.xml"
AUTHOR_FEED_RSS = "nguon-tin/don-vi/{slug}/rss.xml"
"""
_WORDS = Words("{{ title|e }}", "{{ summary|striptags|e }}", "{{ SITEURL }}/{{ address }}", "{{ day }}")
_CARD = """\
<article class="card hit card--row"><img class="card__art" src="/hinh/tho-cam/1-1.svg" alt="" width="320" height="200" \
loading="lazy"><span class="topic tc-1">{{ shown.category }}</span><h3><a href="/{{ shown.url }}">\
{{ shown.title|e }}</a></h3><ul class="meta"><li><time datetime="{{ shown.date.isoformat()[:10] }}">\
{{ shown.locale_date }}</time></li><li>{{ shown.author }}</li></ul></article>
"""
# Older articles of the topic are found as a theme without plugins can: by looking the article up in its category.
_ARTICLE = """\
{% set title = article.title %}{% set summary = article.summary %}{% set address = article.url %}
{% set day = article.date.isoformat()[:10] %}
{% include "before.html" %}
<div class="wrap cols cols--8-4"><article class="article tc-1">
<a class="topic tc-1" href="/{{ article.category.url }}">{{ article.category }}</a><h1>{{ title|e }}</h1>
<p class="article__sum">{{ summary|striptags }}</p>
<ul class="meta"><li>Đăng: <time datetime="{{ day }}">{{ article.locale_date }}</time></li>\
<li>Đơn vị: <a href="/{{ article.author.url }}">{{ article.author }}</a></li><li>Loại: Tin, bài</li></ul>
<div class="prose">{{ article.content }}</div>
<ul class="chips">{% for tag in article.tags %}<li><a href="/{{ tag.url }}">{{ tag }}</a></li>{% endfor %}</ul>
</article>
<aside class="side tc-1" aria-label="Liên quan"><ul class="list">
{% for name, listed in categories if name == article.category %}{% set place = listed.index(article) %}
{% for shown in listed[place + 1:place + 5] %}<li>{% include "card.html" %}</li>{% endfor %}{% endfor %}
</ul></aside></div>
{% include "after.html" %}
"""
_LIST = """\
{% set title = (tag or category or author or (period_num and period_num|join("-")) or "Tin tức")|string %}
{% set summary = title %}{% set address = output_file|replace("index.html", "") %}{% set day = "" %}
{% include "before.html" %}
<div class="wrap page"><header class="page__head"><h1>{{ title|e }}</h1></header><ul class="list">
{% for shown in articles_page.object_list %}<li>{% include "card.html" %}</li>
{% endfor %}</ul></div>
{% include "after.html" %}
"""
_INDEX_OF = """\
{% set title = SITENAME %}{% set summary = SITENAME %}{% set address = output_file|replace("index.html", "") %}
{% set day = "" %}
{% include "before.html" %}
<div class="wrap page"><ul class="list">{% for name, listed in WHAT %}
<li><a href="/{{ name.url }}">{{ name }}</a> ({{ listed|length }})</li>{% endfor %}</ul></div>
{% include "after.html" %}
"""
_TEMPLATES = {
    "article.html": _ARTICLE,
    "card.html": _CARD,
    **{f"{name}.html": _LIST for name in ("index", "tag", "category", "author", "period_archives")},
    **{f"{name}.html": _INDEX_OF.replace("WHAT", name) for name in ("tags", "categories", "authors")},
}


def write_stock_site(site: Path, content: Path, output: Path, framed: Sample) -> None:
    """`output`: the portal as built from `content`; `framed`: the article whose page lends its frame."""
    page = (output / framed.path / "index.html").read_text("utf-8")
    before, after = cut_frame(page, framed, _WORDS)
    shutil.rmtree(site, ignore_errors=True)
    _write(site / "pelicanconf.py", _CONFIG)
    for name, text in {**_TEMPLATES, "before.html": before, "after.html": after}.items():
        _write(site / "theme/templates" / name, text)
    shutil.copytree(output / "theme", site / "theme/static")
    for folder in sorted((content / "tin-bai").glob("*/*")):
        target = site / "content/tin-bai" / folder.parent.name / folder.name
        _write(target / "index.md", _as_pelican_has_it((folder / "index.md").read_text("utf-8"), folder))
        for file in sorted(folder.iterdir()):
            if file.name != "index.md":
                shutil.copyfile(file, target / file.name)


def _as_pelican_has_it(text: str, folder: Path) -> str:
    """Its header, and its way of saying that a file lies beside the article."""
    _, header, body = text.split("---\n", 2)
    told = dict(line.split(": ", 1) for line in header.splitlines())
    return (
        f"Title: {told['title']}\nDate: {folder.name[:10]}\nCategory: {told['topic']}\nAuthor: {folder.parent.name}\n"
        f"Tags: {told['tags'].strip('[]')}\nSlug: {folder.name}\nSummary: {told['summary']}\n\n"
        + re.sub(r"\]\(([a-z-]+\.[a-z]+)\)", r"]({attach}\1)", body)
    )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
