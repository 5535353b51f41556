"""One article's folder -> its record, sanitised body and findings. Depends on the folder's bytes alone."""

import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from portal.findings.finding import Finding, has_error
from portal.model.article import Article, earliest_moment, with_digests
from portal.model.header import ArticleHeader, PictureNote, Quoted
from portal.model.slug import slugify
from portal.model.text_parts import Attachment, EventTime, Picture, PressRelease, Quotation, Tagged, WrongClaim
from portal.read.beside import Beside, check_notes, inspect_beside, unused_files
from portal.read.body import BodyReading, BodySource, read_body
from portal.read.file_text import read_text
from portal.read.front_matter import KNOWN_ELSEWHERE, FrontMatter, read_front_matter
from portal.read.hosts import web_fault
from portal.read.reading import Reading
from portal.read.schema import label_of, read_sheet, salvage_sheet
from portal.read.tree import ArticleFolder
from portal.read.yaml_file import Sheet

LIMIT_BYTES = 256_000
_WARN_BYTES = 100_000
_CHECKED_LATER = (
    "title",
    "topic",
    "source",
    "status",
    "tags",
    "redirect_from",
    "translation_of",
    "approved_by",
    "publish_at",
    "lang",
)


def read_article(folder: ArticleFolder) -> Reading[Article]:
    """Everything wrong with the article is told in one go: header, files and text, whichever of them fails."""
    path = folder.index.path
    header, findings = _opened(folder)
    if header is None:
        return Reading(path, None, "", findings)
    sheet = header.sheet
    typed, told = _typed(sheet, findings)
    base = f"/tin-bai/{folder.unit}/{folder.day.isoformat()}-{folder.name}/"
    notes = typed.attachments if typed is not None else None
    beside = inspect_beside(folder, base, {note.file: note.title for note in notes or ()})
    body = read_body(
        BodySource(header.body, path, header.body_line, base, _noted(beside, typed), beside.attachments, beside.refused)
    )
    findings = (*findings, *told, *beside.findings, *body.findings)
    if typed is not None:
        findings = (
            *findings,
            *check_notes(typed.pictures, typed.attachments, beside, sheet),
            *_pairs(typed, sheet),
            *_hosts(typed, sheet),
            *_tags(typed, sheet),
        )
    record = None if typed is None else _record(folder, typed, sheet, beside, body)
    if record is None or has_error(findings):
        return Reading(path, record, "", findings)
    unused = unused_files(folder, record.pictures, record.attachments)
    return Reading(path, record, body.html, (*findings, *unused))


def _typed(sheet: Sheet, findings: tuple[Finding, ...]) -> tuple[ArticleHeader | None, tuple[Finding, ...]]:
    """The header; when something of it is refused, what is sound of it. What a broken YAML lacks is not told on top."""
    typed, told = read_sheet(ArticleHeader, sheet, KNOWN_ELSEWHERE)
    if any(finding.code == "DL-01" for finding in findings):
        told = ()
    if typed is None:
        typed = salvage_sheet(ArticleHeader, sheet, {"title": "…", "summary": "…", "author": "…", "topic": "…"})
        if typed is not None and typed.topic == ("…",):
            typed = typed.model_copy(update={"topic": ()})
    return typed, told


def _opened(folder: ArticleFolder) -> tuple[FrontMatter | None, tuple[Finding, ...]]:
    text, findings = read_text(folder.index, LIMIT_BYTES, _WARN_BYTES)
    if text is None:
        return None, findings
    header, told = read_front_matter(text)
    return header, (*findings, *told)


def _noted(beside: Beside, header: ArticleHeader | None) -> dict[str, Picture]:
    """Pictures with the caption and credit of the header."""
    notes = header.pictures if header is not None else {}
    plain = PictureNote()
    return {
        name: msgspec.structs.replace(
            picture, caption=notes.get(name, plain).caption, credit=notes.get(name, plain).credit
        )
        for name, picture in beside.pictures.items()
    }


