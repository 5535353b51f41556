"""The corpus as a Hugo site with the same pages: same frame, same lists at the same addresses, same pictures.

The frame (head, header, menu, footer) is cut from a page that the portal built, so both write the same bytes there
and Hugo gets it for nothing. Pages that are neither articles nor lists of articles go in as finished files.
"""

import html
import json
import re
import shutil
from collections import Counter
from pathlib import Path

from bench.corpus import Sample
from bench.frame import Words, cut_frame

_CONFIG = """\
baseURL = "https://cong.example/"
locale = "vi"
title = "Sở Giáo dục và Đào tạo Đo Tốc Độ"
disableKinds = ["home", "section", "404", "RSS"]
enableRobotsTXT = true
timeZone = "Asia/Ho_Chi_Minh"
[taxonomies]
topic = "topic"
unit = "unit"
tag = "tag"
month = "month"
kind = "kind"
all = "all"
[[cascade]]
[cascade.build]
render = "never"
[cascade.target]
kind = "{taxonomy,term}"
[markup.goldmark.renderer]
unsafe = true
[mediaTypes."application/atom+xml"]
suffixes = ["xml"]
[outputFormats.atom]
mediaType = "application/atom+xml"
baseName = "atom"
[outputFormats.rss]
baseName = "rss"
[outputFormats.feed]
mediaType = "application/json"
baseName = "feed"
isPlainText = true
"""
_CARD = """\
<article class="card hit card--row"><img class="card__art" src="/hinh/tho-cam/1-1.svg" alt="" width="320" height="200" \
loading="lazy"><span class="topic tc-1">{{ index .Params.topic 0 }}</span><h3><a href="{{ .RelPermalink }}">\
{{ .Title }}</a></h3><ul class="meta"><li><time datetime="{{ .Date.Format "2006-01-02" }}">\
{{ .Date.Format "02/01/2006" }}</time></li><li>{{ index .Params.unit 0 }}</li></ul></article>
"""
_ARTICLE = """\
{{ partial "before.html" . }}
<div class="wrap cols cols--8-4"><article class="article tc-1">
<a class="topic tc-1" href="/chu-de/{{ index .Params.topic 0 }}/">{{ index .Params.topic 0 }}</a><h1>{{ .Title }}</h1>
<p class="article__sum">{{ .Params.summary }}</p>
<ul class="meta"><li>Đăng: <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time></li>\
<li>Đơn vị: <a href="/don-vi/{{ index .Params.unit 0 }}/">{{ index .Params.unit 0 }}</a></li><li>Loại: Tin, bài</li>\
<li>Đọc khoảng {{ .ReadingTime }} phút</li></ul>
<nav class="toc" aria-label="Trong bài">{{ .TableOfContents }}</nav>
<div class="prose">{{ .Content }}</div>
<ul class="chips">{{ range .Params.tag }}<li><a href="/the/{{ urlize . }}/">{{ . }}</a></li>{{ end }}</ul>
</article>
<aside class="side tc-1" aria-label="Liên quan"><ul class="list">
{{ $topic := (index site.Taxonomies.topic (index .Params.topic 0)).Pages.ByDate }}{{ $n := int .Params.place }}
{{ range first 4 (after (cond (gt $n 4) (sub $n 4) 0) $topic) }}<li>{{ partialCached "card.html" . .RelPermalink }}</li>{{ end }}
</ul></aside></div>
{{ partial "after.html" . }}
"""
_LIST = """\
{{ partial "before.html" . }}
<div class="wrap page"><header class="page__head"><h1>{{ .Title }}</h1></header><ul class="list">
{{ $all := (index (index site.Taxonomies .Params.list) .Params.key).Pages.ByDate }}
{{ range (first (int .Params.count) (after (int .Params.first) $all)).Reverse }}<li>\
{{ partialCached "card.html" . .RelPermalink }}</li>
{{ end }}</ul></div>
{{ partial "after.html" . }}
"""
_ENTRIES = "{{ $all := (index (index site.Taxonomies .Params.list) .Params.key).Pages.ByDate }}{{ range first 20 $all.Reverse }}"
_ATOM = (
    '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{{ .Title }}</title>'
    f'<id>{{{{ .Permalink }}}}</id>{_ENTRIES}<entry><title>{{{{ .Title }}}}</title><link href="{{{{ .Permalink }}}}"/>'
    "<id>{{ .Permalink }}</id><summary>{{ .Params.summary }}</summary>"
    '<content type="html">{{ .Content | html }}</content></entry>{{ end }}</feed>\n'
)
_RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{{ .Title }}</title>'
    f"<link>{{{{ .Permalink }}}}</link>{_ENTRIES}<item><title>{{{{ .Title }}}}</title><link>{{{{ .Permalink }}}}</link>"
    "<description>{{ .Content | html }}</description></item>{{ end }}</channel></rss>\n"
)
_FEED = (
    f'{{"title": {{{{ .Title | jsonify }}}}, "items": [{_ENTRIES}'
    '{"id": {{ .Permalink | jsonify }}, "title": {{ .Title | jsonify }}, "content_html": {{ .Content | jsonify }}},'
    "{{ end }}null]}\n"
)
_IMAGE = """\
{{- $picture := .Page.Resources.GetMatch .Destination -}}
{{- $small := $picture.Resize "480x webp q80" -}}{{- $middle := $picture.Resize "960x webp q80" -}}
{{- $full := $picture.Resize "1000x jpg q82" -}}
<img src="{{ $full.RelPermalink }}" srcset="{{ $small.RelPermalink }} 480w, {{ $middle.RelPermalink }} 960w" \
width="1000" height="640" alt="{{ .Text }}" loading="lazy">
"""
_WORDS = Words("{{ .Title }}", "{{ .Params.summary }}", "{{ .Permalink }}", '{{ .Date.Format "2006-01-02" }}')
_LIST_PAGE = re.compile(
    r"(/(?:chu-de|don-vi|the|loai-tin)/([a-z0-9-]+)/|/luu-tru/(\d{4})/(\d{2})/|/tin-tuc/)(?:trang-(\d+)/)?"
)
_KIND = {"chu-de": "topic", "don-vi": "unit", "the": "tag", "loai-tin": "kind"}
CHUNK = 20


