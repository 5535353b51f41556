"""What a host really answers, against the manifest of what was published: status, bytes, type, headers."""

import asyncio
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

import aiohttp
import msgspec

from portal.build.manifest import ManifestFile
from portal.findings.finding import CannotRun, Finding, Place, sorted_findings
from portal.publish.asset_names import HASHED
from portal.publish.difference import address_of
from portal.publish.headers.policy import ALWAYS, NOT_SERVED, file_headers
from portal.publish.hosts.sound_release import SoundRelease
from portal.publish.published_tree import VARIANT_ENDINGS
from portal.publish.web_reading import Answer, fetched, web_session

_AT_ONCE = 8
_TRIES = 3
_NOBODYS = "/khong-co-trang-nay/"
_MEND_HEADERS = "Cài lại phần máy chủ do make publish viết (nginx.conf, .htaccess hoặc _headers)."
_MEND_BYTES = "Chạy lại make deploy; nếu vẫn khác, tìm ai đã sửa trên máy chủ."


@dataclass(frozen=True, slots=True)
class LiveCheck:
    """`read`: addresses asked. `exit`: 0 when the host answers as published, else 1."""

    findings: tuple[Finding, ...]
    read: int
    exit: int


def check_live(url: str, release: SoundRelease, with_headers: bool = True) -> LiveCheck:
    """Asks `url` for every file a reader can ask for. `with_headers`: also what the host says with them; pages hosts
    that let nobody set headers are asked without. Raises CannotRun when nothing answers.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise CannotRun(f"URL “{url}” không phải gốc của cổng: viết URL=https://ten-mien.")
    root = f"{parts.scheme}://{parts.netloc}"
    asked = [file for file in release.files if not file.path.endswith((*VARIANT_ENDINGS, *NOT_SERVED))]
    findings = asyncio.run(_asked(root, asked, _redirects(release), with_headers))
    told = sorted_findings(findings)
    return LiveCheck(told, len(asked) + 1, int(any(finding.severity == "error" for finding in told)))


def _redirects(release: SoundRelease) -> Mapping[str, str]:
    return msgspec.json.decode((release.folder / "redirects.json").read_bytes(), type=dict[str, str])


async def _asked(
    root: str, files: list[ManifestFile], redirects: Mapping[str, str], with_headers: bool
) -> list[Finding]:
    found: list[Finding] = []
    queue = iter(files)
    async with web_session(_AT_ONCE) as session:
        await _reach(session, root)

        async def work() -> None:
            for file in queue:  # shared: each file is taken once
                answer = await _answer(session, root + address_of(file.path), file.size + 1)
                if not _is_moved(answer, redirects.get(address_of(file.path)), root):
                    found.extend(_judged(file, answer, with_headers))

        async with asyncio.TaskGroup() as group:
            for _ in range(_AT_ONCE):
                group.create_task(work())
        missing = await _answer(session, root + _NOBODYS, 1_000_000)
    if missing is not None and missing.status != 404:
        message = f"Địa chỉ không có trả lời mã {missing.status}, cần 404."
        found.append(Finding(Place("content"), "PH-12", "warning", message, _MEND_HEADERS, target=_NOBODYS))
    return found


async def _reach(session: aiohttp.ClientSession, root: str) -> None:
    if await _answer(session, f"{root}/", 1) is None:
        raise CannotRun(f"Không tới được “{root}” (URL): kiểm tra địa chỉ, mạng, chứng thư của máy chủ.")


async def _answer(session: aiohttp.ClientSession, url: str, limit: int) -> Answer | None:
    """None: nothing came, after three tries."""
    for n in range(_TRIES):
        try:
            return await fetched(session, url, limit)
        except (aiohttp.ClientError, TimeoutError):
            await asyncio.sleep(n)
        except zlib.error:
            return Answer(200)
    return None


def _is_moved(answer: Answer | None, target: str | None, root: str) -> bool:
    """Whether the host itself sends an old address on, where the page would."""
    if answer is None or target is None or answer.status not in (301, 308):
        return False
    return answer.headers.get("location", "") in (target, f"{root}{target}")


def _judged(file: ManifestFile, answer: Answer | None, with_headers: bool) -> Iterator[Finding]:
    place = Place(next((source for source in file.source if source.startswith(("content/", "theme/"))), "content"))
    address = address_of(file.path)

    def told(message: str, hint: str, code: str = "PH-11") -> Finding:
        return Finding(place, code, "error", f"“{address}” {message}", hint, target=address)

    if answer is None:
        yield told("không trả lời.", _MEND_BYTES)
    elif answer.status != 200 and not (file.path == "404.html" and answer.status == 404):
        yield told(f"trả lời mã {answer.status}, cần 200.", _MEND_BYTES)
    elif sha256(answer.body).hexdigest() != file.sha256:
        yield told("trên máy chủ khác với bản công bố.", _MEND_BYTES)
    elif with_headers:
        for name, expected in _expected(file.path):
            found = answer.headers.get(name.lower(), "")
            if _plain(found) != _plain(expected):
                yield told(f"có tiêu đề {name}: “{found}”, cần “{expected}”.", _MEND_HEADERS, "PH-12")


def _expected(path: str) -> Iterator[tuple[str, str]]:
    wanted = file_headers(path, HASHED.fullmatch(path) is not None)
    yield from ALWAYS.items()
    yield "Cache-Control", wanted.cache
    if wanted.content_type:
        yield "Content-Type", wanted.content_type
    if wanted.is_attachment:
        yield "Content-Disposition", "attachment"


def _plain(value: str) -> str:
    """Without the character set, which hosts say in their own ways."""
    return value.partition("; charset=")[0].strip().lower()
