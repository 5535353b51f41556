"""How other sites behave, one row a behaviour: where it is, what the server does, what is to be said of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import trustme

from link_server import NOT_FOUND, Answering, LinkServer, Reply, Request, article, html, moved


@dataclass(frozen=True)
class Row:
    """`url`: with {port} and {tls}. `final`: what the report names, where the row is about it."""

    name: str
    url: str
    verdict: str
    final: str | None = None


class Table:
    """Rows, and the server's routes beside them."""

    def __init__(self, server: LinkServer) -> None:
        self.server = server
        self.rows: list[Row] = []

    def host(self, name: str, others: Reply | Answering | None = None, robots: Reply | None = None) -> None:
        if others is not None:
            self.server.others[name] = others
        self.server.routes[name, "/robots.txt"] = robots or Reply(404)

    def row(
        self, name: str, url: str, reply: Reply | list[Reply] | Answering | None, verdict: str, final: str | None = None
    ) -> None:
        host, slash, path = url.partition("://")[2].partition("/") if "://" in url else url.partition("/")
        if reply is not None:
            self.server.routes[host, slash + path or "/"] = reply
        whole = url if "://" in url else f"http://{host}:{{port}}{slash}{path}"
        self.rows.append(Row(name, whole, verdict, final))

    def filled(self, text: str) -> str:
        return text.format(port=self.server.port, tls=self.server.tls_port)


HONEST = "truong-a.edu.example"


def plain_answers(t: Table) -> None:
    t.host(HONEST)
    good = Reply(body=article("Lịch khai giảng"))
    for path in ("/tin/khai-giang.html", "/tin/khai-giang-2/", "/a/b/c/d.aspx", "/?p=12", "/tin?id=7&lang=vi"):
        t.row("trang còn", HONEST + path, good, "alive")
    t.row("trang chủ", HONEST + "/", Reply(body=article("Trường THPT Ví dụ")), "alive")
    for status in (201, 202, 203, 206):
        t.row(f"mã {status}", f"{HONEST}/ma/{status}", Reply(status, article("Tài liệu")), "alive")
    t.row("204 không nội dung", f"{HONEST}/ma/204", Reply(204), "alive")
    for status in (404, 410):
        t.row(f"mã {status}", f"{HONEST}/ma/{status}", Reply(status, html("Hết")), "dead")
    for status in (401, 402, 403, 406, 407, 451, 999):
        t.row(f"mã {status}", f"{HONEST}/ma/{status}", Reply(status, html("Không")), "blocked")
    t.row("429 mãi", f"{HONEST}/ma/429", Reply(429, html("Chậm lại"), {"Retry-After": "3600"}), "blocked")
    for status in (400, 405, 409, 418, 500, 501, 502, 503, 504, 505, 508, 520, 530):
        t.row(f"mã {status}", f"{HONEST}/ma/{status}", Reply(status, html("Lỗi")), "unsure")
    t.row("304 không hỏi", f"{HONEST}/ma/304", Reply(304), "unsure")
    t.row("trang trống", f"{HONEST}/trong", Reply(body=""), "alive")
    t.row("không có kiểu", f"{HONEST}/khong-kieu", Reply(body=article("Tin"), type=""), "alive")
    t.row("kiểu lạ", f"{HONEST}/kieu-la", Reply(body="{}", type="application/json"), "alive")
    t.row("mã hóa lạ", f"{HONEST}/ma-hoa", Reply(body=article("Tin"), type="text/html; charset=x-khong-co"), "alive")
    t.row(
        "windows-1258",
        f"{HONEST}/1258",
        Reply(body=b"<title>Tin</title>\xd0\xe3", type="text/html; charset=windows-1258"),
        "alive",
    )
    t.row("gzip", f"{HONEST}/gzip", Reply(body=article("Tin nén"), zipped=True), "alive")
    t.row("gzip giả", f"{HONEST}/gzip-gia", Reply(body=article("Tin"), headers={"Content-Encoding": "gzip"}), "alive")
    t.row("bom nén", f"{HONEST}/bom", Reply(body=b"a" * 30_000_000, zipped=True), "alive")
    t.row(
        "br không xin", f"{HONEST}/br", Reply(body=b"\x0b\x02\x80abc\x03", headers={"Content-Encoding": "br"}), "alive"
    )
    t.row("tiêu đề dài", f"{HONEST}/tieu-de-dai", Reply(body=article("Tin"), headers={"X-A": "a" * 20_000}), "alive")
    t.row(
        "nhiều tiêu đề",
        f"{HONEST}/nhieu-tieu-de",
        Reply(body=article("Tin"), headers={f"X-{n}": "1" for n in range(300)}),
        "alive",
    )
    t.row("có mật khẩu", f"http://nguoi:matkhau@{HONEST}:{{port}}/mat-khau", None, "alive")
    t.server.routes[HONEST, "/mat-khau"] = lambda request: Reply(
        400 if "authorization" in request.headers else 200, article("Tin")
    )
    t.row("có đoạn", f"{HONEST}/doan#phan-2", None, "alive")
    t.server.routes[HONEST, "/doan"] = good
    t.row("dấu tiếng Việt", f"{HONEST}/tệp đính kèm/kế-hoạch.html".replace(" ", "%20"), None, "alive")
    t.server.routes[HONEST, "/t%E1%BB%87p%20%C4%91%C3%ADnh%20k%C3%A8m/k%E1%BA%BF-ho%E1%BA%A1ch.html"] = good