def _pairs(header: ArticleHeader, sheet: Sheet) -> Iterator[Finding]:
    """Keys that go together, and keys that belong to one kind or status."""
    for key, other in (("updated", "updated_note"), ("withdrawn_at", "withdrawn_note")):
        one, two = getattr(header, key), getattr(header, other)
        if (one is None) != (two is None):
            missing, present = (key, other) if one is None else (other, key)
            message = f"Có {label_of(ArticleHeader, present)} nhưng thiếu {label_of(ArticleHeader, missing)}."
            yield Finding(sheet.place((present,)), "DL-04", "error", message, f"Thêm dòng “{missing}: …”.")
    if header.status == "withdrawn" and header.withdrawn_at is None and header.withdrawn_note is None:
        message = (
            f"Tin đã gỡ cần {label_of(ArticleHeader, 'withdrawn_at')} và {label_of(ArticleHeader, 'withdrawn_note')}."
        )
        yield Finding(sheet.place(("status",)), "DL-04", "error", message, "Thêm ngày gỡ và lý do.")
    if header.status != "withdrawn" and header.withdrawn_at is not None:
        message = f"Có {label_of(ArticleHeader, 'withdrawn_at')} nhưng tin chưa gỡ."
        yield Finding(
            sheet.place(("withdrawn_at",)), "DL-05", "error", message, "Viết status: withdrawn, hoặc xóa khóa này."
        )
    for key, kind in (("event", "su-kien"), ("claim", "phan-bac"), ("release", "thong-cao")):
        if getattr(header, key) is not None and header.kind != kind:
            message = f"{label_of(ArticleHeader, key)} chỉ đi với kind: {kind}; bài này là “{header.kind}”."
            yield Finding(
                sheet.keys.get((key,), sheet.place((key,))),
                "DL-05",
                "error",
                message,
                f"Viết kind: {kind}, hoặc xóa khóa.",
            )
    if header.kind == "su-kien" and header.event is None:
        message = f"Loại tin sự kiện thiếu {label_of(ArticleHeader, 'event')}."
        yield Finding(
            sheet.place(("kind",)), "DL-04", "error", message, "Thêm event: {start: 2024-03-01 08:00, place: …}."
        )
    if header.kind == "phan-bac" and header.claim is None:
        message = f"Tin phản bác thiếu {label_of(ArticleHeader, 'claim')}."
        yield Finding(sheet.place(("kind",)), "DL-04", "error", message, "Thêm claim: {text: …, verdict: …}.")
    if len(header.topic) != len(set(header.topic)):
        yield Finding(
            sheet.place(("topic",)),
            "DL-03",
            "error",
            f"{label_of(ArticleHeader, 'topic')} ghi một chủ đề hai lần.",
            "Giữ lại một lần.",
        )


def _hosts(header: ArticleHeader, sheet: Sheet) -> Iterator[Finding]:
    """Addresses on other sites that a reader could take for another one; as in the text."""
    addresses = {
        ("source", "url"): header.source.url if isinstance(header.source, Quoted) else None,
        ("event", "register"): header.event.register_at if header.event else None,
    }
    for path, address in addresses.items():
        fault = web_fault(address) if address else None
        if fault is not None:
            message = f"Địa chỉ “{address}” {fault}."
            yield Finding(sheet.place(path), "LK-05", "error", message, "Sửa hoặc bỏ địa chỉ này.", target=address)


