"""The template tags of words: ruby is shown, everything else is escaped."""

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from frontend.public.templatetags.words import plain, ruby


def rendered(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


def test_ruby() -> None:
    assert ruby("{集|あつ}まり") == "<ruby>集<rp>(</rp><rt>あつ</rt><rp>)</rp></ruby>まり"


@pytest.mark.parametrize("text", ["<b>", "{<b>|x}", "{x|<script>}", '"{a|b}"'])
def test_ruby_escapes(text: str) -> None:
    shown = ruby(text)
    for wrong in ("<b>", "<script>", '"'):
        assert wrong not in shown


def test_braces_that_are_no_ruby_stay() -> None:
    assert ruby("{a} {b|} {|c} |") == "{a} {b|} {|c} |"


def test_plain_leaves_readings_out() -> None:
    assert plain("{集|あつ}まり") == "集まり"


def test_message_in_plain_japanese_shows_ruby() -> None:
    with translation.override("ja-simple"):
        assert rendered('{% t "場所" %}') == "<ruby>場所<rp>(</rp><rt>ばしょ</rt><rp>)</rp></ruby>"
        assert rendered('{% t_plain "場所" %}') == "場所"


def test_values_are_escaped_and_show_ruby() -> None:
    with translation.override("en"):
        assert rendered('{% t "%(place)sの近くでさがす" place=p %}', p="<i>") == "Search near &lt;i&gt;"
        shown = rendered('{% t "%(place)sの近くでさがす" place=p %}', p="{松江|まつえ}")
        assert "<rt>まつえ</rt>" in shown
        assert rendered('{% t_plain "%(place)sの近くでさがす" place=p %}', p='"<{松江|まつえ}') == (
            "Search near &quot;&lt;松江"
        )


def test_markup_of_templates_passes() -> None:
    with translation.override("ja"):
        shown = rendered(
            '{% t "%(place)s から %(radius)s の %(kind)s" place=p radius=r kind=k %}',
            p=mark_safe("<u>a</u>"),
            r="b",
            k="c",
        )
    assert shown == "<u>a</u> から b の c"


def test_values_with_percent_signs_are_left_alone() -> None:
    with translation.override("en"):
        assert rendered('{% t "%(title)s — となり" title=p %}', p="100%(title)s") == "100%(title)s — Tonari"


@pytest.mark.parametrize(("count", "text"), [(1, "1 listing"), (0, "0 listings"), (3, "3 listings")])
def test_plural(count: int, text: str) -> None:
    with translation.override("en"):
        assert rendered('{% t "%(count)s件" count=n %}', n=count) == text