def files(t: Table) -> None:
    t.host("tep.example")
    pdf = Reply(body=b"%PDF-1.7 ...", type="application/pdf")

    def by_method(head: Reply, get: Reply) -> Answering:
        return lambda request: head if request.method == "HEAD" else get

    t.row("pdf còn", "tep.example/a.pdf", pdf, "alive")
    t.row("pdf lớn", "tep.example/lon.pdf", Reply(body=b"%PDF" + b"x" * 5_000_000, type="application/pdf"), "alive")
    t.row("docx còn", "tep.example/a.docx", Reply(body=b"PK", type="application/octet-stream"), "alive")
    for status in (400, 401, 403, 404, 405, 500, 501, 503):
        t.row(f"HEAD {status}, GET 200", f"tep.example/head{status}.pdf", by_method(Reply(status), pdf), "alive")
    t.row("HEAD ngắt, GET 200", "tep.example/head-ngat.pdf", by_method(Reply(reset=True), pdf), "alive")
    t.row("HEAD treo, GET 200", "tep.example/head-treo.pdf", by_method(Reply(delay_s=5), pdf), "alive")
    t.row("HEAD 404, GET 404", "tep.example/mat.pdf", NOT_FOUND, "dead")
    t.row("HEAD 403, GET 403", "tep.example/cam.pdf", Reply(403), "blocked")
    t.row("tệp chuyển hẳn", "tep.example/cu.pdf", moved("/a.pdf"), "moved", "http://tep.example:{port}/a.pdf")
    t.row("tệp chuyển tạm", "tep.example/tam.pdf", moved("/a.pdf", 302), "alive")
    t.row("trang: HEAD 200, GET 404", "tep.example/trang", by_method(Reply(), NOT_FOUND), "dead")
    t.row("trang: HEAD 405", "tep.example/trang405", by_method(Reply(405), Reply(body=article("Tin"))), "alive")
    t.row("trang: HEAD 404", "tep.example/trang404", by_method(NOT_FOUND, Reply(body=article("Tin"))), "alive")
    t.row(
        "pdf mà là trang mất",
        "tep.example/hoa-trang.pdf",
        Reply(body=html("Không tìm thấy tệp", "<h1>Không tìm thấy tệp</h1>")),
        "soft404",
    )
    t.row("tệp endless", "tep.example/vo-tan.mp4", Reply(body=b"0", type="video/mp4", endless=True), "alive")


def faults(t: Table) -> None:
    host = "loi.example"
    t.host(host)
    good = Reply(body=article("Tuyển sinh lớp 10"))
    for status in (500, 502, 503, 504, 429, 408):
        t.row(f"{status} một lần rồi 200", f"{host}/mot-lan/{status}", [Reply(status, "x"), good], "alive")
    t.row("500 hai lần rồi 200", f"{host}/hai-lan", [Reply(500), Reply(500), good], "alive")
    t.row("404 một lần rồi 200", f"{host}/404-mot-lan", [NOT_FOUND, good], "alive")
    t.row("429 có Retry-After", f"{host}/429", [Reply(429, "", {"Retry-After": "1"}), good], "alive")
    t.row("503 có Retry-After", f"{host}/503", [Reply(503, "", {"Retry-After": "1"}), good], "alive")
    date = {"Date": "Wed, 25 Nov 2026 08:00:00 GMT", "Retry-After": "Wed, 25 Nov 2026 08:00:01 GMT"}
    t.row("Retry-After là ngày", f"{host}/503-ngay", [Reply(503, "", date), good], "alive")
    t.row("Retry-After vô nghĩa", f"{host}/503-la", [Reply(503, "", {"Retry-After": "mai"}), good], "alive")
    t.row("Retry-After âm", f"{host}/503-am", [Reply(503, "", {"Retry-After": "-5"}), good], "alive")
    t.row("Retry-After quá lâu", f"{host}/503-lau", Reply(503, "", {"Retry-After": "86400"}), "unsure")
    t.row("ngắt một lần", f"{host}/ngat-1", [Reply(reset=True), good], "alive")
    t.row("ngắt mãi", f"{host}/ngat", Reply(reset=True), "unsure")
    t.row("chậm mà tới", f"{host}/cham", Reply(body=article("Tin"), delay_s=0.5), "alive")
    t.row("treo một lần", f"{host}/treo-1", [Reply(delay_s=9), good], "alive")
    t.row("treo mãi", f"{host}/treo", Reply(delay_s=9), "unsure")
    t.row("nhỏ giọt", f"{host}/giot", Reply(body=article("Tin"), drip_s=0.1), "alive")
    t.row("vô tận", f"{host}/vo-tan", Reply(body=article("Tin"), endless=True), "alive")
    t.row("nửa trang rồi im", f"{host}/nua", Reply(body=article("Tin"), hang_after=400), "alive")
    t.row("im sau tiêu đề", f"{host}/im", Reply(body=article("Tin"), hang_after=0), "unsure")
    t.row("cụt", f"{host}/cut", Reply(body=article("Tin"), cut_after=500), "alive")
    t.row("không phải HTTP", f"{host}/la", Reply(raw=b"SSH-2.0-OpenSSH_9.2\r\n"), "unsure")
    t.row("HTTP hỏng", f"{host}/hong", Reply(raw=b"HTTP/9 abc\r\n\r\n"), "unsure")
    t.row("không trả gì", f"{host}/rong", Reply(raw=b""), "unsure")
    t.row("cổng đóng", "http://loi.example:1/", None, "unsure")
    t.row("tên không có", "http://khong-con.invalid/", None, "dead")
    t.row("tên không có trong hosts", "http://truong-da-giai-the.example/tin", None, "dead")
    t.row("mạng riêng", "http://192.168.1.1:{port}/", None, "unsure")
    t.row("tên dẫn vào mạng riêng", "http://noi-bo.example:{port}/", None, "unsure")
    t.row("siêu dữ liệu đám mây", "http://169.254.169.254/latest/meta-data/", None, "unsure")
    t.row("số thập phân", "http://3232235777:{port}/", None, "unsure")
    t.row("IPv6 nội bộ", "http://[::1]:{port}/", None, "unsure")
    t.row("IPv4 trong IPv6", "http://[::ffff:10.0.0.1]:{port}/", None, "unsure")
    t.row("CGNAT", "http://100.64.0.1:{port}/", None, "unsure")
    t.row("chuyển vào mạng riêng", f"{host}/ssrf", moved("http://noi-bo.loi.example:{port}/"), "unsure")


