"""Planted faults: one row, one fault, with the exact place and code."""

import gzip
import unicodedata

from cases_links.link_site import PDF, PNG, Case, Files, body, file, head, page

RSS = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n'
)
RSS_END = "\n</channel></rss>\n"
ATOM = '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>\n'
ATOM_END = "\n</feed>\n"
MAP = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n'
NFD = unicodedata.normalize("NFD", "/Đề thi/đề số 1.pdf")
ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
ICS_END = "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def rss(name: str, code: str, text: str, col: int = 1, line: int = 3) -> Case:
    return file(name, code, "nguon-tin/rss.xml", RSS + text + RSS_END, line, col)


def atom(name: str, code: str, text: str, col: int = 1, line: int = 3) -> Case:
    return file(name, code, "nguon-tin/atom.xml", ATOM + text + ATOM_END, line, col)


def sitemap(name: str, code: str, text: str, col: int) -> Case:
    return file(name, code, "sitemap.xml", MAP + text + "\n</urlset>\n", 3, col)


def svg(name: str, code: str, text: str, col: int = 1) -> Case:
    return file(name, code, "hinh/ve.svg", SVG + text + "\n</svg>\n", 2, col)


def css(name: str, code: str, text: str, col: int, line: int = 1) -> Case:
    return file(name, code, "theme/them.css", text, line, col)


def ics(name: str, code: str, text: str, line: int = 4) -> Case:
    return file(name, code, "lich/lich.ics", ICS + text + ICS_END, line, 1)


def data(name: str, code: str, path: str, text: str, col: int, line: int = 1) -> Case:
    return file(name, code, path, text, line, col)


def twice(name: str, code: str, html: str, *cols: int) -> Case:
    return Case(name, {"t/index.html": page(html)}, tuple(("t/index.html", 2, col, code) for col in cols))


def beside(name: str, code: str, html: str, files: Files) -> Case:
    return Case(name, {"t/index.html": page(html), **files}, (("t/index.html", 2, 1, code),))


def stub(target: str, seconds: int = 0) -> str:
    return page("", f'<meta http-equiv="refresh" content="{seconds}; url={target}">')


