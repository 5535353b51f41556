"""`new`: the command with plain values, and how it asks on a terminal."""

from datetime import date
from pathlib import Path
from typing import TextIO

from portal.desk.new_article import NewArticle, Question, Wish, start_article
from portal.findings.finding import CannotRun, has_error
from portal.findings.text_report import one_line
from portal.read.portal_data import read_portal_data
from portal.read.tree import scan_tree


def run_new(content: Path, day: date, wish: Wish, asking: tuple[TextIO, TextIO] | None) -> NewArticle:
    """`asking`: where questions are read from and written to; None when there is no terminal.

    Raises CannotRun; nothing is written then.
    """
    if not content.is_dir():
        raise CannotRun(f"Không có thư mục nội dung “{content}” (CONTENT).")
    data = read_portal_data(scan_tree(content))
    if data.portal is None or has_error(data.findings):
        raise CannotRun("Dữ liệu của cổng (cong.yaml, don-vi.yaml, ke-hoach/) đang có lỗi: chạy make html để xem.")
    terminal = _Terminal(*asking) if asking is not None else None
    return start_article(content, data, day, wish, terminal.ask if terminal else None)


class _Terminal:
    """Asks one question after another; a choice may be answered by its number or its id."""

    def __init__(self, answers: TextIO, screen: TextIO) -> None:
        self.answers = answers
        self.screen = screen

    def ask(self, question: Question) -> str:
        """The answer; the default for an empty one. Raises CannotRun when the terminal is closed."""
        for number, (choice, words) in enumerate(question.choices, 1):
            self.screen.write(f"  {number:>3}. {one_line(words)} ({choice})\n")
        default = f" [{question.default}]" if question.default else ""
        self.screen.write(f"{one_line(question.text)}{default}: ")
        self.screen.flush()
        line = self.answers.readline()
        if not line:
            raise CannotRun("Đã dừng: chưa trả lời hết các câu hỏi.")
        answer = line.strip() or question.default
        if question.choices and answer.isdecimal() and 0 < int(answer) <= len(question.choices):
            return question.choices[int(answer) - 1][0]
        return answer