def redirects(t: Table) -> None:
    host = "chuyen.example"
    t.host(host)
    good = Reply(body=article("Kế hoạch năm học"))
    t.server.routes[host, "/moi"] = good
    new = f"http://{host}:{{port}}/moi"
    for status in (301, 308):
        t.row(f"{status}", f"{host}/cu{status}", moved("/moi", status), "moved", new)
    for status in (302, 303, 307):
        t.row(f"{status}", f"{host}/tam{status}", moved("/moi", status), "alive")
    t.row("hai lần hẳn", f"{host}/cu-2", moved("/cu301"), "moved", new)
    t.row("hẳn rồi tạm", f"{host}/han-tam", moved("/tam302"), "moved", f"http://{host}:{{port}}/tam302")
    t.row("tạm rồi hẳn", f"{host}/tam-han", moved("/cu301", 302), "alive")
    t.row("tương đối", f"{host}/thu-muc/cu", moved("../moi"), "moved", new)
    t.row("giữ đoạn", f"{host}/cu301#phan-1", None, "moved", new + "#phan-1")
    t.row("đoạn mới", f"{host}/cu-doan", moved("/moi#b"), "moved", new + "#b")
    t.row("thêm gạch chéo", f"{host}/muc", moved("/muc/"), "moved", f"http://{host}:{{port}}/muc/")
    t.server.routes[host, "/muc/"] = good
    t.row("www", f"http://www.{host}:{{port}}/moi", None, "moved", new)
    t.host(f"www.{host}", lambda request: moved(f"http://{host}:{t.server.port}{request.path}"))
    t.row("đích có dấu", f"{host}/dau", moved("/tin-tức"), "moved", f"http://{host}:{{port}}/tin-t%E1%BB%A9c")
    t.server.routes[host, "/tin-t%E1%BB%A9c"] = good
    t.row("tới trang chết", f"{host}/toi-chet", moved("/khong-con"), "dead")
    t.row("tới trang cấm", f"{host}/toi-cam", moved("/cam"), "blocked")
    t.server.routes[host, "/cam"] = Reply(403)
    t.row("tới trang hỏng", f"{host}/toi-hong", moved("/hong"), "unsure")
    t.server.routes[host, "/hong"] = Reply(500)
    t.row("vòng hai", f"{host}/vong-a", moved("/vong-b"), "unsure")
    t.server.routes[host, "/vong-b"] = moved("/vong-a")
    t.row("vòng một", f"{host}/vong", moved("/vong"), "unsure")
    t.row("dài vô tận", f"{host}/dai/0", None, "unsure")
    for n in range(40):
        t.server.routes[host, f"/dai/{n}"] = moved(f"/dai/{n + 1}")
    t.row("tám bước", f"{host}/tam/0", None, "moved", f"http://{host}:{{port}}/tam/8")
    for n in range(8):
        t.server.routes[host, f"/tam/{n}"] = moved(f"/tam/{n + 1}")
    t.server.routes[host, "/tam/8"] = good
    t.row("không nói đi đâu", f"{host}/khong-dich", Reply(301), "unsure")
    t.row("đích không phải web", f"{host}/dich-mail", moved("mailto:a@b.example"), "unsure")
    t.row("đích hỏng", f"{host}/dich-hong", moved("http://[x/"), "unsure")
    t.row("tới tên không có", f"{host}/dich-mat", moved(f"http://cu.{host}:{{port}}/"), "dead")
    t.row("bánh quy rồi quay lại", f"{host}/banh-quy", _cookie_wall, "alive")
    t.row(
        "bánh quy của nơi khác",
        f"{host}/banh-quy-la",
        Reply(302, "", {"Location": "http://em.chuyen.example:{port}/xem", "Set-Cookie": "a=1"}),
        "alive",
    )
    t.host("em.chuyen.example")
    t.server.routes["em.chuyen.example", "/xem"] = lambda r: Reply(
        400 if "cookie" in r.headers else 200, article("Tin")
    )
    t.row(
        "meta refresh",
        f"{host}/meta",
        Reply(body=html("Chuyển", head='<meta http-equiv="refresh" content="0; url=/moi">')),
        "alive",
    )
    t.row(
        "meta refresh tới chết",
        f"{host}/meta-chet",
        Reply(body=html("Chuyển", head="<meta http-equiv=Refresh content=\"0;URL='/mat'\">")),
        "dead",
    )
    t.row(
        "tự nạp lại",
        f"{host}/nap-lai",
        Reply(body=html("Bảng tin", article("Bảng tin"), '<meta http-equiv="refresh" content="5">')),
        "alive",
    )
    t.row(
        "tự nạp lại chính mình",
        f"{host}/nap-lai-2",
        Reply(body=html("Bảng tin", article("Bảng tin"), '<meta http-equiv="refresh" content="5;url=/nap-lai-2">')),
        "alive",
    )
    t.row(
        "chuyển bằng script",
        f"{host}/script",
        Reply(body=html("", "<script>window.location.href='/moi'</script>")),
        "alive",
    )
    t.row("đăng nhập", f"{host}/ho-so", moved("/dang-nhap?tiep=/ho-so", 302), "alive")
    t.server.routes[host, "/dang-nhap?tiep=/ho-so"] = Reply(
        body=html("Đăng nhập", "<form><input type=password></form>")
    )
    t.row("index về trang chủ", f"{host}/index.php", moved("/"), "moved", f"http://{host}:{{port}}/")
    t.row("/trang-chu về trang chủ", f"{host}/trang-chu", moved("/"), "moved", f"http://{host}:{{port}}/")
    t.row("trang chủ sang /vi/", f"{host}/vao", moved("/vi/", 302), "alive")
    t.server.routes[host, "/vi/"] = t.server.routes[host, "/"] = Reply(body=article("Trang chủ"))