def _tags(header: ArticleHeader, sheet: Sheet) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for n, tag in enumerate(header.tags):
        slug = slugify(tag)
        place = sheet.place(("tags", n))
        if not slug:
            yield Finding(
                place,
                "DL-05",
                "error",
                f"Từ khóa “{tag}” không có chữ hay số nào.",
                "Viết từ khóa bằng chữ.",
                target=tag,
            )
        elif slug in seen:
            yield Finding(
                place,
                "DL-03",
                "error",
                f"Từ khóa “{tag}” trùng với “{seen[slug]}”.",
                "Giữ lại một từ khóa.",
                target=tag,
            )
        seen.setdefault(slug, tag)
    if len(header.tags) > 8:
        yield Finding(
            sheet.place(("tags",)),
            "DL-10",
            "warning",
            f"Bài có {len(header.tags)} từ khóa; nên dưới 8.",
            "Giữ các từ khóa chính.",
        )


def _record(folder: ArticleFolder, header: ArticleHeader, sheet: Sheet, beside: Beside, body: BodyReading) -> Article:
    quoted = header.source
    article = Article(
        source=folder.index.path,
        unit=folder.unit,
        day=folder.day,
        name=folder.name,
        title=header.title,
        summary=header.summary,
        topics=header.topic,
        author=header.author,
        kind=header.kind,
        status=header.status,
        publish_at=earliest_moment(folder.day, header.publish_at),
        tags=tuple(Tagged(tag, slugify(tag)) for tag in header.tags),
        quoted=Quotation(quoted.name, quoted.url) if isinstance(quoted, Quoted) else None,
        source_unit=quoted if isinstance(quoted, str) else None,
        withdrawn_at=header.withdrawn_at,
        withdrawn_note=header.withdrawn_note,
        expires=header.expires,
        updated=header.updated,
        updated_note=header.updated_note,
        children=header.children,
        pictures=_pictures(beside, header, body),
        attachments=_attachments(beside, header, body),
        event=EventTime(header.event.start, header.event.end, header.event.place, header.event.register_at)
        if header.event
        else None,
        claim=WrongClaim(header.claim.text, header.claim.verdict, header.claim.seen_at, header.claim.evidence)
        if header.claim
        else None,
        release=PressRelease(header.release.contact, header.release.number) if header.release else None,
        redirect_from=header.redirect_from,
        approved_by=header.approved_by,
        lang=header.lang,
        translation_of=str(PurePosixPath(header.translation_of)) if header.translation_of else None,
        headings=body.headings,
        links=body.links,
        words=body.words,
        body_digest=body_digest(body.html),
        marks=_marks(sheet),
    )
    return with_digests(article)


def _pictures(beside: Beside, header: ArticleHeader, body: BodyReading) -> tuple[Picture, ...]:
    """In the order of the text; those that stand in no text come last and are not published."""
    noted = _noted(beside, header)
    alts = dict(reversed(body.used))
    shown = [
        msgspec.structs.replace(noted[name], alt=alts[name])
        for name in dict.fromkeys(name for name, _ in body.used)
        if name in noted
    ]
    rest = [msgspec.structs.replace(picture, used=False) for name, picture in sorted(noted.items()) if name not in alts]
    return (*shown, *rest)


def _attachments(beside: Beside, header: ArticleHeader, body: BodyReading) -> tuple[Attachment, ...]:
    """Those that the header lists, in its order, then those that the text links to; without a list every one."""
    if header.attachments is None:
        return tuple(beside.attachments[name] for name in sorted(beside.attachments))
    linked = {link.address for link in body.links}
    names = [note.file for note in header.attachments]
    names += [name for name, attachment in sorted(beside.attachments.items()) if attachment.address in linked]
    return tuple(beside.attachments[name] for name in dict.fromkeys(names) if name in beside.attachments)


def body_digest(html: str) -> str:
    """Key of a body among the kept ones."""
    return hashlib.blake2b(html.encode(), digest_size=16).hexdigest()


def _marks(sheet: Sheet) -> dict[str, tuple[int, int]]:
    """Line and column of the values that are checked against the whole portal: `topic`, `topic.1` …"""
    return {
        ".".join(str(step) for step in path): (place.line, place.col)
        for path, place in sheet.places.items()
        if path and path[0] in _CHECKED_LATER and len(path) <= 2
    }
