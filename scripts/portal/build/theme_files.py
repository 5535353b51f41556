"""The theme by content: its static files, and for each template a digest over all that it draws in."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from portal.findings.finding import CannotRun


@dataclass(frozen=True, slots=True)
class Theme:
    """`static`, `templates`: path below theme/static/ or theme/templates/ -> digest of the bytes; sorted by path."""

    static: Mapping[str, str]
    templates: Mapping[str, str]

    @property
    def templates_digest(self) -> str:
        """One digest over all templates."""
        return _digest("\0".join(f"{path}\0{digest}" for path, digest in self.templates.items()).encode())


def scan_theme(theme: Path) -> Theme:
    """Raises CannotRun when the theme cannot be read. Hidden files are none of its files."""
    return Theme(dict(_digests(theme / "static")), dict(_digests(theme / "templates")))


def template_closures(theme: Path, templates: Mapping[str, str]) -> dict[str, str]:
    """Template -> digest over itself and every template it extends, includes or imports, however far.

    A template that names another by an expression may draw in any: its closure is all of them.
    """
    from jinja2 import Environment, TemplateSyntaxError, meta  # 0.1 s, and only when a template has changed

    parser = Environment()  # nothing is rendered here
    drawn: dict[str, set[str]] = {}
    for name in templates:
        try:
            tree = parser.parse((theme / "templates" / name).read_text("utf-8"))
        except (TemplateSyntaxError, UnicodeDecodeError) as fault:
            raise CannotRun(f"Mẫu trang “theme/templates/{name}” có lỗi: {fault}.") from fault
        named = list(meta.find_referenced_templates(tree))
        drawn[name] = set(templates) if None in named else {other for other in named if other and other in templates}
    return {name: _closure(name, drawn, templates) for name in templates}


def _closure(name: str, drawn: Mapping[str, set[str]], templates: Mapping[str, str]) -> str:
    reached: set[str] = set()
    ahead = [name]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            ahead.extend(drawn[here])
    return _digest("\0".join(f"{path}\0{templates[path]}" for path in sorted(reached)).encode())


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    try:
        for path in sorted(_files(folder)):
            yield path.relative_to(folder).as_posix(), _digest(path.read_bytes())
    except OSError as refusal:
        raise CannotRun(f"Không đọc được theme ở “{refusal.filename}”: {refusal.strerror}.") from refusal


def _files(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _files(Path(entry.path))
            else:
                yield Path(entry.path)


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