def _cookie_wall(request: Request) -> Reply:
    if "co=1" in request.headers.get("cookie", ""):
        return Reply(body=article("Tin sau bánh quy"))
    return Reply(302, "", {"Location": request.path, "Set-Cookie": "co=1; Path=/"})


MISSING_TITLES = (
    "404 Not Found", "Lỗi 404 - Không tìm thấy trang", "Không tìm thấy trang | Trường THPT Ví dụ", "Trang không tồn tại",
    "Page not found – Trường THPT Ví dụ", "Bài viết không tồn tại hoặc đã bị xóa", "Oops! That page can’t be found.",
    "Error 404", "The page cannot be found", "HTTP Status 404 – Not Found", "Trang bạn yêu cầu không tồn tại",
    "Sorry, this page isn't available", "Nội dung bạn đang tìm không tồn tại", "Không tìm thấy bài viết",
    "404", "Object not found!", "Không tìm thấy nội dung", "Đường dẫn không tồn tại", "File not found",
    "Kh&ocirc;ng t&igrave;m th&#7845;y trang", "KHÔNG TÌM THẤY TRANG", "Trang này không tồn tại",
    "Liên kết hỏng", "Page Not Found | 404", "Tài liệu đã bị xóa", "Trang không tìm thấy: 404",
    "Văn bản không tồn tại", "This page doesn't exist", "Xin lỗi, trang bạn tìm không tồn tại",
)  # fmt: skip
MISSING_BODIES = (
    "<h1>404</h1><p>Trang bạn tìm kiếm không tồn tại.</p>", "<h2>Không tìm thấy trang</h2><p>Về <a href=/>trang chủ</a></p>",
    "<h1>Rất tiếc!</h1><p>Bài viết này không tồn tại hoặc đã bị xóa.</p>", "<div class=err>Nội dung này đã bị gỡ bỏ.</div>",
    "<p>Không tìm thấy bài viết theo yêu cầu.</p>", "<h3>The page you requested could not be found.</h3>",
    "<p>The requested URL was not found on this server.</p>", "<p>Đường dẫn bạn truy cập không tồn tại trên hệ thống.</p>",
    "<p>Văn bản không còn tồn tại.</p>", "<p>Sorry, the page you are looking for does not exist.</p>",
    "<p>This content is no longer available.</p>",
)  # fmt: skip
HARMLESS = (
    (
        "Lỗi 404 là gì và cách khắc phục",
        "Hướng dẫn cho quản trị viên. Trang bạn tìm không tồn tại là thông báo thường gặp.",
    ),
    ("Không tìm thấy trẻ lạc sau lũ", "Lực lượng cứu hộ vẫn đang tìm kiếm."),
    ("404 phòng học mới được đưa vào sử dụng", "Toàn tỉnh có 404 phòng học mới."),
    ("Công an cảnh báo nhà cái, cá cược qua mạng", "Phụ huynh cần nhắc con em không tham gia."),
    ("Tên miền hết hạn: điều trường học cần biết", "Nhà trường gia hạn tên miền trước ngày hết hạn."),
    ("Lịch bảo trì hệ thống tuyển sinh", "Hệ thống đang bảo trì từ 22 giờ đến 24 giờ."),
    ("Mua sắm trang thiết bị dạy học", "Danh mục trang thiết bị không có trong kho."),
    ("Thông báo", "Về việc nghỉ lễ."),
    ("Xác minh bạn là người dùng VNeID", "Các bước xác minh."),
    ("Tìm lại mật khẩu khi không tìm thấy tài khoản", "Liên hệ quản trị viên của trường."),
)


