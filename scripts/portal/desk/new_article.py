"""A new article's folder: a draft that already passes every check, with everything to fill in at its place."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from portal.desk.article_form import ArticleForm, form_text
from portal.findings.finding import CannotRun
from portal.findings.nearest import nearest, nearest_hint
from portal.model.fields import Title
from portal.model.header import KINDS
from portal.model.plan import Plan, Topic, plan_of
from portal.model.slug import is_slug, slugify
from portal.model.unit import SILENT_KINDS, Unit
from portal.read.portal_data import PortalData

_NAME_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked on a terminal; `choices` (id, words) when the answer is one of them, `default` when empty."""

    text: str
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line says of the new article; empty: to be asked, else chosen.

    `name`: a title, or the name of the folder already in its grammar.
    """

    unit: str = ""
    name: str = ""
    topic: str = ""
    kind: str = ""


Ask = Callable[[Question], str]


@dataclass(frozen=True, slots=True)
class NewArticle:
    """Where the article began: `folder` on the disk, `source` as findings name it."""

    folder: Path
    source: str
    address: str


def start_article(content: Path, data: PortalData, day: date, wish: Wish, ask: Ask | None) -> NewArticle:
    """Makes the folder and its `index.md`; nothing that exists is touched.

    `ask` answers what `wish` leaves out; None: nobody can be asked. Raises CannotRun with the nearest right name.
    """
    unit = _unit(wish.unit or _asked(ask, _unit_question(data.units, day)), data.units, day)
    title, name = _named(wish.name or _asked(ask, Question("Tiêu đề của bài")), wish.name)
    kind = _one_of("loại tin", wish.kind or _asked(ask, _kind_question()) or "tin", KINDS)
    plan = plan_of(day, data.plans)
    topic = _topic(wish.topic, plan, unit, ask)
    form = ArticleForm(title, kind, topic, unit.name, day)
    folder = content / "tin-bai" / unit.id / f"{day.isoformat()}-{name}"
    _write(content, folder, form_text(form, plan.topics if plan else ()))
    source = f"content/tin-bai/{unit.id}/{folder.name}/index.md"
    return NewArticle(folder, source, f"/tin-bai/{unit.id}/{folder.name}/")


def _asked(ask: Ask | None, question: Question) -> str:
    return ask(question).strip() if ask is not None else ""


def _unit_question(units: Sequence[Unit], day: date) -> Question:
    writers = tuple((unit.id, unit.name) for unit in units if unit.kind not in SILENT_KINDS and unit.existed_on(day))
    return Question("Đơn vị gửi bài", writers)


def _kind_question() -> Question:
    return Question("Loại tin", tuple(KINDS.items()), "tin")


def _unit(written: str, units: Sequence[Unit], day: date) -> Unit:
    writers = [unit for unit in units if unit.kind not in SILENT_KINDS and unit.existed_on(day)]
    names = [unit.id for unit in writers]
    if not written:
        raise CannotRun(f"Chưa rõ đơn vị gửi bài: viết UNIT=… với một trong các mã: {', '.join(names)}.")
    unit = next((unit for unit in units if unit.id == written), None)
    if unit is None:
        by_name = {unit.name: unit.id for unit in writers}
        near = nearest(written, names) or by_name.get(nearest(written, by_name) or "")
        hint = f"Gần nhất: “{near}”." if near else f"Các đơn vị: {', '.join(names)}."
        raise CannotRun(f"Không có đơn vị “{written}” trong don-vi.yaml. {hint}")
    if unit.kind in SILENT_KINDS:
        raise CannotRun(f"“{unit.name}” là tên gọi chung hoặc ban, không tự gửi tin. Chọn một đơn vị cụ thể.")
    if not unit.existed_on(day):
        heirs = [heir for heir in unit.successors if heir in names]
        instead = f"Đơn vị kế thừa: {', '.join(heirs)}." if heirs else "Chọn một đơn vị đang hoạt động."
        if unit.until is not None and unit.until < day:
            raise CannotRun(f"“{unit.name}” đã kết thúc ngày {unit.until:%d/%m/%Y}. {instead}")
        raise CannotRun(f"“{unit.name}” chỉ hoạt động từ {unit.start:%d/%m/%Y}, sau ngày {day:%d/%m/%Y} của bài.")
    return unit


def _named(written: str, given: str) -> tuple[str, str]:
    """Title and name of the folder. A name in its grammar has no title yet: the form says what to write."""
    if not written:
        raise CannotRun("Chưa có tên bài: viết NAME='Tiêu đề của bài'.")
    if given and is_slug(written, _NAME_LIMIT):
        return "", written
    try:
        title = TypeAdapter[str](Title).validate_python(written)
    except ValidationError as refusal:
        raise CannotRun(f"Tiêu đề “{written}” {refusal.errors()[0]['msg']}.") from None
    name = _shortened(slugify(title))
    if not name:
        raise CannotRun(f"Tiêu đề “{written}” không có chữ hay số nào: viết tiêu đề bằng chữ.")
    return title, name


def _shortened(slug: str) -> str:
    """At most as long as a folder's name may be, cut between words."""
    if len(slug) <= _NAME_LIMIT:
        return slug
    cut = slug[: _NAME_LIMIT + 1].rpartition("-")[0]
    return cut or slug[:_NAME_LIMIT]


def _one_of(noun: str, written: str, names: dict[str, str]) -> str:
    if written not in names:
        hint = nearest_hint(written, names) or f"Chọn một trong: {', '.join(names)}."
        raise CannotRun(f"Không có {noun} “{written}”. {hint}")
    return written


def _topic(written: str, plan: Plan | None, unit: Unit, ask: Ask | None) -> Topic:
    """The one wished for; else asked; else the first that the unit leads, else the plan's first."""
    if plan is None:
        raise CannotRun("Chưa có kế hoạch truyền thông nào trong ke-hoach/, nên chưa chọn được chủ đề.")
    led = next((topic for topic in plan.topics if topic.lead == unit.id), plan.topics[0])
    choices = tuple((topic.id, topic.title) for topic in plan.topics)
    topic_id = written or _asked(ask, Question(f"Chủ đề ({plan.title})", choices, led.id)) or led.id
    return plan.topic(_one_of(f"chủ đề thuộc kế hoạch {plan.id} mang mã", topic_id, dict(choices))) or led


def _write(content: Path, folder: Path, text: str) -> None:
    """Creates, never opens: what is there stays as it is."""
    for above in (folder.parents[1], folder.parent):
        if os.path.islink(above):
            raise CannotRun(f"“{above}” là liên kết tượng trưng: thay bằng thư mục thật.")
    if not content.is_dir():
        raise CannotRun(f"Không có thư mục nội dung “{content}” (CONTENT).")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir()
        with (folder / "index.md").open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise CannotRun(f"Đã có “{folder}”: không ghi đè. Chọn NAME khác, hoặc sửa bài đang có.") from None
    except OSError as refusal:
        raise CannotRun(f"Không ghi được “{folder}”: {refusal.strerror}.") from refusal
