"""What a part of an OpenDocument file may not hold. Source: OASIS ODF 1.3 part 2 (packages), part 3 (schema)."""

import re
from collections.abc import Iterator

from portal.read.file_fault import Fault
from portal.read.inflation import Inflation
from portal.read.xml_elements import elements_of
from portal.read.zip_package import Part

KIND_PART = "mimetype"
_KINDS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_EMPTY_LIBRARIES = ("/script-lb.xml", "/script-lc.xml", "/dialog-lb.xml", "/dialog-lc.xml")
_OBJECTS = frozenset({"object", "object-ole", "plugin", "applet", "floating-frame"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\")
_ANY_HREF = re.compile(rb"href\s*=\s*[\"'](?:[A-Za-z][A-Za-z0-9+.-]*:|//|\\\\|&#)")
_SAVE = "Lưu lại thành odt, ods hoặc odp không có macro rồi gửi lại."


def odf_kinds(part: Part) -> frozenset[str]:
    """Which of odt, ods, odp the part `KIND_PART` says the package is."""
    kind = _KINDS.get(part.data.strip())
    return frozenset({kind}) if kind else frozenset()


def odf_faults(part: Part, account: Inflation) -> Iterator[Fault]:
    """Macros, a password, objects that lie elsewhere. Raises ForeignXml, TooMuch."""
    folder, _, name = part.name.lower().rpartition("/")
    top = folder.partition("/")[0]
    # OpenOffice writes the lists of macro libraries even where every library is empty.
    if top in ("basic", "dialogs") and not f"/{name}".endswith(_EMPTY_LIBRARIES) or top == "scripts":
        yield Fault("DL-09", "chứa macro.", _SAVE)
    elif (folder, name) == ("meta-inf", "manifest.xml"):
        if any(element == "encryption-data" for element, _ in elements_of(part.data, account)):
            yield Fault("DL-09", "đặt mật khẩu.", "Bỏ mật khẩu, lưu lại rồi gửi lại.")
    elif name in ("content.xml", "styles.xml") and (_ANY_HREF.search(part.data) or b"\x00" in part.data[:64]):
        yield from _outward(part, account)


def _outward(part: Part, account: Inflation) -> Iterator[Fault]:
    for element, attributes in elements_of(part.data, account):
        if not _SCHEME.match(attributes.get("href", "")):
            continue
        if element in _OBJECTS:
            yield Fault("DL-09", "gắn đối tượng nằm ở nơi khác.", "Ngắt liên kết ra ngoài tệp, lưu lại rồi gửi lại.")
        elif element == "image":
            hint = "Chèn hẳn ảnh vào tệp (ngắt liên kết) rồi lưu lại."
            yield Fault("DL-09", "dùng ảnh nằm ngoài tệp: người tải về có thể không thấy.", hint, "warning")
        elif element == "event-listener":
            yield Fault("DL-09", "chứa macro.", _SAVE)