def soft_404(t: Table) -> None:
    host = "mem.example"
    t.host(host)
    for n, title in enumerate(MISSING_TITLES):
        t.row(
            f"tiêu đề: {title}",
            f"{host}/tieu-de/{n}",
            Reply(body=html(title, f"<h1>{title}</h1><p>Về trang chủ.</p>")),
            "soft404",
        )
    for n, body in enumerate(MISSING_BODIES):
        t.row(f"thân: {body[:40]}", f"{host}/than/{n}", Reply(body=html("Trường THPT Ví dụ", body)), "soft404")
    for n, (title, text) in enumerate(HARMLESS):
        body = (
            f"<h1>{title}</h1>" + f"<p>{text} Nhà trường đề nghị phụ huynh phối hợp cùng giáo viên chủ nhiệm.</p>" * 9
        )
        t.row(f"bài thật: {title}", f"{host}/bai/{n}", Reply(body=html(f"{title} - Trường THPT Ví dụ", body)), "alive")
    t.row("bài ngắn", f"{host}/ngan", Reply(body=html("Nghỉ học ngày 20/11", "<p>Học sinh nghỉ.</p>")), "alive")
    t.row(
        "không có kết quả tìm kiếm",
        f"{host}/tim?q=a",
        Reply(body=html("Tìm kiếm", "<p>Không có kết quả nào cho từ khóa.</p>")),
        "alive",
    )
    t.row(
        "chữ trong script",
        f"{host}/js",
        Reply(body=html("Tin", "<script>var m='404 Not Found: Trang không tồn tại'</script>" + article("Tin"))),
        "alive",
    )
    t.row(
        "chữ trong chú thích",
        f"{host}/cmt",
        Reply(body=html("Tin", "<!-- Không tìm thấy trang -->" + article("Tin"))),
        "alive",
    )
    t.row("chuyển tới /404.html", f"{host}/cu-1", moved("/404.html", 302), "soft404")
    t.server.routes[host, "/404.html"] = Reply(body=html("Trường THPT Ví dụ", "<p>Mời xem tin khác.</p>"))
    t.row("chuyển tới /error", f"{host}/cu-2", moved("/error", 302), "soft404")
    t.server.routes[host, "/error"] = Reply(body=html("Có lỗi", "<p>Mời xem tin khác.</p>"))
    t.row("bài bị ném về trang chủ", f"{host}/tin/khai-giang-nam-hoc-moi.html", moved("/", 302), "soft404")
    t.server.routes[host, "/"] = Reply(body=article("Trang chủ"))

    # whatever is asked, a page comes
    all_one = html(
        "Trường THPT Nói Dối", "<h1>Chào mừng</h1><p>Trường chúng tôi thành lập năm 1990, có nhiều thành tích.</p>"
    )
    t.host("noi-doi.example", Reply(body=all_one))
    t.row("nói dối: bài mất", "noi-doi.example/tin/bai-cu.html", None, "soft404")
    t.row("nói dối: thư mục mất", "noi-doi.example/cu/", None, "soft404")
    t.row("nói dối: tệp mất", "noi-doi.example/van-ban/quyet-dinh.pdf", None, "soft404")
    t.row("nói dối: trang chủ còn", "noi-doi.example/", None, "alive")
    t.row("nói dối: index còn", "noi-doi.example/index.html", None, "alive")
    t.row("nói dối: bài thật", "noi-doi.example/tin/bai-that.html", Reply(body=article("Bài thật của trường")), "alive")
    same_frame = html(
        "Trường THPT Nói Dối",
        "<h1>Chào mừng</h1><p>Bài viết về lễ bế giảng năm học, với nhiều hoạt động vui của học sinh toàn trường.</p>",
    )
    t.row("nói dối: bài thật cùng tiêu đề", "noi-doi.example/tin/cung-khung.html", Reply(body=same_frame), "alive")

    t.row(
        "nói dối: bài thật rất ngắn",
        "noi-doi.example/tin/ngan.html",
        Reply(body=html("Trường THPT Nói Dối", "<h1>Lịch thi</h1><p>Ngày 5/6.</p>")),
        "alive",
    )
    t.row(
        "nói dối: bài thật rất ngắn, cùng đề mục",
        "noi-doi.example/tin/ngan-2.html",
        Reply(body=html("Trường THPT Nói Dối", "<h1>Chào mừng</h1><p>Thi ngày 5/6.</p>")),
        "alive",
    )
    t.host(
        "nhac-lai.example",
        lambda r: Reply(
            body=html(
                "Trường",
                f"<p>Không có gì ở {r.path} cho bạn. Mã phiên {r.count}{len(r.path)}. Mời chọn mục khác trong danh mục.</p>",
            )
        ),
    )
    t.row("nhắc lại địa chỉ", "nhac-lai.example/tin/le-be-giang", None, "soft404")
    t.host("ve-nha.example", lambda r: Reply(body=article("Trang chủ")) if r.path == "/" else moved("/", 302))
    t.row("mọi thứ về trang chủ", "ve-nha.example/tin/cu", None, "soft404")
    t.row("mọi thứ về trang chủ: trang chủ", "ve-nha.example/", None, "alive")
    t.host("ve-nha-han.example", lambda r: Reply(body=article("Trang chủ")) if r.path == "/" else moved("/"))
    t.row("mọi thứ về trang chủ, 301", "ve-nha-han.example/tin/cu", None, "soft404")
    t.host("ung-dung.example", Reply(body=html("Ứng dụng", '<div id="root"></div><script src="/app.js"></script>')))
    t.row("ứng dụng một trang", "ung-dung.example/tra-cuu/diem", None, "alive")
    t.host(
        "tin-ngau-nhien.example",
        lambda r: Reply(
            body=html(
                "Báo",
                "<p>Mời đọc tin khác.</p>"
                + "".join(f"<a href=/{n}>Tin số {r.path[-3:]} {n} hay</a>" for n in range(5)),
            )
        ),
    )
    t.row("trang mất có tin ngẫu nhiên", "tin-ngau-nhien.example/tin/abc", None, "soft404")
    t.host(
        "dang-nhap.example",
        lambda r: (
            Reply(body=html("Đăng nhập", "<form>Tên đăng nhập và mật khẩu của cán bộ<input type=password></form>"))
            if r.path.startswith("/login")
            else moved(f"/login?next={r.path}", 302)
        ),
    )
    t.row("mọi thứ đòi đăng nhập", "dang-nhap.example/ho-so/1", None, "alive")
    t.host(
        "nghi.example",
        Reply(body=html("Website đang bảo trì", "<h1>Website đang bảo trì</h1><p>Xin quay lại sau.</p>")),
    )
    t.row("cả trang bảo trì", "nghi.example/tin/1", None, "unsure")
    t.host("khoa.example", Reply(body=html("Account Suspended", "<h1>This Account has been suspended.</h1>")))
    t.row("tài khoản bị khóa", "khoa.example/tin/1", None, "soft404")
    t.host(
        "nginx.example",
        lambda r: Reply(body=html("Welcome to nginx!", "<h1>Welcome to nginx!</h1>")) if r.path == "/" else NOT_FOUND,
    )
    t.row("máy chủ trống", "nginx.example/", None, "soft404")
    t.row(
        "csdl hỏng",
        f"{host}/wp",
        Reply(body=html("Database Error", "<h1>Error establishing a database connection</h1>")),
        "unsure",
    )


