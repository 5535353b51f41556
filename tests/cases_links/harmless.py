"""Look-alikes: each reads like a fault and is none; a checker that tells one of them will not be believed again."""

import gzip
import unicodedata

from cases_links.faults import ATOM, ATOM_END, ICS, ICS_END, MAP, RSS, RSS_END, SVG, stub
from cases_links.link_site import PDF, PNG, Case, fine, fine_file, page

NFD = unicodedata.normalize("NFD", "đường")
DATA = "data:image/png;base64,iVBORw0KGgo="


def rss(name: str, text: str) -> Case:
    return fine_file(name, "nguon-tin/rss.xml", RSS + text + RSS_END)


def atom(name: str, text: str) -> Case:
    return fine_file(name, "nguon-tin/atom.xml", ATOM + text + ATOM_END)


def css(name: str, text: str) -> Case:
    return fine_file(name, "theme/them.css", text)


def svg(name: str, text: str) -> Case:
    return fine_file(name, "hinh/ve.svg", SVG + text + "\n</svg>\n")


def ics(name: str, text: str) -> Case:
    return fine_file(name, "lich/lich.ics", ICS + text + ICS_END)


HARMLESS: tuple[Case, ...] = (
    # where a link may lead
    fine("trang chủ", '<a href="/">x</a>'),
    fine("thư mục có gạch", '<a href="/tin-bai/a/">x</a>'),
    fine("thư mục không gạch mà có trang", '<a href="/tin-bai/a">x</a>'),
    fine("index.html rõ", '<a href="/tin-bai/a/index.html">x</a>'),
    fine("tương đối", '<a href="../tin-bai/a/">x</a>'),
    fine("về gốc đúng số bậc", '<a href="../">x</a>'),
    fine("chấm", '<a href=".">x</a><a href="./">y</a>'),
    fine("chỉ query", '<a href="?trang=2">x</a>'),
    fine("query", '<a href="/tin-bai/a/?a=1&amp;b=2">x</a>'),
    fine("query của tệp", '<link rel="stylesheet" href="/theme/kieu.css?v=3">'),
    fine("tuyệt đối", '<a href="https://own.example/tin-bai/a/">x</a>'),
    fine("tuyệt đối không gạch cuối", '<a href="https://own.example">x</a>'),
    fine("không giao thức", '<a href="//own.example/tin-bai/a/">x</a>'),
    fine("cổng 443", '<a href="https://own.example:443/">x</a>'),
    fine("tên miền hoa", '<a href="HTTPS://OWN.EXAMPLE/tin-bai/a/">x</a>'),
    fine("dấu cách quanh địa chỉ", '<a href="  /tin-bai/a/  ">x</a>'),
    fine("xuống dòng trong địa chỉ", '<a href="/tin-bai/\na/">x</a>'),
    fine("chấm giữa đường", '<a href="/tin-bai/./b/../a/">x</a>'),
    fine("chấm mã hóa", '<a href="/tin-bai/b/%2e%2e/a/">x</a>'),
    fine("chữ mã hóa thừa", '<a href="/%74in-bai/a/">x</a>'),
    fine("tiếng Việt mã hóa", '<a href="/%C4%90%E1%BB%81%20thi/%C4%91%E1%BB%81%20s%E1%BB%91%201.pdf">x</a>'),
    fine("tiếng Việt không mã hóa", '<a href="/Đề thi/đề số 1.pdf">x</a>'),
    fine("tiếng Việt mã hóa chữ thường", '<a href="/%c4%90%e1%bb%81%20thi/%c4%91%e1%bb%81%20s%e1%bb%91%201.pdf">x</a>'),
    fine("tiếng Việt bằng thực thể", '<a href="/&#272;&#7873; thi/đề số 1.pdf">x</a>'),
    fine("tên NFD thật", f'<a href="/{NFD}.pdf">x</a>', files={f"{NFD}.pdf": PDF}),
    fine("dấu cách mã hóa", '<a href="/tai%20lieu/huong%20dan.pdf">x</a>'),
    fine("tên có phần trăm", '<a href="/100%25.pdf">x</a>', files={"100%.pdf": PDF}),
    fine("tên có thăng", '<a href="/c%23.pdf">x</a>', files={"c#.pdf": PDF}),
    fine("tên có hỏi", '<a href="/a%3Fb.pdf">x</a>', files={"a?b.pdf": PDF}),
    fine("tên có cộng", '<a href="/a+b.pdf">x</a>', files={"a+b.pdf": PDF}),
    fine("tên có và", '<a href="/a&amp;b.pdf">x</a>', files={"a&b.pdf": PDF}),
    fine("tên có ngoặc", '<a href="/a(1).pdf">x</a>', files={"a(1).pdf": PDF}),
    fine("tên có phẩy", '<a href="/a,b.pdf">x</a>', files={"a,b.pdf": PDF}),
    fine("tên có a còng", '<a href="./a@b.pdf">x</a>', files={"t/a@b.pdf": PDF}),
    fine("tên có hai chấm, viết đúng", '<a href="./so:1.pdf">x</a>', files={"t/so:1.pdf": PDF}),
    fine("tên có dấu chấm", '<a href="/v1.0/">x</a>', files={"v1.0/index.html": page()}),
    fine("tên mã hóa thật trên đĩa", '<a href="/a%2520b.pdf">x</a>', files={"a%20b.pdf": PDF}),
    fine("tệp không đuôi", '<a href="/GIAY-PHEP">x</a>', files={"GIAY-PHEP": "x"}),
    fine("thư mục ẩn", '<a href="/.well-known/security.txt">x</a>', files={".well-known/security.txt": "Contact: x\n"}),
    fine(
        "cùng tên khác hoa thường", '<a href="/A.pdf">x</a><a href="/a.pdf">x</a>', files={"A.pdf": PDF, "a.pdf": PDF}
    ),
    fine("trang khác", '<a href="https://bo.example/khong-biet">x</a>'),
    fine("http của trang khác", '<a href="http://bo.example/">x</a>'),
    fine("tên miền con", '<a href="https://tuyensinh.own.example/">x</a>'),
    fine("tên miền giống", '<a href="https://own.example.bo.example/">x</a>'),
    fine("cổng khác là trang khác", '<a href="https://own.example:8443/x">x</a>'),
    fine("tên miền tiếng Việt", '<a href="https://giáo-dục.example/">x</a>'),
    fine("IP công cộng", '<a href="http://8.8.8.8/">x</a><a href="http://172.32.0.1/">y</a>'),
    fine("tên chứa localhost", '<a href="https://localhost.bo.example/">x</a>'),
    fine("localhost trong query", '<a href="https://bo.example/?u=http://localhost/">x</a>'),
    fine("không SITEURL, tuyệt đối", '<a href="https://own.example/khong-co/">x</a>', siteurl=None),
    fine("cổng http", '<a href="http://own.example/tin-bai/a/">x</a>', siteurl="http://own.example"),
    fine("cổng http gọi https", '<a href="https://own.example/tin-bai/a/">x</a>', siteurl="http://own.example"),
    fine("cổng chạy thử", '<a href="http://localhost:8000/tin-bai/a/">x</a>', siteurl="http://localhost:8000"),
    fine("cổng trong thư mục", '<a href="/so/tin-bai/a/">x</a><a href="/so/">y</a>', siteurl="https://own.example/so/"),
    fine(
        "cổng trong thư mục, tuyệt đối",
        '<a href="https://own.example/so/tin-bai/a/">x</a>',
        siteurl="https://own.example/so",
    ),
    # fragments
    fine("#top", '<a href="#top">x</a><a href="#TOP">y</a>'),
    fine("thăng sau trang", '<a href="/tin-bai/a/#">x</a>'),
    fine("neo", '<a href="#m">x</a><p id="m">y</p>'),
    fine("neo đứng sau", '<a href="/tin-bai/a/#muc-1">x</a>'),
    fine("neo không gạch chéo", '<a href="/tin-bai/a#muc-1">x</a>'),
    fine("neo name", '<a href="/#cu">x</a>'),
    fine("neo tiếng Việt", '<a href="/#đề-thi">x</a>'),
    fine("neo tiếng Việt mã hóa", '<a href="/#%C4%91%E1%BB%81-thi">x</a>'),
    fine("neo có query", '<a href="/tin-bai/a/?x=1#muc-1">x</a>'),
    fine("đoạn chữ", '<a href="/tin-bai/a/#:~:text=M%E1%BB%A5c">x</a>'),
    fine("neo và đoạn chữ", '<a href="/tin-bai/a/#muc-1:~:text=x">x</a>'),
    fine("trang của PDF", '<a href="/van-ban/2024/84.pdf#page=3">x</a>'),
    fine("đích trong PDF", '<a href="/van-ban/2024/84.pdf#nameddest=dieu-5">x</a>'),
    fine("phim từ giây", '<video src="/phim/gioi-thieu.mp4#t=10,20"></video>'),
    fine("vùng của ảnh", '<img src="/tin-bai/a/anh.jpg#xywh=0,0,10,10" alt="">'),
    fine("neo trong svg tệp", '<svg><use href="/theme/hinh.svg#mui-ten"/></svg>'),
    fine("khung nhìn svg", '<a href="/theme/hinh.svg#svgView(viewBox(0,0,1,1))">x</a>'),
    fine("svg không neo", '<img src="/theme/hinh.svg" alt="">'),
    fine("svg trong trang", '<svg><symbol id="k"></symbol><use href="#k"/><use xlink:href="#k"/></svg>'),
    fine("gradient trong trang", '<svg><linearGradient id="g"/><rect fill="url(#g)" style="stroke: url(#g)"/></svg>'),
    fine("usemap", '<img src="/tin-bai/a/anh.jpg" usemap="#m" alt=""><map name="m"></map>'),
    fine("id có dấu nháy", """<a href="#a'b">x</a><p id="a'b">y</p>"""),
    fine("id có dấu phần trăm", '<a href="#a%20b">x</a><p id="a%20b">y</p>'),
    fine("id của phần tử bất kỳ", '<a href="#f">x</a><form><input id="f"></form>'),
    fine("neo qua trang chuyển", '<a href="/x/#muc-1">x</a>', files={"x/index.html": stub("/tin-bai/a/")}),
    # what is no link
    fine("trong chú thích", '<!-- <a href="/khong-co/">x</a> -->'),
    fine("trong chú thích có gạch", '<!-- a -- <img src="/khong-co.jpg"> -->'),
    fine("chú thích của IE", '<!--[if IE]><script src="/khong-co.js"></script><![endif]-->'),
    fine("trong template", '<template><a href="/khong-co/">x</a><img src="{{ anh }}" alt=""></template>'),
    fine("trong textarea", '<textarea><a href="/khong-co/">x</a></textarea>'),
    fine("trong script", "<script>document.write('<a href=\"/khong-co/\">x</a>')</script>"),
    fine("chữ thoát", '<code>&lt;a href="/khong-co/"&gt;</code>'),
    fine("trong thuộc tính", '<p title="<a href=/khong-co/>">x</p>'),
    fine("trong iframe", '<iframe src="/"><a href="/khong-co/">x</a></iframe>'),
    fine("trong title", "", '<meta name="description" content="/khong-co/ là địa chỉ cũ">'),
    fine("a không href", "<a>x</a><a name='n'></a>"),
    fine("data-src", '<p data-src="/khong-co.jpg" data-href="/khong-co/">x</p>'),
    fine("script mẫu", '<script type="text/template"><a href="/khong-co/">x</a></script>'),
    fine("json thường trong trang", '<script type="application/json">{"url": "/khong-co/"}</script>'),
    fine("input không phải ảnh", '<input type="text" src="/khong-co.png" value="/khong-co/">'),
    fine("option", '<select><option value="/khong-co/">x</option></select>'),
    fine("object có chữ thay", '<object data="/van-ban/2024/84.pdf"><a href="/van-ban/2024/84.pdf">x</a></object>'),
    fine("form không action", '<form method="get"><button>x</button></form>'),
    fine("form action trống", '<form action=""><button>x</button></form>'),
    fine("form action thăng", '<form action="#"><button>x</button></form>'),
    fine("iframe about:blank", '<iframe src="about:blank"></iframe>'),
    # data, mail, telephone, other schemes
    fine("data ảnh", f'<img src="{DATA}" alt="">'),
    fine("data svg", '<img src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'%3E%3C/svg%3E" alt="">'),
    fine("data srcset", f'<img src="{DATA}" srcset="{DATA} 1x, /tin-bai/a/anh.jpg 2x" alt="">'),
    fine("data trong style", f'<p style="background: url({DATA})">x</p>'),
    fine("icon data trống", "", '<link rel="icon" href="data:,">'),
    fine("mailto", '<a href="mailto:van.phong+tin@own.example">x</a>'),
    fine("mailto hoa", '<a href="MAILTO:Van_Phong@Own.Example">x</a>'),
    fine("mailto tiêu đề", '<a href="mailto:a@own.example?subject=G%C3%B3p%20%C3%BD&amp;cc=b@own.example">x</a>'),
    fine("mailto nhiều người", '<a href="mailto:a@own.example,b@own.example">x</a>'),
    fine("mailto không người nhận", '<a href="mailto:?subject=Xem&amp;body=https://own.example/">x</a>'),
    fine("mailto tên miền tiếng Việt", '<a href="mailto:a@giáo-dục.example">x</a>'),
    fine("tel", '<a href="tel:+842623812345">x</a>'),
    fine("tel có dấu cách", '<a href="tel:0262 381 2345">x</a>'),
    fine("tel có dấu cách mã hóa", '<a href="tel:+84%20262%20381%202345">x</a>'),
    fine("tel chấm, gạch, ngoặc", '<a href="tel:(0262)381-23.45">x</a>'),
    fine("tel máy lẻ", '<a href="tel:+842623812345;ext=12">x</a>'),
    fine("tel ngắn", '<a href="tel:111">x</a>'),
    fine("sms, zalo, skype", '<a href="sms:+84900000000">x</a><a href="zalo://x">y</a><a href="skype:a?chat">z</a>'),
    fine("chương trình riêng", '<a href="vneid://mo?x=1">x</a><a href="momo://app">y</a>'),
    fine("geo, webcal", '<a href="geo:12.6,108">x</a><a href="webcal://own.example/lich.ics">y</a>'),
    # pictures, sets, styles
    fine("srcset đủ kiểu", '<img src="/tin-bai/a/anh.jpg" srcset="/tin-bai/a/anh.jpg 1x,\n /Hinh/Logo.png 2x" alt="">'),
    fine("srcset tên có phẩy", '<img src="/tin-bai/a/anh.jpg" srcset="/a,b.png 1x" alt="">', files={"a,b.png": PNG}),
    fine("srcset chỉ địa chỉ", '<img src="/tin-bai/a/anh.jpg" srcset="/Hinh/Logo.png" alt="">'),
    fine("ảnh có query", '<img src="/tin-bai/a/anh.jpg?v=2" alt="">'),
    fine(
        "video nhiều nguồn",
        '<video poster="/Hinh/Logo.png"><source src="/phim/gioi-thieu.mp4" type="video/mp4"></video>',
    ),
    fine("style không địa chỉ", '<p style="color: red; background: none">url(/khong-co.png)</p>'),
    fine("style chú thích", "<style>/* url(/khong-co.png) */ p::after { content: 'url(/khong-co.png)' }</style>"),
    fine("srcdoc", '<iframe srcdoc=\'<p id=m></p><a href="#m">x</a><a href="/tin-bai/a/">y</a>\'></iframe>'),
    fine("srcdoc có base", "<iframe srcdoc='<base href=/tin-bai/><a href=a/#muc-1>x</a>'></iframe>"),
    fine(
        "srcdoc lồng nhau",
        "<iframe srcdoc='<base href=/tin-bai/><iframe srcdoc=\"<a href=a/>x</a>\"></iframe>'></iframe>",
    ),
    # head
    fine(
        "preconnect",
        "",
        '<link rel="preconnect" href="https://phong-chu.example"><link rel="dns-prefetch" href="//phong-chu.example">',
    ),
    fine("canonical", "", '<link rel="canonical" href="https://own.example/t/">'),
    fine(
        "og:image",
        "",
        '<meta property="og:image" content="https://own.example/Hinh/Logo.png"><meta property="og:image:alt" content="/khong-co">',
    ),
    fine("og:title có gạch chéo", "", '<meta property="og:title" content="/khong-co/">'),
    fine("twitter", "", '<meta name="twitter:card" content="summary"><meta name="twitter:site" content="@so">'),
    fine("refresh không địa chỉ", "", '<meta http-equiv="refresh" content="300">'),
    fine("refresh chính mình sau 5 phút", "", '<meta http-equiv="refresh" content="300; url=/t/">'),
    fine("refresh tới trang có", "", '<meta http-equiv="refresh" content="0;url=/tin-bai/a/">'),
    fine("base", '<a href="a/">x</a><img src="a/anh.jpg" alt="">', '<base href="/tin-bai/">'),
    fine("base tương đối", '<a href="a/#muc-1">x</a>', '<base href="../tin-bai/">'),
    fine("base tuyệt đối", '<a href="a/">x</a>', '<base href="https://own.example/tin-bai/">'),
    fine(
        "cổng trong thư mục, không gạch chéo",
        '<a href="https://own.example/so">x</a>',
        siteurl="https://own.example/so/",
    ),
    fine("base chỉ target", '<a href="/">x</a>', '<base target="_blank">'),
    fine("base thứ hai", '<a href="a/">x</a>', '<base href="/tin-bai/"><base href="/khong-co/">'),
    fine("base trang khác", '<a href="khong-biet/">x</a>', '<base href="https://bo.example/">'),
    fine(
        "manifest",
        "",
        '<link rel="manifest" href="/app.webmanifest">',
        {
            "app.webmanifest": '{"name": "x", "start_url": "/?tu=man-hinh", "scope": "/", "id": "/ung-dung", "icons": [{"src": "Hinh/Logo.png", "type": "image/png"}]}'
        },
    ),
    fine(
        "json-ld",
        "",
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization", "@id": "https://own.example/#co-quan", "url": "https://own.example/", "logo": "/Hinh/Logo.png", "name": "/khong-co/"}</script>',
    ),
    fine(
        "json-ld tìm kiếm",
        "",
        '<script type="application/ld+json">{"@context": "https://schema.org", "potentialAction": {"target": {"urlTemplate": "https://own.example/t/?q={q}"}}}</script>',
    ),
    fine(
        "json-ld địa chỉ bưu điện",
        "",
        '<script type="application/ld+json">{"@context": "https://schema.org", "address": "Số 1/2, đường A", "image": "Ảnh lễ khai giảng"}</script>',
    ),
    fine(
        "speculationrules",
        "",
        '<script type="speculationrules">{"prefetch": [{"where": {"href_matches": "/*"}}]}</script>',
    ),
    # stylesheets
    css(
        "css tương đối",
        "p { background: url(hinh.svg) } @font-face { src: url('chu.woff2') format('woff2'), local('url(x)') }",
    ),
    css("css data", f"p {{ background: url({DATA}) }}"),
    css("css neo của trang", "p { clip-path: url(#cat) }"),
    css("css svg chữ cũ", "@font-face { src: url('chu.woff2?#iefix') }"),
    css("css namespace", "@namespace svg url(http://www.w3.org/2000/svg);"),
    css("css import", '@import "kieu.css"; @import url("kieu.css") layer(a) print;'),
    css("css image-set type", 'p { background: image-set("/Hinh/Logo.png" type("image/png") 1x) }'),
    css("css chú thích", "/* @import 'khong-co.css'; url(khong-co.png) */"),
    css("css chuỗi", 'p::after { content: "url(/khong-co.png)" }'),
    css("css bảng mã", '@charset "utf-8";\n.a { background: url("/\\110\\1EC1  thi/../Hinh/Logo.png") }'),
    # SVG files
    svg("svg tệp", '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><a xlink:href="/"><text>x</text></a>'),
    svg("svg use nhau", '<g id="k"/><use href="#k"/><use xlink:href="/theme/hinh.svg#mui-ten"/>'),
    svg("svg xml:base không còn nghĩa", '<g xml:base="/khong-co/"><image href="/Hinh/Logo.png"/></g>'),
    # feeds
    rss(
        "rss",
        '<link>https://own.example/</link><atom:link rel="self" href="https://own.example/nguon-tin/rss.xml"/><item><link>https://own.example/tin-bai/a/</link><guid isPermaLink="false">/khong-co</guid></item>',
    ),
    rss("rss guid là mã", "<item><guid>tag:own.example,2024:1</guid></item>"),
    rss("rss chữ mô tả", "<item><description>Xem /khong-co/ ở dưới</description></item>"),
    rss(
        "rss html",
        '<item><link>https://own.example/tin-bai/a/</link><description><![CDATA[<a href="#muc-1">x</a><img src="anh.jpg">]]></description></item>',
    ),
    rss(
        "rss enclosure",
        '<item><enclosure url="https://own.example/tin-bai/a/anh.jpg" type="image/jpeg" length="31"/></item>',
    ),
    atom(
        "atom",
        '<id>https://own.example/khong-co</id><link href="/"/><entry><id>tag:x</id><link href="https://own.example/tin-bai/a/#muc-1"/></entry>',
    ),
    atom(
        "atom xml:base",
        '<entry xml:base="https://own.example/tin-bai/"><link href="a/"/><content type="html">&lt;img src="a/anh.jpg"&gt;</content></entry>',
    ),
    atom("atom văn bản thường", '<entry><title type="text">&lt;a href="/khong-co/"&gt;</title></entry>'),
    atom(
        "atom xhtml",
        '<entry><link href="https://own.example/tin-bai/a/"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="#muc-1">x</a></div></content></entry>',
    ),
    fine_file(
        "json feed",
        "nguon-tin/feed.json",
        '{"version": "https://jsonfeed.org/version/1.1", "home_page_url": "https://own.example/", "items": [{"id": "https://own.example/khong-co", "url": "https://own.example/tin-bai/a/", "content_html": "<a href=\\"#muc-1\\">x</a>"}]}',
    ),
    # sitemaps and other files
    fine_file(
        "sitemap",
        "sitemap.xml",
        MAP + "<url><loc>https://own.example/tin-bai/a/</loc><lastmod>2024-01-01</lastmod></url></urlset>",
    ),
    fine_file(
        "sitemap có thực thể", "sitemap.xml", MAP + "<url><loc>https://own.example/?a=1&amp;b=2</loc></url></urlset>"
    ),
    fine_file(
        "sitemap nén",
        "sitemap.xml.gz",
        gzip.compress((MAP + "<url><loc>https://own.example/tin-bai/a/</loc></url></urlset>").encode(), mtime=0),
    ),
    fine_file(
        "sitemap mã hóa",
        "sitemap.xml",
        MAP
        + "<url><loc>https://own.example/%C4%90%E1%BB%81%20thi/%C4%91%E1%BB%81%20s%E1%BB%91%201.pdf</loc></url></urlset>",
    ),
    fine_file(
        "robots",
        "robots.txt",
        "User-agent: *\nDisallow: /khong-co/\nSitemap: https://own.example/sitemap.xml\n",
        {"sitemap.xml": MAP + "</urlset>"},
    ),
    fine_file(
        "opensearch",
        "tim.xml",
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><Url type="text/html" template="https://own.example/tin-bai/a/?q={searchTerms}&amp;p={startPage?}"/></OpenSearchDescription>',
    ),
    fine_file("xml khác", "du-lieu.xml", '<bang url="khong phai dia chi"><o>/khong-co/</o></bang>'),
    ics(
        "ics",
        "URL:https://own.example/tin-bai/a/\r\nUID:https://own.example/khong-co\r\nDESCRIPTION:Xem https://own.example/tin-bai/a/\\, rồi về.",
    ),
    ics("ics nhúng", "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA"),
    ics("ics gấp dòng", "URL:https://own.example/tin-\r\n bai/a/"),
    fine_file(
        "json",
        "chu-de/index.json",
        '{"name": "/khong-co/", "address": "/tin-bai/a/", "phone": "0262/3812345", "path": "/khong-co"}',
    ),
    fine_file(
        "json mẫu địa chỉ", "du-lieu.json", '{"url": "/tin-bai/{id}/", "forge": "https://own.example/edit/{path}"}'
    ),
    fine_file(
        "json lược đồ",
        "du-lieu.json",
        '{"$schema": "https://own.example/khong-co.json", "@context": "https://own.example/khong-co"}',
    ),
    fine_file(
        "redirects",
        "redirects.json",
        '{"/cu/": "/tin-bai/a/", "/cu-2/": "/tin-bai/a/#muc-1"}',
        {"t/index.html": page('<a href="/cu/">x</a>')},
    ),
    fine_file("redirects ra ngoài", "redirects.json", '{"/cu/": "https://bo.example/"}'),
    fine_file("_redirects", "_redirects", "# x\n/cu/* /tin-bai/a/:splat 301\n/cu /tin-bai/a/ 301\n"),
    fine_file(
        "_redirects theo mẫu",
        "_redirects",
        "/cu/* /tin-bai/:splat 301\n/nam/:nam/:ten /tin-bai/:ten/#muc-1\n/moi https://bo.example/:splat\n/* /index.html 404\n",
        {"t/index.html": page('<a href="/cu/a/#muc-1">x</a><a href="/nam/2024/a">y</a><a href="/cu/a">z</a>')},
    ),
    fine_file(
        "_redirects một trang cho mọi địa chỉ",
        "_redirects",
        "/* /index.html 200\n",
        {"t/index.html": page('<a href="/ung-dung/bat-ky">x</a>')},
    ),
    fine_file(
        "_redirects theo mẫu qua mẫu khác",
        "_redirects",
        "/cu/* /giua/:splat 301\n/giua/* /tin-bai/:splat 301\n/x/* /:splat\n",
    ),
    fine(
        "công thức",
        '<math><mi href="/tin-bai/a/#muc-1">x</mi><mn>1</mn><mo xlink:href="#n">+</mo></math><p id="n">n</p>',
    ),
    fine("ngoài công thức", '<mi href="/khong-co/">x</mi>'),
    fine_file("_redirects thêm gạch chéo", "_redirects", "/tin-bai/a /tin-bai/a/ 301\n"),
    fine_file("_redirects mẫu trùng tên", "_redirects", "/:a/:a/* /tin-bai/a/ 301\n"),
    fine_file("trang chuyển", "x/index.html", stub("/tin-bai/a/")),
    fine_file("trang chuyển ra ngoài", "x/index.html", stub("https://bo.example/")),
    fine_file(
        "xhtml",
        "t.xhtml",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><body><a id="m"/><a href="#m">x&nbsp;y</a></body></html>',
    ),
    fine_file(
        "trang windows-1258",
        "w.html",
        '<!doctype html><meta charset="windows-1258"><a href="/tin-bai/a/">Ti\xean</a>'.encode("cp1252"),
    ),
    fine_file("trang utf-16", "u.html", "\ufeff<!doctype html><a href='/tin-bai/a/'>Đề</a>".encode("utf-16-le")),
    fine_file("trang có BOM", "b.html", "\ufeff" + page('<a href="/tin-bai/a/">x</a>')),
    fine_file("tệp txt rỗng", "rong.txt", b""),
    fine_file("mảnh html", "manh.html", '<a href="/tin-bai/a/">x</a>'),
    fine_file("thẻ không đóng", "k.html", '<p><a href="/tin-bai/a/">x<a href="/">y<table><a href="/tin-bai/a">z'),
)
