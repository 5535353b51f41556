"""`python -m portal <command>`: finds the command, turns faults into exit codes.

Exit: 0 nothing of severity error; 1 an error, or something left out; 2 could not run, nothing was changed;
70 our own fault (the traceback is shown).
"""

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from portal.findings.finding import CannotRun

COMMANDS = (
    "html", "serve", "new", "report", "codeowners", "check", "lint", "rules", "explain", "linkcheck",
    "linkcheck-external", "publish", "deploy", "rollback", "verify", "github",
)  # fmt: skip
EXIT_OURS = 70


def main(arguments: Sequence[str]) -> int:
    """One command from the words of the command line; returns the exit code."""
    name = arguments[0] if arguments else ""
    if name not in COMMANDS:
        print(f"Không có lệnh “{name}”. Các lệnh: {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    # one module a command, so that a build with nothing to do imports nothing else
    command = import_module(f"portal.commands.{name.replace('-', '_')}")
    options = command.parser().parse_args(arguments[1:])
    try:
        return int(command.run(options))
    except CannotRun as refusal:
        from portal.commands.printing import tell_refusal

        tell_refusal(options, refusal)
        return 2
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu; không có gì bị viết dở.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # whoever read our report went away; what was built stands
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception:
        traceback.print_exc()
        print(
            "Lỗi của chính chương trình, không phải của bài viết. Gửi các dòng trên cho người phụ trách.",
            file=sys.stderr,
        )
        return EXIT_OURS


def leave(code: int) -> NoReturn:
    """Ends the process at once: what ten thousand articles left in memory is not taken apart piece by piece."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        sys.exit(code)  # Python tells that the report could not be written
    os._exit(code)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for stream in (sys.stdout, sys.stderr):  # the machine's locale decides nothing
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    leave(main(sys.argv[1:]))