def more_missing(t: Table) -> None:
    host = "them.example"
    good = Reply(body=article("Tin"))
    t.host(host, lambda r: good if r.path.startswith("/tin/") else NOT_FOUND)
    for n in range(3):
        t.row(f"mọi thứ trong một thư mục đều có {n}", f"{host}/tin/{n}", None, "alive")
    t.row("chữ thuần báo mất", f"{host}/go", Reply(body="404 page not found\n", type="text/plain"), "soft404")
    t.row("chữ thuần", f"{host}/chu.txt", Reply(body="Danh sách lớp 10A1\n", type="text/plain"), "alive")
    t.row("về trang chủ kèm mã lỗi", f"{host}/cu", moved("/?error=404", 302), "soft404")
    t.server.routes[host, "/?error=404"] = t.server.routes[host, "/"] = Reply(body=article("Trang chủ"))
    t.row("tên ngắn về trang chủ", f"{host}/cong-cu", moved("/"), "moved", f"http://{host}:{{port}}/")
    t.row("bài về trang chủ, 301", f"{host}/tin-tuc/le-ky-niem-ngay-nha-giao.html", moved("/"), "soft404")
    t.row("301 tới cửa đăng nhập", f"{host}/noi-bo", moved("/login?next=/noi-bo"), "alive")
    t.server.routes[host, "/login?next=/noi-bo"] = Reply(body=html("Đăng nhập"))
    t.row("tiêu đề Refresh", f"{host}/refresh", Reply(body=html("Chuyển"), headers={"Refresh": "0; url=/mat"}), "dead")
    t.row(
        "tiêu đề Refresh tốt",
        f"{host}/refresh-2",
        Reply(body=html("Chuyển"), headers={"Refresh": "1;url=/tin/1"}),
        "alive",
    )
    t.row(
        "Refresh sau nửa phút",
        f"{host}/refresh-3",
        Reply(body=article("Bảng"), headers={"Refresh": "30;url=/mat"}),
        "alive",
    )
    t.row(
        "danh mục trống",
        f"{host}/muc-trong",
        Reply(body=html("Chuyên mục", "<h1>Chuyên mục</h1><p>Không có bài viết nào.</p>")),
        "alive",
    )
    t.row(
        "đang cập nhật",
        f"{host}/cap-nhat",
        Reply(body=html("Giới thiệu", "<p>Nội dung đang được cập nhật.</p>")),
        "alive",
    )
    t.row("nói dối: trang chủ kèm theo dõi", "noi-doi.example/?utm_source=zalo", None, "alive")
    t.row(
        "dịch vụ hết hạn",
        f"{host}/het-han",
        Reply(body=html("Website đã hết hạn dịch vụ", "<p>Liên hệ nhà cung cấp.</p>")),
        "soft404",
    )
    t.host(
        "app-2.example",
        Reply(body='<title>Tra cứu</title><app-root>Đang tải…</app-root><script src="main.js"></script>'),
    )
    t.row("ứng dụng đang tải", "app-2.example/ket-qua/1", None, "alive")
    t.row("vào mạng riêng bằng số", f"{host}/ssrf", moved("http://169.254.169.254/latest/"), "unsure")


