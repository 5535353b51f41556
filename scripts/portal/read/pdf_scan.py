"""What a PDF carries besides pages: scripts, programs to start, files inside, a password.

A scan, not a reader: the forbidden names are looked for wherever some reader might find them, since readers differ
in what they repair. Sources: ISO 32000-1 7.3.5 (names), 7.5.7 (object streams), 7.6 (encryption), 12.6 (actions).
"""

import re
import zlib
from collections.abc import Iterator

from portal.read.file_fault import Fault
from portal.read.inflation import Inflation, TooMuch

_PRINT = "Mở tệp, in lại thành PDF (Microsoft Print to PDF hoặc LibreOffice: Xuất sang PDF) rồi gửi lại."
_SCRIPT = "chứa mã lệnh JavaScript"
_FILES = "chứa tệp khác nhúng bên trong"
_WORDS = {
    b"JavaScript": _SCRIPT,
    b"Rendition": _SCRIPT,
    b"XFA": "chứa biểu mẫu động XFA",
    b"Launch": "chứa lệnh chạy chương trình",
    b"EmbeddedFile": _FILES,
    b"EmbeddedFiles": _FILES,
    b"RichMedia": "chứa nội dung đa phương tiện tự chạy",
    b"Encrypt": "đặt mật khẩu hoặc khóa quyền",
    # Short enough to turn up by chance in compressed bytes: looked for only where objects stand.
    b"JS": _SCRIPT,
    b"AA": "chứa lệnh tự chạy khi mở trang",
    b"EF": _FILES,
}
_SHORT = frozenset({b"JS", b"AA", b"EF", b"XFA"})


def _spellings(name: bytes) -> bytes:
    """Any letter of a name may be written as # and its code."""
    return b"".join(b"(?:%c|#%02x|#%02X)" % (c, c, c) for c in name)


_AFTER = rb"(?=[\x00\s()<>\[\]{}/%]|\Z)"
_NAME = re.compile(rb"/(" + b"|".join(_spellings(n) for n in sorted(_WORDS, reverse=True)) + rb")" + _AFTER)
_ANY_NAME = re.compile(rb"/([^\x00\s()<>\[\]{}/%]+)")
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_OBJECT_LIST = re.compile(rb"[\x00\s]*(?:%|\d+[\x00\s]+\d+[\x00\s])")
_LIST_KEYS = frozenset({b"N", b"First"})
_FILTERS = frozenset({
    b"ASCIIHexDecode", b"ASCII85Decode", b"LZWDecode", b"RunLengthDecode", b"Crypt", b"AHx", b"A85", b"LZW", b"RL",
})  # fmt: skip
_HEAD_BYTES = 256
_STREAM_LIMIT = 100_000


def inspect_pdf(data: bytes) -> Iterator[Fault]:
    """Faults of a file that starts `%PDF-`; each forbidden thing once, in the order of their words."""
    end = data.rfind(b"%%EOF")
    if end < 0 or b"startxref" not in data[-4096:] and b"startxref" not in data[max(0, end - 4096) : end]:
        yield Fault("DL-08", "bị cụt: không có phần kết thúc của PDF.", "Tải hoặc lưu lại tệp cho đủ rồi gửi lại.")
        return
    if data[end + 5 :].strip(b"\x00 \t\r\n\x1a"):
        yield Fault("DL-08", "có dữ liệu lạ nối sau phần kết thúc của PDF.", _PRINT)
        return
    try:
        found = _found(data)
    except TooMuch as limit:
        yield Fault("DL-10", limit.message, _PRINT)
        return
    except zlib.error:
        yield Fault("DL-08", "hỏng: có phần nén không mở được.", _PRINT)
        return
    for word in sorted(found):
        yield Fault("DL-09", f"{word}.", _PRINT)


def _found(data: bytes) -> set[str]:
    """What is forbidden, in words. Raises TooMuch; zlib.error for a list of objects that cannot be looked into."""
    account = Inflation(len(data))
    found = _words(data, short=False)
    position = streams = 0
    while opening := _STREAM.search(data, position):
        streams += 1
        if streams > _STREAM_LIMIT:
            raise TooMuch(f"có quá {_STREAM_LIMIT} luồng dữ liệu.")
        between = data[position : opening.start()]
        found |= _words(between, short=True)
        closing = data.find(b"endstream", opening.end())
        position = closing if closing >= 0 else len(data)
        found |= _inside(between, data[opening.end() : position], account)
    return found | _words(data[position:], short=True)


def _inside(between: bytes, body: bytes, account: Inflation) -> set[str]:
    """What the body of one stream hides. `between`: the text before it, which ends with its dictionary."""
    own = _names(between[max(between.rfind(b"obj"), 0) :])
    # The wider net catches a dictionary that is made to look as if it began later than it does.
    is_declared = _names(between) >= _LIST_KEYS
    if own >= _LIST_KEYS and own & _FILTERS:
        return {"nén danh mục đối tượng theo cách cổng không kiểm tra được"}
    try:
        is_list = is_declared or _OBJECT_LIST.match(account.inflate(body, _HEAD_BYTES))
        return _words(account.inflate(body), short=is_declared) if is_list else set()
    except zlib.error:
        if is_declared and b"FlateDecode" in own:
            raise
        return _words(body, short=is_declared)


def _names(text: bytes) -> set[bytes]:
    return {_decoded(name) for name in _ANY_NAME.findall(text[-65_536:])}


def _words(text: bytes, short: bool) -> set[str]:
    names = {_decoded(name) for name in _NAME.findall(text)}
    return {_WORDS[name] for name in names if short or name not in _SHORT}


def _decoded(name: bytes) -> bytes:
    return _CODE.sub(lambda code: bytes.fromhex(code[1].decode("ascii")), name)
