"""The published portal under real web servers: every address, every header, no policy violation in a browser."""

import gzip
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import brotli
import pytest

from host_programs import need
from loopback_port import HANG_S
from loopback_web import apache, nginx
from portal.build.settings import REPOSITORY, BuildSettings
from portal.findings.finding import CannotRun
from portal.model.moment import parse_moment
from portal.publish.asset_names import HASHED
from portal.publish.deploy_command import run_verify
from portal.publish.headers.policy import CONTENT_SECURITY_POLICY
from portal.publish.publish_command import PublishSettings, live_folder, nginx_file, run_publish
from publish_world import World, new_world
from trees import tree_bytes

need("nginx")

OLD = "/tin-bai/van-phong/2024-04-01-cu/"
NEW = "/tin-bai/van-phong/2024-04-02-moi/"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    made = new_world(tmp_path_factory.mktemp("web"))
    made.article("2024-04-02-moi", more=f"redirect_from: [{OLD}]\n")
    made.write("tin-bai/van-phong/2024-04-02-moi/mau.csv", "ten,ngay\nmột,hai\n")
    assert 0 == made.publish().exit
    return made


@pytest.fixture
def root(world: World, tmp_path: Path) -> Iterator[str]:
    with nginx(tmp_path, world.live, nginx_file(world.live)) as address:
        yield address