def strangers(t: Table) -> None:
    host = "khach.example"
    t.host(host)
    other = "nguoi-la.example"
    t.host(other, Reply(body=article("Cửa hàng")))
    for status in (301, 302, 303, 307, 308):
        t.row(f"{status} sang người lạ", f"{host}/la/{status}", moved(f"http://{other}:{{port}}/", status), "stranger")
    t.row("qua hai bước", f"{host}/la-2", moved("/la/301"), "stranger")
    t.row(
        "meta sang người lạ",
        f"{host}/la-meta",
        Reply(body=html("", head=f'<meta http-equiv=refresh content="0;url=http://{other}:{{port}}/">')),
        "stranger",
    )
    t.row(
        "script sang người lạ",
        f"{host}/la-js",
        Reply(body=html("", f"<script>location.replace('http://{other}:{{port}}/')</script>")),
        "stranger",
    )
    t.row(
        "khung của người lạ",
        f"{host}/khung",
        Reply(body=f"<html><head><title>khach</title></head><frameset><frame src='http://{other}/'></frameset></html>"),
        "stranger",
    )
    t.row(
        "khung của mình",
        f"{host}/khung-2",
        Reply(body="<html><head><title>khach</title></head><frameset><frame src='/menu'></frameset></html>"),
        "alive",
    )
    t.row("người lạ đã chết", f"{host}/la-chet", moved("http://mat.invalid/"), "stranger")
    t.row(
        "tên miền kế thừa",
        f"{host}/ke-thua",
        moved("http://ke-thua.example:{port}/moi"),
        "moved",
        "http://ke-thua.example:{port}/moi",
    )
    t.host("ke-thua.example", Reply(body=article("Trang mới")))
    t.server.routes["ke-thua.example", "/moi"] = Reply(body=article("Tin đã chuyển"))
    t.server.others["ke-thua.example"] = NOT_FOUND
    t.row("kế thừa, chuyển tạm", f"{host}/ke-thua-tam", moved("http://www.ke-thua.example:{port}/moi", 302), "alive")
    t.host("www.ke-thua.example")
    t.server.routes["www.ke-thua.example", "/moi"] = Reply(body=article("Tin"))
    t.row(
        "cùng tên miền gốc",
        f"{host}/em",
        moved("http://tin.khach.example:{port}/a"),
        "moved",
        "http://tin.khach.example:{port}/a",
    )
    t.host("tin.khach.example")
    t.server.routes["tin.khach.example", "/a"] = Reply(body=article("Tin"))
    t.row("edu.vn khác nhau", "so-a.edu.vn/", moved("http://so-b.edu.vn:{port}/"), "stranger")
    t.host("so-a.edu.vn")
    t.host("so-b.edu.vn", Reply(body=article("Sở khác")))
    t.row("cùng sở edu.vn", "so-a.edu.vn/cu", moved("http://tin.so-a.edu.vn:{port}/a"), "moved")
    t.host("tin.so-a.edu.vn")
    t.server.routes["tin.so-a.edu.vn", "/a"] = Reply(body=article("Tin"))
    t.row("rút gọn", "http://bit.ly:{port}/abc", None, "moved")
    t.host("bit.ly")
    t.server.routes["bit.ly", "/abc"] = moved(f"http://{other}:{{port}}/")
    t.row("youtu.be", "http://youtu.be:{port}/xyz", None, "alive")
    t.host("youtu.be")
    t.server.routes["youtu.be", "/xyz"] = moved("http://www.youtube.com:{port}/watch?v=xyz", 303)
    t.host("www.youtube.com")
    t.server.routes["www.youtube.com", "/watch?v=xyz"] = Reply(body=article("Phim"))
    t.row("đăng nhập chung", f"{host}/sso", moved("http://login.microsoftonline.com:{port}/x", 302), "blocked")
    t.host("login.microsoftonline.com", Reply(body=html("Sign in")))
    t.row("đi vòng rồi về", f"{host}/vong-sso", moved(f"http://{other}:{{port}}/sso?ve=1", 302), "alive")
    t.server.routes[other, "/sso?ve=1"] = moved(f"http://{host}:{{port}}/ve", 302)
    t.server.routes[host, "/ve"] = Reply(body=article("Đã về"))
    parked = (
        html("khach.example is for sale", "<h1>This domain is for sale</h1><p>Buy this domain.</p>"),
        html("Domain parked", "<p>This domain is parked free, courtesy of a registrar.</p>"),
        html("ten.example", "<h1>Tên miền này đang được rao bán</h1><p>Liên hệ</p>"),
        html("Tên miền đã hết hạn", "<p>Tên miền ten.example đã hết hạn. Gia hạn ngay.</p>"),
        html("ten.example", "<script src='https://www.sedoparking.com/x.js'></script><p>Sponsored</p>"),
        html("ten.example", "<h2>Related searches</h2><a href=/x>Loans</a>"),
        html("", "<p>The domain ten.example may be for sale. Click here to inquire about this domain.</p>"),
        html("Domain Expired", "<p>This domain has expired. If you owned it, renew.</p>"),
        html(
            "Nhà cái uy tín - Casino trực tuyến, tài xỉu, nổ hũ đổi thưởng",
            "<h1>Đăng ký nhận 88k</h1>" + "<p>Chơi ngay hôm nay để nhận thưởng lớn.</p>" * 40,
        ),
        html("78WIN - Nhà cái số 1", "<p>Đăng nhập</p>"),
        html("ten.example", "<h1>Diese Domain steht zum Verkauf</h1>"),
        html("Xổ số miền Bắc, soi cầu, cá cược bóng đá 2026", "<p>Vào ngay</p>"),
    )
    for n, body in enumerate(parked):
        name = f"bo-khong-{n}.example"
        t.host(name, Reply(body=body))
        t.row(f"bỏ không {n}", f"{name}/tin/bai", None, "stranger")
        t.row(f"bỏ không {n}, trang chủ", f"{name}/", None, "stranger")
    t.host(
        "lander.example",
        lambda r: (
            Reply(body=html("", "<script>window.onload=function(){window.location.href='/lander'}</script>"))
            if r.path != "/lander"
            else Reply(body=html("lander.example", "<script>x()</script>"))
        ),
    )
    t.row("lander", "lander.example/tin", None, "stranger")


