"""Until when a build holds: the first moment at which the same sources would give another output."""

from collections.abc import Collection
from datetime import datetime, timedelta

from portal.model.article import Article
from portal.model.moment import start_of
from portal.model.portal import Portal


def next_moment(as_of: datetime, portal: Portal | None, articles: Collection[Article]) -> datetime:
    """The next midnight, or an hour named before it. Whatever is dated by days (expiry, deadlines, plans) turns then.

    `articles`: all that were read, those held back too.
    """
    named = [article.publish_at for article in articles]
    for article in articles:
        if article.event is not None:
            named += [article.event.start, *([article.event.end] if article.event.end else [])]
    if portal is not None and portal.urgent is not None:
        named.append(portal.urgent.until)
    midnight = start_of(as_of.date() + timedelta(days=1))
    return min((moment for moment in named if as_of < moment < midnight), default=midnight)
