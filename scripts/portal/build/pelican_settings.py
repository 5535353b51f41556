"""The settings of `pelicanconf.py`: which of Pelican's still mean something here, and what is told of the others."""

from collections.abc import Iterator, Mapping
from typing import Any

from portal.findings.finding import Finding, Place
from portal.findings.nearest import nearest_hint

# What a settings file or the command line may say. PORT and BIND serve `pelican --listen`; DEBUG and FEED_DOMAIN are
# set by Pelican itself.
KNOWN = frozenset({
    "AS_OF", "BIND", "CACHE_PATH", "DEBUG", "DEFAULT_LANG", "DRAFTS", "FEED_DOMAIN", "LOCALE",
    "LOG_FILTER", "OUTPUT_PATH", "PATH", "PELICAN_CLASS", "PLUGINS", "PORT", "SITEURL", "THEME", "TIMEZONE",
})  # fmt: skip
OWN = frozenset({"AS_OF", "DRAFTS"})  # not Pelican's

_ELSEWHERE = {
    "SITENAME": "Tên cổng ghi ở cong.yaml (name).",
    "DELETE_OUTPUT_DIRECTORY": "Thư mục OUTPUT luôn được thay cả cây, chỉ gỡ tệp do cổng làm ra.",
    "MARKDOWN": "Cách viết Markdown của cổng là danh sách đóng trong mã.",
    "CACHE_CONTENT": "Cổng có bộ nhớ đệm riêng, không dùng pickle.",
    "LOAD_CONTENT_CACHE": "Cổng có bộ nhớ đệm riêng, không dùng pickle.",
    "RELATIVE_URLS": "Cổng dùng địa chỉ tính từ gốc tên miền.",
    "THEME_TEMPLATES_OVERRIDES": "Mẫu trang nằm ở theme/templates/.",
}
_BY_PATH = "Địa chỉ trang lấy từ đường dẫn của bài; không đặt lại được."
_BY_CONTENT = "Xóa dòng này: cổng lấy từ nội dung, không từ tệp cài đặt."


def refused_settings(
    settings: Mapping[str, Any], stock: Mapping[str, Any], defaults: Mapping[str, Any], path: str
) -> tuple[Finding, ...]:
    """A finding for each setting that means nothing here. `settings`: as read; `stock`: read without a settings file;
    `defaults`: Pelican's own, for the names; `path`: the settings file as the finding names it.
    """
    return tuple(_refused(settings, stock, defaults, path))


def _refused(
    settings: Mapping[str, Any], stock: Mapping[str, Any], defaults: Mapping[str, Any], path: str
) -> Iterator[Finding]:
    for key in sorted(settings):
        if key in KNOWN:
            continue
        if key not in defaults and key not in stock:
            hint = nearest_hint(key, KNOWN) or "Xóa dòng này."
            yield Finding(Place(path), "DL-18", "error", f"Không có cài đặt nào tên “{key}”.", hint, target=key)
        elif key not in stock or settings[key] != stock[key]:
            hint = _ELSEWHERE.get(key) or (_BY_PATH if key.endswith(("_URL", "_SAVE_AS")) else _BY_CONTENT)
            yield Finding(
                Place(path), "DL-18", "error", f"Cài đặt “{key}” của Pelican không có tác dụng.", hint, target=key
            )