FAULTS: tuple[Case, ...] = (
    # elements and attributes
    body("a", "LK-01", '<a href="/khong-co/">x</a>'),
    body("a, sau chữ", "LK-01", 'Xem <a class="x" href="/khong-co/">x</a>', 5),
    body("a tương đối", "LK-01", '<a href="../khong-co/">x</a>'),
    body("a tệp html", "LK-01", '<a href="/khong-co.html">x</a>'),
    body("a không ngoặc", "LK-01", "<a href=/khong-co/>x</a>"),
    body("a ngoặc đơn", "LK-01", "<a href='/khong-co/'>x</a>"),
    body("A hoa", "LK-01", '<A HREF="/khong-co/">x</A>'),
    body("a nhiều dòng", "LK-01", '<p>\n  <a\n  href="/khong-co/">x</a></p>', 3, 3),
    body("a có ký tự thực thể", "LK-01", '<a href="/khong&#45;co/?a=1&amp;b=2">x</a>'),
    body("a tuyệt đối", "LK-01", '<a href="https://own.example/khong-co/">x</a>'),
    body("a không giao thức", "LK-01", '<a href="//own.example/khong-co/">x</a>'),
    body("a cổng 443", "LK-01", '<a href="https://own.example:443/khong-co/">x</a>'),
    body("a tên miền hoa", "LK-01", '<a href="HTTPS://OWN.EXAMPLE/khong-co/">x</a>'),
    body("a có query", "LK-01", '<a href="/khong-co/?trang=2">x</a>'),
    body("area", "LK-01", '<map name="m"><area href="/khong-co/" alt="x"></map>', 15),
    body("ping", "LK-01", '<a href="/" ping="/khong-co">x</a>'),
    body("img", "LK-02", '<img src="/khong-co.jpg" alt="">'),
    body("img cạnh trang", "LK-02", '<img src="khong-co.jpg" alt="">'),
    body(
        "img srcset", "LK-02", '<img src="/tin-bai/a/anh.jpg" srcset="/tin-bai/a/anh.jpg 1x, /khong-co.jpg 2x" alt="">'
    ),
    body(
        "img srcset không dấu cách",
        "LK-02",
        '<img src="/tin-bai/a/anh.jpg" srcset="/khong-co.jpg,/tin-bai/a/anh.jpg 2x" alt="">',
    ),
    body("img longdesc", "LK-01", '<img src="/tin-bai/a/anh.jpg" longdesc="/mo-ta.html" alt="">'),
    body(
        "source srcset",
        "LK-02",
        '<picture><source srcset="/khong-co.webp 640w"><img src="/tin-bai/a/anh.jpg" alt=""></picture>',
        10,
    ),
    body("source src", "LK-02", '<video controls><source src="/khong-co.mp4"></video>', 17),
    body("video src", "LK-02", '<video src="/khong-co.mp4"></video>'),
    body("video poster", "LK-02", '<video src="/phim/gioi-thieu.mp4" poster="/khong-co.jpg"></video>'),
    body("audio", "LK-02", '<audio src="/khong-co.mp3"></audio>'),
    body("track", "LK-02", '<video src="/phim/gioi-thieu.mp4"><track src="/khong-co.vtt"></video>', 35),
    body("iframe", "LK-01", '<iframe src="/khong-co/"></iframe>'),
    body("srcdoc", "LK-02", '<iframe srcdoc="&lt;img src=&quot;/khong-co.png&quot;&gt;"></iframe>'),
    body("srcdoc neo", "LK-03", "<iframe srcdoc='<a href=\"#khong-co\">x</a>'></iframe>"),
    body("embed", "LK-02", '<embed src="/khong-co.pdf">'),
    body("object", "LK-02", '<object data="/khong-co.pdf"></object>'),
    body(
        "param", "LK-02", '<object data="/van-ban/2024/84.pdf"><param name="movie" value="/khong-co.swf"></object>', 37
    ),
    body("form", "LK-01", '<form action="/khong-co/"><button>x</button></form>'),
    body("formaction", "LK-01", '<form action="/"><button formaction="/khong-co/">x</button></form>', 18),
    body("input ảnh", "LK-02", '<input type="image" src="/khong-co.png" alt="x">'),
    body("script", "LK-01", '<script src="/khong-co.js"></script>'),
    body("blockquote cite", "LK-01", '<blockquote cite="/khong-co/">x</blockquote>'),
    body("q cite", "LK-01", '<p><q cite="/khong-co/">x</q>', 4),
    body("td background", "LK-02", '<table><tr><td background="/khong-co.png">x</td></tr></table>', 12),
    body("usemap", "LK-03", '<img src="/tin-bai/a/anh.jpg" usemap="#khong-co" alt="">'),
    body("noscript", "LK-02", '<noscript><img src="/khong-co.gif" alt=""></noscript>', 11),
    body("trước plaintext", "LK-01", '<a href="/khong-co/">x</a><plaintext><a href="/khong-co-2/">x</a>'),
    body(
        "cạnh hình ngoài bản vẽ",
        "LK-01",
        '<a href="/khong-co/">x</a><use href="/khong-co-2.svg#x"></use><mi href="/khong-co-3/">y</mi>',
    ),
    body("neo chỉ trong khuôn", "LK-03", '<a href="#k">x</a><template><p id="k">y</p></template>'),
    body("neo chỉ trong chú thích", "LK-03", '<a href="#k">x</a><!-- <p id="k">y</p> -->'),
    body("neo chỉ trong khung", "LK-03", '<a href="#k">x</a><iframe srcdoc="<p id=k>y</p>"></iframe>'),
    body("neo chỉ trong ô nhập", "LK-03", '<a href="#k">x</a><textarea><p id="k">y</p></textarea>'),
    body("neo là tên của ảnh", "LK-03", '<a href="#k">x</a><img name="k" src="/tin-bai/a/anh.jpg" alt="">'),
    body("thẻ đóng lẫn", "LK-01", '<b><a href="/khong-co/">x</b></a>', 4),
    body("liên kết lạc trong bảng", "LK-01", '<table><a href="/khong-co/">x</a><tr><td>y</table>', 8),
    body("form bảng đẩy ra", "LK-01", '<table><form action="/khong-co/"><tr><td><input></form></table>', 8),
    body("lớn hơn trong thuộc tính", "LK-01", '<a title="a>b" href="/khong-co/">x</a>'),
    body("chú thích đóng bằng !", "LK-01", '<!-- x --!><a href="/khong-co/">x</a>', 12),
    body("khối CDATA trong HTML", "LK-01", '<![CDATA[ > <a href="/khong-co/">x</a> ]]>', 13),
    body("foreignObject", "LK-01", '<svg><foreignObject><a href="/khong-co/">x</a></foreignObject></svg>', 21),
    body("công thức", "LK-01", '<math><mi href="/khong-co/">x</mi></math>', 7),
    body("công thức, cả khối", "LK-01", '<math href="/khong-co/"><mi>x</mi></math>'),
    body("công thức, xlink", "LK-03", '<math><mrow xlink:href="#khong-co"><mi>x</mi></mrow></math>', 7),
    body("svg use tệp", "LK-02", '<svg><use href="/theme/khong-co.svg#x"/></svg>', 6),
    body("svg use mục", "LK-03", '<svg><use href="/theme/hinh.svg#khong-co"/></svg>', 6),
    body("svg use trong trang", "LK-03", '<svg><use xlink:href="#khong-co"></use></svg>', 6),
    body("svg image", "LK-02", '<svg><image href="/khong-co.png"/></svg>', 6),
    body("svg image xlink", "LK-02", '<svg><image xlink:href="/khong-co.png"/></svg>', 6),
    body("svg a xlink", "LK-01", '<svg><a xlink:href="/khong-co/"><text>x</text></a></svg>', 6),
    body("svg fill", "LK-03", '<svg><rect fill="url(#khong-co)"/></svg>', 6),
    body("style thuộc tính", "LK-02", "<div style=\"background: url('/khong-co.png')\">x</div>"),
    body("style image-set", "LK-02", "<div style=\"background: image-set('/khong-co.png' 1x)\">x</div>"),
    body("style phần tử", "LK-02", "<style>p { background: url(/khong-co.png) }</style>", 24),
    body("style @import", "LK-01", '<style>@import "/khong-co.css";</style>', 16),
    body("style neo", "LK-03", "<style>p { clip-path: url(#khong-co) }</style>", 23),
    head("link css", "LK-01", '<link rel="stylesheet" href="/khong-co.css">'),
    head("link icon", "LK-02", '<link rel="icon" href="/khong-co.ico">'),
    head("link apple-touch-icon", "LK-02", '<link rel="apple-touch-icon" href="/khong-co.png">'),
    head("link manifest", "LK-01", '<link rel="manifest" href="/khong-co.webmanifest">'),
    head("link preload font", "LK-02", '<link rel="preload" as="font" href="/khong-co.woff2">'),
    head("link imagesrcset", "LK-02", '<link rel="preload" as="image" imagesrcset="/khong-co.webp 640w">'),
    head("link modulepreload", "LK-01", '<link rel="modulepreload" href="/khong-co.js">'),
    head("link prefetch", "LK-01", '<link rel="prefetch" href="/khong-co.html">'),
    head("link canonical", "LK-01", '<link rel="canonical" href="https://own.example/khong-co/">'),
    head("link hreflang", "LK-01", '<link rel="alternate" hreflang="en" href="https://own.example/en/khong-co/">'),
    head("link nguồn tin", "LK-01", '<link rel="alternate" type="application/rss+xml" href="/khong-co.xml">'),
    head("link next", "LK-01", '<link rel="next" href="/trang-9/">'),
    head(
        "link search", "LK-01", '<link rel="search" type="application/opensearchdescription+xml" href="/khong-co.xml">'
    ),
    head("meta og:image", "LK-02", '<meta property="og:image" content="https://own.example/khong-co.jpg">'),
    head("meta og:url", "LK-01", '<meta property="og:url" content="https://own.example/khong-co/">'),
    head("meta og:video", "LK-02", '<meta property="og:video" content="https://own.example/khong-co.mp4">'),
    head("meta twitter:image", "LK-02", '<meta name="twitter:image" content="https://own.example/khong-co.jpg">'),
    head("meta twitter:player", "LK-02", '<meta name="twitter:player" content="https://own.example/khong-co/">'),
    head("meta itemprop", "LK-02", '<meta itemprop="image" content="/khong-co.jpg">'),
    head("meta TileImage", "LK-02", '<meta name="msapplication-TileImage" content="/khong-co.png">'),
    head("meta browserconfig", "LK-01", '<meta name="msapplication-config" content="/khong-co.xml">'),
    head("meta refresh", "LK-01", '<meta http-equiv="refresh" content="0; url=/khong-co/">'),
    head("meta refresh ngoặc", "LK-01", '<meta http-equiv="Refresh" content="5;URL=\'/khong-co/\'">'),
    head(
        "json-ld logo",
        "LK-02",
        '<script type="application/ld+json">{"@context": "https://schema.org", "logo": "https://own.example/khong-co.png"}</script>',
        79,
    ),
    head(
        "json-ld url của ImageObject",
        "LK-02",
        '<script type="application/ld+json">{"@context":"https://schema.org","image":{"@type":"ImageObject","url":"/khong-co.png"}}</script>',
        106,
    ),
    head(
        "json-ld item",
        "LK-01",
        '<script type="application/ld+json">{"@context":"https://schema.org","item":"https://own.example/khong-co/"}</script>',
        76,
    ),
    head("json-ld hỏng", "LK-11", '<script type="application/ld+json">{"a": }</script>', 42),
    # addresses
    body("chữ hoa", "LK-07", '<img src="/hinh/logo.png" alt="">'),
    body("chữ hoa thư mục", "LK-07", '<a href="/Tin-Bai/a/">x</a>'),
    body("NFD", "LK-07", f'<a href="{NFD}">x</a>'),
    body("mã hóa hai lần", "LK-07", '<a href="/tai%2520lieu/huong%2520dan.pdf">x</a>'),
    body("mã hóa windows-1258", "LK-07", '<a href="/%D0%EA%CC%20thi/%F0%EA%CC%20s%F4%EC%201.pdf">x</a>'),
    body("dấu cộng", "LK-07", '<a href="/tai+lieu/huong+dan.pdf">x</a>'),
    body("gạch chéo mã hóa", "LK-07", '<a href="/tin-bai%2Fa/">x</a>'),
    body("gạch chéo ngược mã hóa", "LK-07", '<a href="/tin-bai%5Ca/anh.jpg">x</a>'),
    body("gạch chéo sau tệp", "LK-07", '<a href="/tin-bai/a/mau-don.pdf/">x</a>'),
    body("gạch chéo sau trang", "LK-07", '<a href="/trang/gioi-thieu.html/">x</a>'),
    body("hai gạch chéo", "LK-07", '<a href="/tin-bai//a/">x</a>'),
    body("dấu chấm cuối", "LK-07", '<a href="/tin-bai/a/mau-don.pdf.">x</a>'),
    body("ký tự không thấy", "LK-07", '<a href="/tin-bai/a/mau\u200b-don.pdf">x</a>'),
    beside("phần trăm lẻ", "LK-07", '<a href="/100%.pdf">x</a>', {"100%.pdf": PDF}),
    beside("tên có dấu hai chấm", "LK-07", '<a href="so:1.pdf">x</a>', {"t/so:1.pdf": PDF}),
    beside("thực thể hai lần", "LK-07", '<a href="/a&amp;amp;b.pdf">x</a>', {"a&b.pdf": PDF}),
    body("gạch ngang dài", "LK-07", '<a href="/tin–bai/a/">x</a>'),
    body("thư mục không trang", "LK-01", '<a href="/van-ban/2024/">x</a>'),
    body("thư mục không trang, không gạch", "LK-01", '<a href="/van-ban">x</a>'),
    body("thiếu đuôi html", "LK-01", '<a href="/trang/gioi-thieu">x</a>'),
    body("đuôi md", "LK-01", '<a href="/tin-bai/a/index.md">x</a>'),
    body("ra ngoài gốc mà trúng", "LK-05", '<a href="../../../tin-bai/a/">x</a>'),
    body("ra ngoài gốc", "LK-01", '<a href="../../../khong-co/">x</a>'),
    body("gạch chéo ngược", "LK-05", '<a href="\\tin-bai\\a\\">x</a>'),
    body("gạch chéo ngược hỏng", "LK-01", '<a href="..\\khong-co\\">x</a>'),
    body("tệp đính kèm", "LK-02", '<a href="/tin-bai/a/khong-co.docx">x</a>'),
    body("javascript", "LK-05", '<a href="javascript:void(0)">x</a>'),
    body("javascript hoa, tab", "LK-05", '<a href=" JaVa&#9;Script:alert(1)">x</a>'),
    body("vbscript", "LK-05", '<a href="vbscript:x">x</a>'),
    body("file", "LK-05", '<a href="file:///C:/Users/a/bai.docx">x</a>'),
    body("ổ đĩa", "LK-05", '<a href="C:\\Users\\a\\bai.docx">x</a>'),
    body("máy trong mạng", "LK-05", '<a href="\\\\may-chu\\chung\\bai.docx">x</a>'),
    body("blob", "LK-05", '<img src="blob:https://own.example/1-2" alt="">'),
    body("localhost", "LK-05", '<a href="http://localhost:8000/tin-bai/a/">x</a>'),
    body("127.0.0.1", "LK-05", '<img src="http://127.0.0.1/a.jpg" alt="">'),
    body("số nguyên", "LK-05", '<a href="http://2130706433/">x</a>'),
    body("::1", "LK-05", '<a href="http://[::1]:8000/">x</a>'),
    body("192.168", "LK-05", '<a href="http://192.168.1.10/tin">x</a>'),
    body("10.x", "LK-05", '<a href="https://10.0.0.5/">x</a>'),
    body("172.16", "LK-05", '<a href="https://172.31.0.5/">x</a>'),
    body("169.254", "LK-05", '<a href="http://169.254.1.1/">x</a>'),
    body("fd00", "LK-05", '<a href="http://[fd00::1]/">x</a>'),
    body("tên một chữ", "LK-05", '<a href="http://intranet/tin">x</a>'),
    body(".local", "LK-05", '<a href="http://may-in.local/">x</a>'),
    body("người dùng", "LK-05", '<a href="https://own.example@la.example/">x</a>'),
    body("mật khẩu", "LK-05", '<a href="https://a:b@own.example/">x</a>'),
    body("giao thức gõ nhầm", "LK-05", '<a href="htps://own.example/">x</a>'),
    body("chỉ có http", "LK-05", '<a href="http://">x</a>'),
    body("tên miền có dấu cách", "LK-05", '<a href="https://cong so.example/">x</a>'),
    body("thiếu https", "LK-01", '<a href="www.bo.example/tin">x</a>'),
    body("thiếu mailto", "LK-01", '<a href="a@b.example">x</a>'),
    body("http của cổng", "LK-08", '<a href="http://own.example/tin-bai/a/">x</a>'),
    body("http của cổng, script", "LK-08", '<script src="http://own.example/theme/nut.js"></script>'),
    body("mailto trống", "LK-05", '<a href="mailto:">x</a>'),
    body("mailto không @", "LK-05", '<a href="mailto:vanphong">x</a>'),
    body("mailto dấu cách", "LK-05", '<a href="mailto:van phong@own.example">x</a>'),
    body("mailto hai @", "LK-05", '<a href="mailto:a@@own.example">x</a>'),
    body("mailto không tên miền", "LK-05", '<a href="mailto:a@own">x</a>'),
    body("mailto hai gạch", "LK-05", '<a href="mailto://a@own.example">x</a>'),
    body("mailto chấm phẩy", "LK-05", '<a href="mailto:a@own.example;b@own.example">x</a>'),
    body("tel trống", "LK-05", '<a href="tel:">x</a>'),
    body("tel chữ", "LK-05", '<a href="tel:khong-co">x</a>'),
    body("tel hai số", "LK-05", '<a href="tel:02623812345 - 02623812346">x</a>'),
    body("tel xxx", "LK-05", '<a href="tel:0262.38xxxxx">x</a>'),
    body("href trống", "LK-09", '<a href="">x</a>'),
    body("href dấu cách", "LK-09", '<a href="  ">x</a>'),
    body("href không giá trị", "LK-09", "<a href>x</a>"),
    body("thăng", "LK-09", '<a href="#">x</a>'),
    body("about:blank", "LK-09", '<a href="about:blank">x</a>'),
    body("src trống", "LK-09", '<img src="" alt="">'),
    body("script src trống", "LK-09", '<script src=""></script>'),
    head("css trống", "LK-09", '<link rel="stylesheet" href="">'),
    body("ảnh là trang", "LK-02", '<img src="/tin-bai/a/" alt="">'),
    body("css là trang", "LK-01", '<link rel="stylesheet" href="/trang/gioi-thieu.html">'),
    # base
    Case(
        "base sai thư mục",
        {"t/index.html": page('<a href="a/">x</a>', '<base href="/tin/">')},
        (("t/index.html", 4, 1, "LK-01"),),
    ),
    head("base localhost", "LK-05", '<base href="http://localhost:8000/">'),
    Case(
        "base và neo",
        {"t/index.html": page('<p id="x"><a href="#x">x</a>', '<base href="/">')},
        (("t/index.html", 4, 11, "LK-03"),),
    ),
    # fragments
    body("neo", "LK-03", '<a href="#khong-co">x</a>'),
    body("neo trang khác", "LK-03", '<a href="/tin-bai/a/#khong-co">x</a>'),
    body("neo hoa thường", "LK-03", '<a href="/tin-bai/a/#Muc-1">x</a>'),
    body("neo mã hóa", "LK-03", '<a href="/#%C4%91%E1%BB%81">x</a>'),
    body("neo có đoạn chữ", "LK-03", '<a href="/#khong-co:~:text=a">x</a>'),
    body("neo trong template", "LK-03", '<template><p id="m"></p></template><a href="#m">x</a>', 36),
    body("neo là name của ảnh", "LK-03", '<img name="m" src="/tin-bai/a/anh.jpg" alt=""><a href="#m">x</a>', 47),
    body("neo trong srcdoc", "LK-03", '<iframe srcdoc="<p id=m>"></iframe><a href="#m">x</a>', 36),
    # attachments whose type is not what the name says
    Case(
        "pdf là trang",
        {"t/index.html": page('<a href="/a.pdf">x</a>'), "a.pdf": page("404")},
        (("t/index.html", 2, 1, "LK-11"),),
    ),
    Case(
        "jpg là png",
        {"t/index.html": page('<img src="/a.jpg" alt="">'), "a.jpg": PNG},
        (("t/index.html", 2, 1, "LK-11"),),
    ),
    Case(
        "docx là pdf",
        {"t/index.html": page('<a href="/a.docx">x</a>'), "a.docx": PDF},
        (("t/index.html", 2, 1, "LK-11"),),
    ),
    # more of the head, programs, shadow trees, icons
    head("meta task", "LK-02", '<meta name="msapplication-task" content="name=x;action-uri=/;icon-uri=/khong-co.ico">'),
    head("importmap", "LK-01", '<script type="importmap">{"imports": {"a": "/khong-co.js"}}</script>', 44),
    head(
        "speculationrules",
        "LK-01",
        '<script type="speculationrules">{"prefetch": [{"urls": ["/khong-co/"]}]}</script>',
        57,
    ),
    head("link shortcut icon", "LK-02", '<link rel="shortcut icon" href="/khong-co.ico">'),
    head("link itemprop", "LK-01", '<link itemprop="url" href="/khong-co/">'),
    head("noscript css", "LK-01", '<noscript><link rel="stylesheet" href="/khong-co.css"></noscript>', 11),
    body("cây bóng", "LK-01", '<div><template shadowrootmode="open"><a href="/khong-co/">x</a></template></div>', 38),
    body("svg trong img", "LK-03", '<img src="/theme/hinh.svg#khong-co" alt="">'),
    body("hai gạch chéo đầu", "LK-07", '<a href="//tin-bai/a/">x</a>'),
    body("chữ thay của object", "LK-01", '<object data="/van-ban/2024/84.pdf"><a href="/khong-co/">x</a></object>', 37),
    body("chữ thay của video", "LK-01", '<video src="/phim/gioi-thieu.mp4"><a href="/khong-co/">x</a></video>', 35),
    body("chú thích IE hé lộ", "LK-01", '<![if !IE]><a href="/khong-co/">x</a><![endif]>', 12),
    body("cổng sai", "LK-05", '<a href="https://own.example:99999/">x</a>'),
    body("frame", "LK-01", '<iframe src="khong-co.html"></iframe>'),
    body("cạnh trang, dấu tiếng Việt", "LK-02", '<a href="mẫu đơn.docx">x</a>'),
    # redirects
    Case(
        "vòng hai trang",
        {"x/index.html": stub("/y/"), "y/index.html": stub("/x/")},
        (("x/index.html", 2, 1, "LK-10"), ("y/index.html", 2, 1, "LK-10")),
    ),
    Case(
        "vòng sau ba giây",
        {"x/index.html": stub("/y/", 3), "y/index.html": stub("../x/", 3)},
        (("x/index.html", 2, 1, "LK-10"), ("y/index.html", 2, 1, "LK-10")),
    ),
    Case("vòng về mình", {"x/index.html": stub("/x/index.html")}, (("x/index.html", 2, 1, "LK-10"),)),
    Case("vòng tương đối", {"x/index.html": stub("./")}, (("x/index.html", 2, 1, "LK-10"),)),
    Case(
        "vòng trong bảng",
        {"redirects.json": '{"/x/": "/y/",\n "/y/": "/x/"}'},
        (("redirects.json", 1, 9, "LK-10"), ("redirects.json", 2, 9, "LK-10")),
    ),
    Case(
        "bảng tới trang không có", {"redirects.json": '{\n "/x/": "/khong-co/"}'}, (("redirects.json", 2, 9, "LK-01"),)
    ),
    Case(
        "bảng là danh sách",
        {"redirects.json": '[{"from": "/x/", "to": "/khong-co/"}]'},
        (("redirects.json", 1, 24, "LK-01"),),
    ),
    Case("_redirects", {"_redirects": "# cũ mới\n/x /khong-co/ 301\n"}, (("_redirects", 2, 1, "LK-01"),)),
    Case(
        "chuyển hai lần", {"x/index.html": stub("/y/"), "y/index.html": stub("/")}, (("x/index.html", 2, 1, "LK-10"),)
    ),
    Case(
        "vòng qua trang và bảng",
        {"x/index.html": stub("/y/"), "redirects.json": '{"/y/": "/x/"}'},
        (("redirects.json", 1, 9, "LK-10"), ("x/index.html", 2, 1, "LK-10")),
    ),
    Case(
        "vòng trong bảng, địa chỉ đủ",
        {"redirects.json": '{"/x/": "https://own.example/y/",\n "/y/": "https://own.example/x/"}'},
        (("redirects.json", 1, 9, "LK-10"), ("redirects.json", 2, 9, "LK-10")),
    ),
    beside(
        "neo qua bảng chuyển", "LK-03", '<a href="/cu/#khong-co">x</a>', {"redirects.json": '{"/cu/": "/tin-bai/a/"}'}
    ),
    file("_redirects mọi địa chỉ", "LK-01", "_redirects", "/cu/* /khong-co/ 301\n", 1, 1),
    file("_redirects trang báo lỗi", "LK-01", "_redirects", "/* /khong-co.html 404\n", 1, 1),
    beside(
        "theo mẫu tới chỗ không có", "LK-01", '<a href="/cu/b/">x</a>', {"_redirects": "/cu/* /tin-bai/:splat 301\n"}
    ),
    file("_redirects theo mẫu vào thư mục không có", "LK-01", "_redirects", "/cu/* /khong-co/:splat 301\n", 1, 1),
    file(
        "_redirects theo tên vào thư mục không có", "LK-01", "_redirects", "/cu/:nam/:ten /bai/:nam/x/:ten 301\n", 1, 1
    ),
    beside("ngoài mẫu", "LK-01", '<a href="/cu/2024/1/">x</a>', {"_redirects": "/cu/:nam /tin-bai/a/ 301\n"}),
    beside("sau mẫu báo lỗi", "LK-01", '<a href="/mat/">x</a>', {"_redirects": "/* /index.html 404\n"}),
    body("srcdoc có base", "LK-01", "<iframe srcdoc='<base href=/tin-bai/><a href=b/>x</a>'></iframe>"),
    # stylesheets
    css("url", "LK-02", "p { background: url(/khong-co.png) }", 17),
    css("url ngoặc", "LK-02", 'p { background: url( "khong-co.png" ) }', 17),
    css("url hoa", "LK-02", "p { background: URL(/khong-co.png) }", 17),
    css("url thoát", "LK-02", "p { background: u\\72l(/khong-co.png) }", 17),
    css("url dòng 2", "LK-02", "/* đầu */\np { background: url(/khong-co.png) }", 17, 2),
    css("import", "LK-01", '@import "khong-co.css";', 9),
    css("import url", "LK-01", "@import url(khong-co.css) print;", 9),
    css("image-set", "LK-02", 'p { background: image-set("/khong-co.png" 1x, "/tin-bai/a/anh.jpg" 2x) }', 27),
    css("webkit image-set", "LK-02", "p { background: -webkit-image-set(url(/khong-co.png) 1x) }", 35),
    css("src", "LK-02", "@font-face { src: src('khong-co.woff2') }", 19),
    css("font", "LK-02", "@font-face { font-family: x; src: url(khong-co.woff2) format('woff2') }", 35),
    css(
        "thuộc tính tự đặt",
        "LK-02",
        '@property --x { syntax: "<image>"; inherits: false; initial-value: url(/khong-co.png) }',
        68,
    ),
    css("kiểu đếm", "LK-02", "@counter-style a { system: cyclic; symbols: url(/khong-co.png) }", 45),
    css("trang in", "LK-02", "@page { background: url(/khong-co.png) }", 21),
    css("image()", "LK-02", 'p { background: image("/khong-co.png", red) }', 23),
    css("trong media", "LK-02", "@media print { p { background: url(/khong-co.png) } }", 32),
    css("biến", "LK-02", ":root { --a: url(/khong-co.png) }", 14),
    css("con trỏ", "LK-02", "a { cursor: url(khong-co.cur), auto }", 13),
    css("tương đối theo tệp css", "LK-02", "p { background: url(tin-bai/a/anh.jpg) }", 17),
    # SVG files
    svg("svg a", "LK-01", '<a href="/khong-co/"><text>x</text></a>'),
    svg("svg image của tệp", "LK-02", '<image xlink:href="khong-co.png"/>'),
    svg("svg use", "LK-03", '<use href="#khong-co"/>'),
    svg("svg style", "LK-02", '<rect style="fill: url(khong-co.png)"/>'),
    svg("svg style phần tử", "LK-02", "<style>rect { fill: url(khong-co.png) }</style>"),
    svg("svg gradient", "LK-03", '<rect fill="url(#khong-co)"/>'),
    file(
        "svg xml-stylesheet", "LK-01", "hinh/ve.svg", '<?xml-stylesheet href="khong-co.css"?>\n' + SVG + "</svg>", 1, 1
    ),
    file("svg hỏng", "LK-11", "hinh/ve.svg", "<svg><a></svg>", 1, 11),
    # feeds
    rss("rss link", "LK-01", "<item><link>https://own.example/khong-co/</link></item>", 7),
    rss("rss guid", "LK-01", "<item><guid>https://own.example/khong-co/</guid></item>", 7),
    rss(
        "rss enclosure",
        "LK-02",
        '<item><enclosure url="https://own.example/khong-co.mp3" type="audio/mpeg" length="1"/></item>',
        7,
    ),
    rss("rss image", "LK-02", "<image><url>https://own.example/khong-co.png</url></image>", 8),
    rss("rss media", "LK-02", '<item><media:thumbnail url="https://own.example/khong-co.png"/></item>', 7),
    rss("rss atom:link", "LK-01", '<atom:link rel="self" href="https://own.example/khong-co.xml"/>'),
    rss("rss localhost", "LK-05", "<item><link>http://localhost:8000/tin-bai/a/</link></item>", 7),
    rss(
        "rss html thoát",
        "LK-01",
        '<item><description>&lt;p&gt;&lt;a href="https://own.example/khong-co/"&gt;x&lt;/a&gt;</description></item>',
        29,
    ),
    rss(
        "rss html cdata",
        "LK-02",
        '<item><content:encoded><![CDATA[<p><img src="https://own.example/khong-co.jpg">]]></content:encoded></item>',
        36,
    ),
    rss(
        "rss html tương đối",
        "LK-01",
        '<item><link>https://own.example/tin-bai/a/</link><description><![CDATA[<a href="../b/">x</a>]]></description></item>',
        72,
    ),
    atom("atom link", "LK-01", '<entry><link href="https://own.example/khong-co/"/></entry>', 8),
    atom(
        "atom enclosure", "LK-02", '<entry><link rel="enclosure" href="https://own.example/khong-co.pdf"/></entry>', 8
    ),
    atom("atom logo", "LK-02", "<logo>/khong-co.png</logo>"),
    atom("atom content src", "LK-02", '<entry><content src="/khong-co.mp4" type="video/mp4"/></entry>', 8),
    atom("atom html", "LK-02", '<entry><content type="html">&lt;img src="/khong-co.jpg"&gt;</content></entry>', 29),
    atom(
        "atom xhtml",
        "LK-01",
        '<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="/khong-co/">x</a></div></content></entry>',
        72,
    ),
    atom("atom xml:base", "LK-01", '<entry xml:base="https://own.example/tin/"><link href="a/"/></entry>', 44),
    atom(
        "atom xml:base trong html",
        "LK-02",
        '<entry xml:base="/tin/"><content type="html">&lt;img src="anh.jpg"&gt;</content></entry>',
        46,
    ),
    atom("atom xml:base máy mình", "LK-05", '<entry xml:base="http://localhost/"><link href="a/"/></entry>'),
    atom("atom tác giả", "LK-01", "<author><name>x</name><uri>/khong-co/</uri></author>", 23),
    rss(
        "rss itunes",
        "LK-02",
        '<image xmlns="http://www.itunes.com/dtds/podcast-1.0.dtd" href="https://own.example/khong-co.jpg"/>',
    ),
    file(
        "rdf",
        "LK-01",
        "nguon-tin/rss1.rdf",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<rdf:li rdf:resource="https://own.example/khong-co/"/></rdf:RDF>',
        2,
        1,
    ),
    file("rss hỏng", "LK-11", "nguon-tin/rss.xml", "<rss><channel></rss>", 1, 17),
    file("atom ký hiệu lạ", "LK-11", "nguon-tin/atom.xml", ATOM + "<title>a &nbsp; b</title>" + ATOM_END, 3, 10),
    data(
        "json feed url",
        "LK-01",
        "nguon-tin/feed.json",
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://own.example/khong-co/"}]}',
        67,
    ),
    data(
        "json feed tệp",
        "LK-02",
        "nguon-tin/feed.json",
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"attachments": [{"url": "/khong-co.pdf"}]}]}',
        84,
    ),
    data(
        "json feed ảnh",
        "LK-02",
        "nguon-tin/feed.json",
        '{"version": "https://jsonfeed.org/version/1.1", "icon": "/khong-co.png"}',
        57,
    ),
    data(
        "json feed html",
        "LK-01",
        "nguon-tin/feed.json",
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_html": "<p><a href=\\"/khong-co/\\">x</a>"}]}',
        80,
    ),
    # sitemap, robots, opensearch, calendars, manifests, JSON
    sitemap("sitemap loc", "LK-01", "<url><loc>https://own.example/khong-co/</loc></url>", 6),
    sitemap(
        "sitemap ảnh",
        "LK-02",
        "<url><loc>https://own.example/</loc><image:image><image:loc>https://own.example/khong-co.jpg</image:loc></image:image></url>",
        50,
    ),
    sitemap(
        "sitemap giấy phép ảnh",
        "LK-01",
        "<url><loc>https://own.example/</loc><image:image><image:license>https://own.example/khong-co/</image:license></image:image></url>",
        50,
    ),
    sitemap(
        "sitemap hreflang",
        "LK-01",
        '<url><loc>https://own.example/</loc><xhtml:link rel="alternate" hreflang="en" href="https://own.example/en/"/></url>',
        37,
    ),
    sitemap(
        "sitemap phim",
        "LK-02",
        "<url><loc>https://own.example/</loc><video:video><video:content_loc>https://own.example/khong-co.mp4</video:content_loc></video:video></url>",
        50,
    ),
    sitemap("sitemap tương đối", "LK-08", "<url><loc>/tin-bai/a/</loc></url>", 6),
    sitemap("sitemap tên miền lạ", "LK-08", "<url><loc>https://cu.example/tin-bai/a/</loc></url>", 6),
    sitemap("sitemap http", "LK-08", "<url><loc>http://own.example/tin-bai/a/</loc></url>", 6),
    file("sitemap hỏng", "LK-11", "sitemap.xml", "<urlset><url></urlset>", 1, 16),
    file(
        "sitemap trỏ sitemap",
        "LK-01",
        "sitemap.xml",
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<sitemap><loc>https://own.example/sitemap-1.xml</loc></sitemap></sitemapindex>',
        2,
        10,
    ),
    file("sitemap txt", "LK-01", "sitemap.txt", "https://own.example/\nhttps://own.example/khong-co/\n", 2, 1),
    file(
        "sitemap nén",
        "LK-01",
        "sitemap.xml.gz",
        gzip.compress((MAP + "<url><loc>https://own.example/khong-co/</loc></url></urlset>").encode(), mtime=0),
        3,
        6,
    ),
    file("sitemap nén hỏng", "LK-11", "sitemap.xml.gz", gzip.compress(b"<urlset/>", mtime=0)[:-9], 1, 1),
    file("robots", "LK-01", "robots.txt", "User-agent: *\nSitemap: https://own.example/khong-co.xml\n", 2, 1),
    file(
        "opensearch mẫu",
        "LK-01",
        "tim.xml",
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n<Url type="text/html" template="https://own.example/khong-co/?q={searchTerms}"/></OpenSearchDescription>',
        2,
        1,
    ),
    file(
        "opensearch ảnh",
        "LK-02",
        "tim.xml",
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n<Image>https://own.example/khong-co.ico</Image></OpenSearchDescription>',
        2,
        1,
    ),
    ics("ics url", "LK-01", "URL:https://own.example/khong-co/"),
    ics("ics url kiểu", "LK-01", "URL;VALUE=URI:https://own.example/khong-co/"),
    ics("ics url gấp dòng", "LK-01", "SUMMARY:x\r\nURL:https://own.example/khong\r\n -co/", 5),
    ics("ics attach", "LK-02", "ATTACH;FMTTYPE=application/pdf:https://own.example/khong-co.pdf"),
    ics("ics mô tả", "LK-01", "DESCRIPTION:Xem https://own.example/khong-co/."),
    ics("ics mô tả HTML", "LK-01", 'X-ALT-DESC;FMTTYPE=text/html:<a href="https://own.example/khong-co/">x</a>'),
    ics("ics attach tương đối", "LK-02", "ATTACH:khong-co.pdf"),
    file("ics hỏng", "LK-11", "lich/lich.ics", "xin chào", 1, 1),
    data("manifest start_url", "LK-01", "app.webmanifest", '{"name": "x", "start_url": "/khong-co/"}', 28),
    data("manifest icon", "LK-02", "app.webmanifest", '{"icons": [{"src": "khong-co.png"}]}', 20),
    data("manifest shortcut", "LK-01", "app.webmanifest", '{"shortcuts": [{"url": "/khong-co/"}]}', 24),
    data(
        "manifest shortcut icon",
        "LK-02",
        "app.webmanifest",
        '{"shortcuts": [{"url": "/", "icons": [{"src": "/khong-co.png"}]}]}',
        47,
    ),
    data("manifest screenshot", "LK-02", "app.webmanifest", '{"screenshots": [{"src": "/khong-co.png"}]}', 26),
    data("manifest share", "LK-01", "app.webmanifest", '{"share_target": {"action": "/khong-co/"}}', 29),
    data("json address", "LK-01", "chu-de/index.json", '[{"address": "/khong-co/"}]', 14),
    data("json tuyệt đối", "LK-01", "du-lieu.json", '{"x": "https://own.example/khong-co/"}', 7),
    data("json hỏng", "LK-11", "du-lieu.json", '{"x": 1,}', 9),
    data("jsonld tệp", "LK-02", "a.jsonld", '{"@context": "https://schema.org", "logo": "/khong-co.png"}', 44),
    file(
        "browserconfig",
        "LK-02",
        "browserconfig.xml",
        '<browserconfig><msapplication><tile>\n<square70x70logo src="/khong-co.png"/></tile></msapplication></browserconfig>',
        2,
        1,
    ),
    file(
        "xhtml",
        "LK-01",
        "t.xhtml",
        '<html xmlns="http://www.w3.org/1999/xhtml"><body>\n<a href="/khong-co/">x</a></body></html>',
        2,
        1,
    ),
    file(
        "xhtml JSON-LD",
        "LK-02",
        "t.xhtml",
        '<html xmlns="http://www.w3.org/1999/xhtml"><head>\n<script type="application/ld+json">{"@context": "https://schema.org", "logo": "/khong-co.png"}</script></head></html>',
        2,
        1,
    ),
    file(
        "xhtml hỏng", "LK-11", "t.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml"><body>\n<br></body></html>', 2, 7
    ),
    twice("hai chỗ", "LK-01", '<a href="/khong-co/">x</a> <a href="/khong-co/">y</a>', 1, 28),
    twice("hai lỗi một thẻ", "LK-02", '<video src="/khong-co.mp4" poster="/khong-co.jpg"></video>', 1, 1),
    # a portal in a folder of its host
    Case(
        "ra ngoài thư mục của cổng",
        {"t/index.html": page('<a href="/tin-bai/a/">x</a>')},
        (("t/index.html", 2, 1, "LK-01"),),
        "https://own.example/so/",
    ),
)