def robots(t: Table) -> None:
    good = Reply(body=article("Tin"))

    def host(name: str, text: str | Reply) -> None:
        t.host(
            name,
            lambda r: good if not r.path.rpartition("/")[2].startswith("zq") else NOT_FOUND,
            text if isinstance(text, Reply) else Reply(body=text, type="text/plain"),
        )

    host("cam-het.example", "User-agent: *\nDisallow: /\n")
    t.row("robots cấm hết", "cam-het.example/tin/1", None, "blocked")
    host("cam-mot.example", "User-agent: *\nDisallow: /rieng/\nAllow: /rieng/mo\n")
    t.row("robots cấm một phần", "cam-mot.example/rieng/1", None, "blocked")
    t.row("robots cấm, trừ một trang", "cam-mot.example/rieng/mo", None, "alive")
    t.row("robots không cấm phần này", "cam-mot.example/chung/1", None, "alive")
    host("cam-dau-sao.example", "User-agent: *\nDisallow: /*.pdf$\n")
    t.row("robots có dấu sao", "cam-dau-sao.example/a.pdf", None, "blocked")
    t.row("robots có dấu sao, trang khác", "cam-dau-sao.example/a.html", None, "alive")
    host("cam-kia.example", "User-agent: Googlebot\nDisallow: /\n")
    t.row("robots cấm người khác", "cam-kia.example/tin", None, "alive")
    host("cam-ta.example", "User-agent: SoGDDT-KiemTraLienKet\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    t.row("robots cấm đúng ta", "cam-ta.example/tin", None, "blocked")
    host("cho-ta.example", "User-agent: sogddt-kiemtralienket\nAllow: /\n\nUser-agent: *\nDisallow: /\n")
    t.row("robots cho riêng ta", "cho-ta.example/tin", None, "alive")
    host("robots-html.example", Reply(body=html("Không tìm thấy")))
    t.row("robots là trang web", "robots-html.example/tin", None, "alive")
    host("robots-500.example", Reply(500))
    t.row("robots hỏng", "robots-500.example/tin", None, "unsure")
    host("robots-403.example", Reply(403))
    t.row("robots 403", "robots-403.example/tin", None, "alive")
    host("robots-chuyen.example", moved("/robots-that.txt"))
    t.server.routes["robots-chuyen.example", "/robots-that.txt"] = Reply(
        body="User-agent: *\nDisallow: /", type="text/plain"
    )
    t.row("robots chuyển hướng", "robots-chuyen.example/tin", None, "blocked")
    host("robots-dai.example", Reply(body="User-agent: *\nDisallow: /cam\n" + "# x\n" * 300_000, type="text/plain"))
    t.row("robots rất dài", "robots-dai.example/tin", None, "alive")
    host("robots-cham.example", "User-agent: *\nCrawl-delay: 0.3\n")
    for n in range(3):
        t.row(f"robots xin đi chậm {n}", f"robots-cham.example/tin/{n}", None, "alive")
    host("robots-bom.example", "\ufeffUser-agent: *\nDisallow: /\n")
    t.row("robots có BOM", "robots-bom.example/tin", None, "blocked")
    t.host("toi-cam.example")
    t.row("chuyển tới nơi bị cấm", "toi-cam.example/x", moved("http://cam.toi-cam.example:{port}/tin"), "blocked")
    host("cam.toi-cam.example", "User-agent: *\nDisallow: /\n")


def challenges(t: Table) -> None:
    host = "chan.example"
    t.host(host)
    t.row(
        "Cloudflare 403",
        f"{host}/cf403",
        Reply(403, html("Just a moment..."), {"cf-mitigated": "challenge"}),
        "blocked",
    )
    t.row(
        "Cloudflare 503",
        f"{host}/cf503",
        Reply(503, html("Just a moment...", "<h1>Checking your browser</h1>")),
        "blocked",
    )
    for n, title in enumerate(
        (
            "Just a moment...",
            "Attention Required! | Cloudflare",
            "Xác minh bạn là người",
            "Access Denied",
            "Pardon Our Interruption",
        )
    ):
        t.row(f"200 mà chặn: {title}", f"{host}/{n}", Reply(body=html(title, "<p>Chờ một chút</p>")), "blocked")


def many(t: Table) -> None:
    """Enough that the whole table has 2,000 rows, over twenty hosts."""
    flaky = [Reply(500), Reply(body=article("Tin"))]
    kinds: list[tuple[str, Reply | list[Reply], str]] = [
        ("con", Reply(body=article("Tin")), "alive"),
        ("ngan", Reply(body=html("Nghỉ học", "<p>Học sinh nghỉ học ngày mai.</p>")), "alive"),
        ("chet", NOT_FOUND, "dead"),
        ("cu", moved("/con/0"), "moved"),
        ("tam", moved("/con/0", 302), "alive"),
        ("mem", Reply(body=html("Không tìm thấy trang", "<p>Trang không tồn tại.</p>")), "soft404"),
        ("cam", Reply(403), "blocked"),
        ("chap", flaky, "alive"),
    ]
    for n in range(2_000 - len(t.rows)):
        kind, reply, verdict = kinds[n // 20 % len(kinds)]
        host = f"nhieu-{n % 20}.example"
        t.server.routes[host, "/robots.txt"] = NOT_FOUND
        t.server.routes[host, "/con/0"] = kinds[0][1]
        t.row(f"{kind} {n}", f"{host}/{kind}/{n // 160}", reply, verdict)


GROUPS: tuple[Callable[[Table], None], ...] = (
    plain_answers,
    files,
    faults,
    redirects,
    soft_404,
    more_missing,
    strangers,
    robots,
    challenges,
)


def build_table(server: LinkServer) -> Table:
    """The whole table; the server knows its ports already, addresses in replies get theirs."""
    table = Table(server)
    for group in GROUPS:
        group(table)
    _tls(table)
    many(table)
    server.routes = {key: _filled(reply, table) for key, reply in server.routes.items()}
    return table


def _filled(reply: Reply | list[Reply] | Answering, table: Table) -> Reply | list[Reply] | Answering:
    if not isinstance(reply, Reply):
        return reply
    port = str(table.server.port)
    headers = {name: value.replace("{port}", port) for name, value in reply.headers.items()}
    body = reply.body.replace("{port}", port) if isinstance(reply.body, str) else reply.body
    return replace(reply, headers=headers, body=body)


def _tls(t: Table) -> None:
    now = datetime.now(UTC)
    stranger = trustme.CA()
    good = Reply(body=article("Tin an toàn"))
    cases = {
        "tot": (t.server.authority.issue_cert("tot.tls.example"), "alive"),
        "het-han": (
            t.server.authority.issue_cert(
                "het-han.tls.example", not_before=now - timedelta(90), not_after=now - timedelta(2)
            ),
            "unsure",
        ),
        "chua-den": (t.server.authority.issue_cert("chua-den.tls.example", not_before=now + timedelta(5)), "unsure"),
        "sai-ten": (t.server.authority.issue_cert("ten-khac.tls.example"), "unsure"),
        "la-cap": (stranger.issue_cert("la-cap.tls.example"), "unsure"),
        "sap-het": (t.server.authority.issue_cert("sap-het.edu.vn", not_after=now + timedelta(5)), "alive"),
    }
    for name, (certificate, verdict) in cases.items():
        host = "sap-het.edu.vn" if name == "sap-het" else f"{name}.tls.example"
        t.server.secure(host, certificate)
        t.host(host)
        t.server.routes[host, "/tin"] = good
        t.row(f"TLS {name}", f"https://{host}:{{tls}}/tin", None, verdict)
    t.row("https nói với cổng thường", "https://tot.tls.example:{port}/tin", None, "unsure")
    t.row("http nói với cổng mã hóa", "http://tot.tls.example:{tls}/tin", None, "unsure")
    t.row(
        "http sang https",
        "len.tls.example/tin",
        moved(f"https://tot.tls.example:{t.server.tls_port}/tin"),
        "moved",
        "https://tot.tls.example:{tls}/tin",
    )
    t.host("len.tls.example")