def ask(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """(status, headers in lower case, body) without following a redirect."""
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.build_opener(_Stay()).open(request, timeout=HANG_S) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, {name.lower(): value for name, value in refusal.headers.items()}, refusal.read()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def test_every_address_answers_as_published_under_nginx(world: World, root: str):
    told = run_verify(world.live, root)

    assert ((), 0) == (told.findings, told.exit)
    assert 50 < told.read


def test_a_machine_that_has_published_nothing_compares_with_the_live_site(world: World, root: str, tmp_path: Path):
    (tmp_path / "khac").mkdir()
    other = new_world(tmp_path / "khac")  # without the article that is live
    result = other.publish(previous=root)

    assert (1, None) == (result.exit, result.release)
    assert {NEW, f"{NEW}mau.csv", OLD} == {f.target for f in result.findings if f.code == "PH-01"}
    with pytest.raises(CannotRun, match="404"):
        other.publish(previous=f"{root}/tin-tuc")


def test_a_machine_that_has_published_nothing_keeps_the_assets_of_the_live_site(
    world: World, root: str, tmp_path: Path
):
    other = World(tmp_path / "khac")
    shutil.copytree(world.content, other.content)
    shutil.copytree(world.theme, tmp_path / "theme")
    tokens = tmp_path / "theme/static/css/tokens.css"
    tokens.write_text(tokens.read_text("utf-8") + ".x { order: 1 }\n", "utf-8")
    other.theme = tmp_path / "theme"
    result = other.publish(previous=root)

    before, after = ({path for path in tree_bytes(w.live) if HASHED.fullmatch(path)} for w in (world, other))
    assert 0 == result.exit, result.findings
    assert result.release is not None
    assert [*result.release.kept] == sorted(path for path in before if path.endswith(".css"))
    assert before <= after


def test_a_byte_altered_on_the_host_is_found(world: World, tmp_path: Path):
    shutil.copytree(world.live, tmp_path / "ban")
    (tmp_path / "ban" / "robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")
    (tmp_path / "ban" / "tin-tuc" / "index.html").unlink()
    for ending in ("gz", "br"):
        (tmp_path / "ban" / "tin-tuc" / f"index.html.{ending}").unlink()
    with nginx(tmp_path, tmp_path / "ban", nginx_file(world.live)) as address:
        told = run_verify(world.live, address)

    assert 1 == told.exit
    assert {("PH-11", "/robots.txt"), ("PH-11", "/tin-tuc/")} == {(f.code, f.target) for f in told.findings}


def test_a_host_without_our_headers_is_found(world: World, tmp_path: Path):
    (tmp_path / "tran.conf").write_text(
        "index index.html; error_page 404 /404.html; types { text/html html; }", "utf-8"
    )
    with nginx(tmp_path, world.live, tmp_path / "tran.conf") as address:
        told = run_verify(world.live, address)
        bare = run_verify(world.live, address, with_headers=False)

    assert {"PH-12"} == {finding.code for finding in told.findings}
    assert ((), 0) == (bare.findings, bare.exit)


def test_verify_says_when_nothing_answers(world: World):
    with pytest.raises(CannotRun, match="Không tới được"):
        run_verify(world.live, "http://127.0.0.1:9")
    with pytest.raises(CannotRun, match="không phải gốc"):
        run_verify(world.live, "http://127.0.0.1/x")


def test_nginx_speaks_for_documents_assets_and_old_addresses(world: World, root: str):
    document = ask(f"{root}{NEW}mau.csv")
    sheet = next((world.live / "theme" / "css").glob("*.css"))
    asset = ask(f"{root}/theme/css/{sheet.name}")
    moved = ask(root + OLD)
    missing = ask(f"{root}/khong-co/")

    assert ("attachment", "nosniff") == (document[1]["content-disposition"], document[1]["x-content-type-options"])
    assert "public, max-age=31536000, immutable" == asset[1]["cache-control"]
    assert (301, NEW) == (moved[0], moved[1]["location"])
    assert (404, CONTENT_SECURITY_POLICY) == (missing[0], missing[1]["content-security-policy"])
    assert (world.live / "404.html").read_bytes() == missing[2]


@pytest.mark.parametrize("hidden", [".htaccess", "_headers", "_redirects"])
def test_what_hosts_read_is_not_served(root: str, hidden: str):
    assert 404 == ask(f"{root}/{hidden}")[0]


def test_nginx_answers_from_the_packed_twin(world: World, root: str):
    status, headers, body = ask(f"{root}/", Accept_Encoding="gzip")

    assert (200, "gzip", "text/html; charset=utf-8") == (status, headers["content-encoding"], headers["content-type"])
    assert (world.live / "index.html.gz").read_bytes() == body
    assert (world.live / "index.html").read_bytes() == gzip.decompress(body)


def test_apache_answers_as_published_with_the_same_headers(world: World):
    need("apache2")
    with TemporaryDirectory(dir="/tmp") as place:
        folder = Path(place)
        folder.chmod(0o755)  # Apache gives up root
        shutil.copytree(world.live, folder / "cay")
        with apache(folder, folder / "cay") as address:
            told = run_verify(world.live, address)
            moved = ask(address + OLD)
            packed = ask(f"{address}/tin-tuc/", Accept_Encoding="br")
            hidden = ask(f"{address}/_headers")
            sheet = next((world.live / "theme" / "css").glob("*.css")).name
            asset = ask(f"{address}/theme/css/{sheet}", Accept_Encoding="gzip")

    assert ((), 0) == (told.findings, told.exit)
    assert 301 == moved[0]
    assert moved[1]["location"].endswith(NEW)
    assert ("br", "text/html; charset=utf-8") == (packed[1]["content-encoding"], packed[1]["content-type"])
    assert (world.live / "tin-tuc/index.html").read_bytes() == brotli.decompress(packed[2])
    assert ("gzip", "text/css; charset=utf-8") == (asset[1]["content-encoding"], asset[1]["content-type"])
    assert 403 == hidden[0]


def test_no_page_of_the_portal_breaks_the_policy_in_a_browser(tmp_path: Path):
    need("chromium")
    from browser.chromium import opened

    content = tmp_path / "content"
    shutil.copytree(REPOSITORY / "tests" / "portals" / "trang-thai", content)
    output = tmp_path / "output"
    as_of = parse_moment("2024-06-15")
    build = BuildSettings(content, output, REPOSITORY / "theme", tmp_path / "kho", None, as_of)
    assert 0 == run_publish(PublishSettings(build, live_folder(output), as_of), ()).exit
    live = live_folder(output)
    told: list[str] = []
    seen = 0
    with nginx(tmp_path, live, nginx_file(live)) as root, opened() as browser:
        page = browser.new_page()
        page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
        page.on("requestfailed", lambda request: told.extend(_blocked(request)))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.blockedURI))"
        )
        for file in _one_of_each_kind(live):
            page.goto(f"{root}/{file.removesuffix('index.html')}", wait_until="load")
            assert 0 < page.evaluate("document.styleSheets[0].cssRules.length")
            seen += 1
        loud = browser.new_page()
        violations: list[str] = []
        loud.on("console", lambda message: violations.append(message.text))
        loud.goto(f"{root}/")
        loud.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'window.x = 1'}))")
        ran = loud.evaluate("window.x")

    assert ([], True) == (told, seen > 50)
    assert ran is None  # the policy is in force: an inline script does not run
    assert any("Content Security Policy" in text for text in violations)


def _blocked(request: object) -> list[str]:
    """Requests that failed otherwise than by our going on to the next page."""
    failure = str(getattr(request, "failure", ""))
    return [] if failure == "net::ERR_ABORTED" else [f"{getattr(request, 'url', '')} {failure}"]


def _one_of_each_kind(live: Path) -> list[str]:
    """At most eight pages of each first folder."""
    pages = sorted(path.relative_to(live).as_posix() for path in live.rglob("*.html"))
    taken: dict[str, int] = {}
    chosen = []
    for path in pages:
        first = path.partition("/")[0]
        taken[first] = taken.get(first, 0) + 1
        if taken[first] <= 8 and path != "404.html":
            chosen.append(path)
    return chosen
