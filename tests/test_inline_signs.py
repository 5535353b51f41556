"""`portal.read.inline_signs`: the same HTML as Python-Markdown's own inline step makes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from bench.corpus import article_text, samples
from portal.read import markdown_html
from portal.read.dialect import rewrite
from portal.read.inline_signs import SIGNS
from portal.read.link_marks import mark

_REPOSITORY = Path(__file__).resolve().parents[1]
_TEXTS = sorted(_REPOSITORY.glob("content/**/index.md")) + sorted(_REPOSITORY.glob("tests/portals/**/index.md"))
_SIGNS = "*_~`\\[]()!<>&@^#|:/.w \n-abcđ0"


@pytest.fixture(scope="module")
def untouched() -> Markdown:
    converter = markdown_html._converter.__wrapped__()
    converter.treeprocessors.register(InlineProcessor(converter), "inline", 20)
    return converter


def _as_before(converter: Markdown, text: str) -> str:
    converter.reset()
    return converter.convert(text)


def _prepared(body: str) -> str:
    return rewrite(mark(body).text).text


def test_texts_of_the_shipped_portals_convert_as_with_the_untouched_library(untouched: Markdown) -> None:
    texts = [_prepared(path.read_text("utf-8").split("---\n", 2)[-1]) for path in _TEXTS]

    assert len(texts) > 50
    for text in texts:
        assert _as_before(untouched, text) == markdown_html.to_html(text)


def test_texts_of_the_bench_convert_as_with_the_untouched_library(untouched: Markdown) -> None:
    listed = samples(200)
    texts = [_prepared(article_text(sample, listed[: sample.n]).split("---\n", 2)[-1]) for sample in listed]

    for text in texts:
        assert _as_before(untouched, text) == markdown_html.to_html(text)


@settings(deadline=None)  # a busy machine is no mistake
@given(body=st.text(_SIGNS, max_size=120))
def test_any_text_converts_as_with_the_untouched_library(untouched: Markdown, body: str) -> None:
    text = _prepared(body)

    assert _as_before(untouched, text) == markdown_html.to_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "a `b` c", "a \\* b", "[a](b)", "[a][b]\n\n[b]: c", "![a](b.jpg)", "![a]", "<https://a.vn/b>", "<a@b.vn>",
        "a  \nb", "a <b>c</b>", "xem https://a.vn/b nhé", "xem Www.a.vn nhé", "gửi a.b@c.vn nhé", "a &lt; b",
        "*a* _b_ **c**", "~~a~~", "a[^1]\n\n[^1]: b",
    ],
)  # fmt: skip
def test_every_pattern_still_finds_what_it_is_for(untouched: Markdown, text: str) -> None:
    assert _as_before(untouched, text) == markdown_html.to_html(text)


def test_every_pattern_of_the_converter_has_its_sign() -> None:
    patterns = markdown_html._converter().inlinePatterns

    assert len(patterns) == len(SIGNS)
    assert all(name in patterns for name in SIGNS)
