"""One fixed page's folder -> its record, sanitised body and findings. Depends on the folder's bytes alone."""

import msgspec

from portal.findings.finding import Finding, has_error
from portal.model.article import FixedPage
from portal.model.header import PageHeader
from portal.read.article import LIMIT_BYTES, body_digest
from portal.read.beside import inspect_beside, unused_files
from portal.read.body import BodySource, read_body
from portal.read.file_text import read_text
from portal.read.front_matter import KNOWN_ELSEWHERE, read_front_matter
from portal.read.reading import Reading
from portal.read.schema import read_sheet, salvage_sheet
from portal.read.tree import PageFolder


def read_page(folder: PageFolder) -> Reading[FixedPage]:
    """As `read_article`, for `trang/`."""
    path = folder.index.path
    text, findings = read_text(folder.index, LIMIT_BYTES)
    if text is None:
        return Reading(path, None, "", findings)
    header, told = read_front_matter(text)
    findings = (*findings, *told)
    if header is None:
        return Reading(path, None, "", findings)
    typed, told = read_sheet(PageHeader, header.sheet, KNOWN_ELSEWHERE)
    if any(finding.code == "DL-01" for finding in findings):
        told = ()
    typed = typed or salvage_sheet(PageHeader, header.sheet, {"title": "…"})
    base = f"/en/{folder.name}/" if folder.lang == "en" else f"/{folder.name}/"
    beside = inspect_beside(folder, base, {})
    body = read_body(
        BodySource(header.body, path, header.body_line, base, beside.pictures, beside.attachments, beside.refused)
    )
    findings = (*findings, *told, *beside.findings, *body.findings)
    if typed is not None and typed.lang is not None and typed.lang != folder.lang:
        message = f"Trang nằm ở thư mục tiếng {'Anh' if folder.lang == 'en' else 'Việt'} nhưng ghi lang: {typed.lang}."
        findings = (
            *findings,
            Finding(header.sheet.place(("lang",)), "DL-05", "error", message, f"Viết lang: {folder.lang}."),
        )
    if typed is None:
        return Reading(path, None, "", findings)
    alts = dict(reversed(body.used))
    pictures = tuple(
        msgspec.structs.replace(picture, alt=alts.get(name, ""), used=name in alts)
        for name, picture in sorted(beside.pictures.items())
    )
    record = FixedPage(
        source=path,
        name=folder.name,
        lang=folder.lang,
        title=typed.title,
        summary=typed.summary,
        updated=typed.updated,
        menu=typed.menu,
        pictures=pictures,
        attachments=tuple(beside.attachments[name] for name in sorted(beside.attachments)),
        headings=body.headings,
        links=body.links,
        body_digest=body_digest(body.html),
    )
    if has_error(findings):
        return Reading(path, record, "", findings)
    return Reading(path, record, body.html, (*findings, *unused_files(folder, record.pictures, record.attachments)))
