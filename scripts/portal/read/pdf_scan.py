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
    b"JS": _SCRIPT,
    b"Rendition": _SCRIPT,
    b"XFA": "chứa biểu mẫu động XFA",
    b"Launch": "chứa lệnh chạy chương trình",
    b"SubmitForm": "chứa lệnh gửi dữ liệu đi nơi khác",
    b"ImportData": "chứa lệnh lấy dữ liệu từ nơi khác",
    b"AA": "chứa lệnh tự chạy khi mở trang",
    b"EmbeddedFile": _FILES,
    b"EmbeddedFiles": _FILES,
    b"EF": _FILES,
    b"RichMedia": "chứa nội dung đa phương tiện tự chạy",
    b"Encrypt": "đặt mật khẩu hoặc khóa quyền",
}
_LIST_KEYS = frozenset({b"N", b"First"})
_FILTERS = frozenset({
    b"ASCIIHexDecode", b"ASCII85Decode", b"LZWDecode", b"RunLengthDecode", b"Crypt", b"AHx", b"A85", b"LZW", b"RL",
})  # fmt: skip
_HEAD_BYTES = 4_096
_DICTIONARY_BYTES = 65_536
_STREAM_LIMIT = 100_000


def _spellings(*names: bytes) -> bytes:
    """One of the names, any letter of which may be written as # and its code."""
    return b"|".join(b"".join(b"(?:%c|#%02x|#%02X)" % (c, c, c) for c in name) for name in sorted(names, reverse=True))


_AFTER = rb"(?=[\x00\s()<>\[\]{}/%]|\Z)"
# Bounded and possessive: a line of a million % must not be read a million times.
_GAP = rb"(?:[\x00\s]|%[^\r\n%]{0,80}+[\r\n])*+"
_NAME = re.compile(rb"/(" + _spellings(*_WORDS) + rb")" + _AFTER)
# Pages and metadata may speak of “HTML/JavaScript”; only objects say that something *is* one.
_ACTION = re.compile(
    rb"/(?:" + _spellings(b"S", b"Subtype", b"Type") + rb")" + _GAP
    + rb"/(" + _spellings(
        b"JavaScript", b"Rendition", b"Launch", b"EmbeddedFile", b"RichMedia", b"SubmitForm", b"ImportData"
    ) + rb")" + _AFTER
)  # fmt: skip
_ANY_NAME = re.compile(rb"/([^\x00\s()<>\[\]{}/%]+)")
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
# Wherever a reader stands when it meets such a line of text, it does not come out of it: the links and titles of
# honest files. Without < >, in which a hexadecimal string could end.
_STRING = re.compile(rb"\((?:[^()<>\\\r\n]|\\[^()\r\n])*+\)")
_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_OBJECT = re.compile(rb"(?<![A-Za-z])obj" + _GAP + rb"[\[<(/\d]")
_OBJECT_LIST = re.compile(_GAP + rb"[1-9]\d*(?:[\x00\s]+\d+)+[\x00\s]*(?:[\[<(/%]|\Z)")


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
    found: set[str] = set()
    position = streams = 0
    while opening := _STREAM.search(data, position):
        streams += 1
        if streams > _STREAM_LIMIT:
            raise TooMuch(f"có quá {_STREAM_LIMIT} luồng dữ liệu.")
        between = data[position : opening.start()]
        closing = data.find(b"endstream", opening.end())
        position = closing if closing >= 0 else len(data)
        found |= _objects(between) | _inside(between, data[opening.end() : position], account)
    return found | _objects(data[position:])


def _inside(between: bytes, body: bytes, account: Inflation) -> set[str]:
    """What the body of one stream hides. `between`: the text before it, which ends with its dictionary."""
    own = _names(between[max(between.rfind(b"obj"), 0) :])
    if own >= _LIST_KEYS and own & _FILTERS:
        return {"nén danh mục đối tượng theo cách cổng không kiểm tra được"}
    # The wider net catches a dictionary that is made to look as if it began later than it does.
    is_declared = _names(between) >= _LIST_KEYS
    found = _objects(body) if is_declared or _OBJECT.search(body) else _actions(body)
    try:
        if is_declared or _OBJECT_LIST.match(account.inflate(body, _HEAD_BYTES)):
            found |= _objects(account.inflate(body))
    except zlib.error:
        if own >= _LIST_KEYS and b"FlateDecode" in own:
            raise
    return found


def _names(text: bytes) -> set[bytes]:
    return {_decoded(name) for name in _ANY_NAME.findall(text[-_DICTIONARY_BYTES:])}


def _objects(text: bytes) -> set[str]:
    """Forbidden names where objects stand."""
    return {_WORDS[_decoded(name)] for name in set(_NAME.findall(_STRING.sub(b"()", text)))}


def _actions(text: bytes) -> set[str]:
    """Forbidden things where pages and pictures are expected to stand."""
    return {_WORDS[_decoded(name)] for name in set(_ACTION.findall(text))}


def _decoded(name: bytes) -> bytes:
    return _CODE.sub(lambda code: bytes.fromhex(code[1].decode("ascii")), name)
