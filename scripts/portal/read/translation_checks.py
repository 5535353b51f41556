"""Translations: who says to translate what, checked over all articles."""

from collections.abc import Iterator, Sequence

from portal.findings.finding import Finding
from portal.findings.nearest import nearest_hint
from portal.model.article import Article


def check_translations(articles: Sequence[Article], known: frozenset[str]) -> Iterator[Finding]:
    """`articles`: those without a fault; `known`: ids of all that lie in the content, whatever becomes of them.

    A unit may not hang its text onto another unit's article unless that article names it back.
    """
    translated = [article for article in articles if article.translation_of is not None]
    by_id = {article.id: article for article in articles} if translated else {}
    for article in translated:
        assert article.original is not None, "it says to translate one"
        place = article.place("translation_of")
        other = by_id.get(article.original)
        if other is None:
            if article.original not in known:
                message = f"Không có bài “{article.translation_of}” để dịch."
                hint = nearest_hint(article.original, known) or "Viết tên thư mục của bài gốc."
                yield Finding(place, "LK-01", "error", message, hint, target=article.translation_of)
        elif other.lang == article.lang:
            message = f"Bài “{article.translation_of}” cùng ngôn ngữ ({article.lang}) với bài này."
            yield Finding(place, "DL-05", "error", message, "Viết lang: en ở bản tiếng Anh.")
        elif not article.translates(other):
            message = f"Bài “{article.translation_of}” của đơn vị khác và chưa nhận bài này là bản dịch."
            hint = f"Đơn vị ấy thêm vào bài của mình: translation_of: {article.id}."
            yield Finding(place, "DL-05", "error", message, hint, target=article.translation_of)
