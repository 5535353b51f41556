"""Tags of all articles: two spellings of one slug would share a page."""

from collections import Counter
from collections.abc import Iterator, Sequence

from portal.findings.finding import Finding
from portal.model.article import Article


def check_tags(articles: Sequence[Article]) -> Iterator[Finding]:
    """DL-16 at every use of the rarer spelling (of equals, the later in the alphabet), naming the common one."""
    first: dict[str, str] = {}
    several = {
        tag.slug for article in articles for tag in article.tags if first.setdefault(tag.slug, tag.name) != tag.name
    }
    right = {slug: _common(slug, articles) for slug in several}
    if not right:
        return
    for article in articles:
        for n, tag in enumerate(article.tags):
            common = right.get(tag.slug)
            if common is not None and tag.name != common:
                place = article.place(f"tags.{n}", "tags")
                message = f"Từ khóa “{tag.name}” và “{common}” cùng một địa chỉ /the/{tag.slug}/."
                yield Finding(place, "DL-16", "error", message, f"Viết “{common}”.", target=tag.name)


def _common(slug: str, articles: Sequence[Article]) -> str:
    names = Counter(tag.name for article in articles for tag in article.tags if tag.slug == slug)
    return min(names, key=lambda name: (-names[name], name))
