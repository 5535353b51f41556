"""JSON-LD for search engines (schema.org): what a page is, who publishes it, where it hangs."""

import json
from collections.abc import Sequence

from portal.model.article import Article
from portal.model.portal import Portal
from portal.pages.signpost import Signpost

# What would end a script block or a line of JavaScript, escaped inside JSON (threats N2).
_ESCAPES = str.maketrans({
    "<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029",
})  # fmt: skip

Json = str | int | list["Json"] | dict[str, "Json"]


def json_for_page(value: Json) -> str:
    """JSON with sorted keys that may stand between script tags."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).translate(_ESCAPES)


def organization(portal: Portal, siteurl: str) -> str:
    """GovernmentOrganization: the department; unknown contacts are left out."""
    told: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "@id": f"{siteurl}/#co-quan",
        "name": portal.bodies.managing,
        "alternateName": portal.short,
        "url": f"{siteurl}/",
        "parentOrganization": {"@type": "GovernmentOrganization", "name": portal.bodies.superior},
    }
    contact = portal.contact
    known = {"address": contact.address, "telephone": contact.phone, "email": contact.mail}
    told |= {key: value for key, value in known.items() if value}
    if portal.channels:
        told["sameAs"] = [channel.url for channel in portal.channels]
    return json_for_page(told)


def breadcrumb(steps: Sequence[Signpost], siteurl: str) -> str:
    """BreadcrumbList of the steps above a page, home first."""
    items: list[Json] = [
        {"@type": "ListItem", "position": place, "name": step.title, "item": siteurl + step.address}
        for place, step in enumerate(steps, 1)
    ]
    return json_for_page({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})


def news_article(article: Article, portal: Portal, siteurl: str, image: str, section: str) -> str:
    """NewsArticle. `image` and `siteurl` make absolute addresses."""
    told: dict[str, Json] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "inLanguage": article.lang,
        "datePublished": article.publish_at.isoformat(),
        "dateModified": (article.updated or article.publish_at).isoformat(),
        "mainEntityOfPage": siteurl + article.address,
        "image": [siteurl + image],
        "articleSection": section,
        "author": {"@type": "Person" if _is_person(article.author) else "Organization", "name": article.author},
        "publisher": {"@type": "GovernmentOrganization", "@id": f"{siteurl}/#co-quan", "name": portal.bodies.managing},
    }
    if article.expires:
        told["expires"] = article.expires.isoformat()
    if article.tags:
        told["keywords"] = [tag.name for tag in article.tags]
    return json_for_page(told)


def _is_person(author: str) -> bool:
    """A signature that names a body (Văn phòng Sở, Trường …) is an organisation."""
    first = author.split()[0].casefold() if author.split() else ""
    return first not in {
        "văn", "phòng", "trường", "trung", "thanh", "ban", "sở", "các", "tổ", "khoa", "cổng", "công", "đoàn", "hội",
    }  # fmt: skip
