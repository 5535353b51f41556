"""Old addresses that keep answering: the editors' list and the articles' own, one map without chains."""

from collections.abc import Sequence

from portal.findings.finding import Finding, Place
from portal.model.address import ADDRESS, PATH_LIMIT_BYTES, output_path
from portal.model.article import Article
from portal.model.portal_model import Redirect


def gather_redirects(
    written: Sequence[tuple[str, str, Place]], sound: Sequence[Article], shown: Sequence[Article]
) -> tuple[tuple[Redirect, ...], tuple[Finding, ...]]:
    """`written`: (old, new, place) of chuyen-huong.yaml. An article that is not shown yet brings no redirect.

    `…/index.html` is the folder's own address. Whether the new address exists and the old one is free is checked
    once the pages are planned.
    """
    findings: list[Finding] = []
    candidates: list[Redirect] = []
    for old, new, place in written:
        wrong = next((address for address in (old, new.partition("#")[0]) if not ADDRESS.fullmatch(address)), None)
        if wrong is None:
            candidates.append(Redirect(old.removesuffix("index.html"), new, place))
        else:
            message = f"“{wrong}” không phải địa chỉ trong cổng (chữ thường không dấu, bắt đầu bằng /)."
            findings.append(
                Finding(place, "DL-17", "error", message, "Viết /dia-chi-cu/: /dia-chi-moi/.", target=wrong)
            )
    visible = {article.source for article in shown}
    for article in sound:
        for n, old in enumerate(article.redirect_from):
            place = article.place(f"redirect_from.{n}", "redirect_from")
            if article.source in visible:
                candidates.append(Redirect(old.removesuffix("index.html"), article.address, place))
    kept: dict[str, Redirect] = {}
    for redirect in candidates:
        length = len(output_path(redirect.old).encode())
        if length > PATH_LIMIT_BYTES:
            message = f"Địa chỉ cũ dài {length} byte, nhiều nhất {PATH_LIMIT_BYTES}."
            findings.append(Finding(redirect.place, "DL-17", "error", message, "Bỏ địa chỉ này.", target=redirect.old))
            continue
        first = kept.setdefault(redirect.old, redirect)
        if first is not redirect:
            message = (
                f"Địa chỉ cũ “{redirect.old}” đã chuyển đến “{first.new}” ({first.place.path}:{first.place.line})."
            )
            findings.append(
                Finding(redirect.place, "DL-17", "error", message, "Giữ lại một dòng.", target=redirect.old)
            )
    for redirect in list(kept.values()):
        onward = kept.get(redirect.new)
        if onward is not None:
            del kept[redirect.old]
            hint = (
                "Xóa dòng này." if onward.new == redirect.old or onward is redirect else f"Viết thẳng “{onward.new}”."
            )
            message = f"“{redirect.new}” lại chuyển tiếp đến “{onward.new}”."
            findings.append(Finding(redirect.place, "DL-17", "error", message, hint, target=redirect.new))
    return tuple(kept[old] for old in sorted(kept)), tuple(findings)