def write_hugo_site(site: Path, content: Path, output: Path, listed: tuple[Sample, ...]) -> None:
    """`output`: the portal as built from `content`; `listed`: its articles, oldest first."""
    shutil.rmtree(site, ignore_errors=True)
    first = listed[-1]
    page = (output / first.path / "index.html").read_text("utf-8")
    before, after = cut_frame(page, first, _WORDS)
    before = re.sub(r'(<script type="application/ld\+json">)(.*?)(</script>)', _quoted, before, flags=re.DOTALL)
    layouts = {
        "_default/bai.html": _ARTICLE,
        "_default/danh-sach.html": _LIST,
        "_default/danh-sach.atom.xml": _ATOM,
        "_default/danh-sach.rss.xml": _RSS,
        "_default/danh-sach.feed.json": _FEED,
        "_default/_markup/render-image.html": _IMAGE,
        "partials/before.html": before,
        "partials/after.html": after,
        "partials/card.html": _CARD,
    }
    for name, text in {"hugo.toml": _CONFIG, **{f"layouts/{name}": text for name, text in layouts.items()}}.items():
        _write(site / name, text)
    places: Counter[str] = Counter()
    for sample in listed:
        write_hugo_article(site, content, sample, places[sample.topic])
        places[sample.topic] += 1
    for page_file in sorted(output.rglob("*.html")):
        address = "/" + page_file.relative_to(output).as_posix().removesuffix("index.html")
        if not address.startswith("/tin-bai/"):
            _write_page(site, output, address, page_file)
    shutil.copytree(output / "theme", site / "static/theme")
    shutil.copytree(output / "hinh", site / "static/hinh")


def write_hugo_article(site: Path, content: Path, sample: Sample, place: int) -> None:
    """One article as a page bundle. `place`: its number within its topic, oldest first."""
    text = (content / sample.path / "index.md").read_text("utf-8")
    _, header, body = text.split("---\n", 2)
    summary = re.search(r"^summary: (.*)$", header, re.MULTILINE)
    title = re.search(r"^title: (.*)$", header, re.MULTILINE)
    day = sample.folder[:10]
    front = {
        "title": title[1] if title else "",
        "summary": summary[1] if summary else "",
        "date": f"{day}T00:00:00+07:00",
        "url": f"/{sample.path}/",
        "layout": "bai",
        "topic": [sample.topic],
        "unit": [sample.unit],
        "tag": list(sample.tags),
        "kind": ["tin"],
        "month": [day[:7]],
        "all": ["tin-tuc"],
        "place": place,
    }
    folder = site / "content" / sample.path
    _write(folder / "index.md", json.dumps(front, ensure_ascii=False) + "\n\n" + body)
    for file in sorted((content / sample.path).iterdir()):
        if file.name != "index.md":
            shutil.copyfile(file, folder / file.name)


def html_addresses(output: Path) -> frozenset[str]:
    """Addresses of the HTML pages of a built site, as folders."""
    found = (path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    return frozenset("/" + path.removesuffix("index.html") for path in found)


def _write_page(site: Path, output: Path, address: str, built: Path) -> None:
    match = _LIST_PAGE.fullmatch(address)
    text = built.read_text("utf-8")
    title = re.search(r"<title>(.*?)</title>", text)
    name = html.unescape(title[1]) if title else address
    if match is None or 'class="list"' not in text:
        _write(site / "static" / built.relative_to(output), text)
        return
    target = site / "content/trang" / address.strip("/").replace("/", "--")
    taxonomy, key = _term(match)
    count = text.count('class="card hit card--row"')
    number = match[5]
    first = (int(number) - 1) * CHUNK if number else None
    front: dict[str, object] = {
        "title": name,
        "url": address,
        "layout": "danh-sach",
        "list": taxonomy,
        "key": key,
        "count": count,
    }
    front["first"] = first if first is not None else _older_than_newest(built)
    if number is None and taxonomy in ("topic", "unit", "all"):
        front["outputs"] = ["html", "atom", "rss", "feed"]
    _write(target.with_suffix(".md"), json.dumps(front, ensure_ascii=False) + "\n")


def _older_than_newest(built: Path) -> int:
    """How many articles stand on the older pages of the list."""
    return CHUNK * len(list(built.parent.glob("trang-*")))


def _term(match: re.Match[str]) -> tuple[str, str]:
    if match[3]:
        return "month", f"{match[3]}-{match[4]}"
    if match[2]:
        kind = match[1].split("/")[1]
        key = match[2].replace("tu-khoa-", "từ khóa ") if kind == "the" else match[2]
        return _KIND[kind], key
    return "all", "tin-tuc"


def _quoted(match: re.Match[str]) -> str:
    """JSON-LD goes in as it is: html/template would escape our quotes inside a script otherwise."""
    body = match[2].replace(_WORDS.title, "T").replace(_WORDS.summary, "S").replace(_WORDS.address, "P")
    body = re.sub(r"\{\{.*?\}\}", "D", body)
    return f'{{{{ printf "%s" `{match[1]}{body}{match[3]}` | safeHTML }}}}'


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
