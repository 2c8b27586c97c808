"""What the filters of the kinds are called, and how their values are said."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from directory.filters import AllOf, Filter, Number, Terms, all_filters
from directory.search import Query
from directory.vocabulary import Lang

# What the terms of the vocabulary are about. Numbers and switches say it themselves.
_LABELS: dict[str, Promise] = {
    "employment_type": _("働き方"),
    "work_setting": _("働く場"),
    "tasks": _("すること"),
    "pay_unit": _("お金のかたち"),
    "disclosure_option": _("経験の伝え方"),
    "training_requirement": _("必要な研修"),
    "work_conditions": _("働く条件"),
    "group_kind": _("どんな集まり"),
    "attendance": _("だれが"),
    "meeting_format": _("開き方"),
    "weekday": _("曜日"),
    "theme": _("テーマ"),
    "accessibility": _("参加しやすさ"),
    "training_kind": _("どんな研修"),
    "training_open_to": _("申し込める人"),
    "consultation_kind": _("どんな相談先"),
    "for_whom": _("だれのため"),
}

_PHRASE = pgettext_lazy("sentence", "%(label)sは%(values)s")
# Where a language says it better without the label.
_PHRASES: dict[str, Promise] = {
    "employment_type": pgettext_lazy("sentence", "働き方は%(values)s"),
    "work_setting": pgettext_lazy("sentence", "働く場は%(values)s"),
    "tasks": pgettext_lazy("sentence", "することは%(values)s"),
    "pay_unit": pgettext_lazy("sentence", "お金のかたちは%(values)s"),
    "work_conditions": pgettext_lazy("sentence", "働く条件は%(values)s"),
    "weekday": pgettext_lazy("sentence", "曜日は%(values)s"),
}
# Filters whose English labels hold no names: within a sentence they begin small.
_SMALL = frozenset(
    {
        "employment_type",
        "work_setting",
        "tasks",
        "pay_unit",
        "disclosure_option",
        "training_requirement",
        "work_conditions",
    }
)


def filter_label(asked: Filter) -> str:
    """What a filter is about; may hold ruby."""
    return str(_LABELS[asked.name] if isinstance(asked, Terms) else asked.label)


def filters_in_words(query: Query, lang: Lang) -> list[str]:
    """Each filter of a query as a part of its sentence: 働く場はデイケアか外来."""
    return [_phrase(name, values, lang) for name, values in query.filters]


def values_in_words(query: Query, lang: Lang) -> list[tuple[str, Query]]:
    """Each value of each filter in words that stand alone, with the query without it."""
    return [
        (
            _alone(_phrase(name, (value,), lang)),
            query.with_filter(name, (each for each in values if each != value)),
        )
        for name, values in query.filters
        for value in values
    ]


def _phrase(name: str, values: tuple[str, ...], lang: Lang) -> str:
    asked = all_filters()[name]
    if isinstance(asked, Number):
        return str(asked.said) % {"number": f"{Decimal(values[0]):,f}"}
    if isinstance(asked, Terms):
        any_of = pgettext("sentence", "か").join(
            _inside(name, asked.said(value, lang), lang) for value in values
        )
        return str(_PHRASES.get(name, _PHRASE)) % {"label": _LABELS[name], "values": any_of}
    if isinstance(asked, AllOf):
        all_of = pgettext("sentence", "と").join(
            pgettext("sentence", "「%(item)s」") % {"item": asked.said(value, lang)} for value in values
        )
        return str(_PHRASE) % {"label": asked.label, "values": all_of}
    return str(asked.label)


def _alone(phrase: str) -> str:
    """A part of a sentence as words of their own; only Latin letters are large or small."""
    return phrase[:1].upper() + phrase[1:]


def _inside(name: str, words: str, lang: Lang) -> str:
    """A value's words as they stand within a sentence; abbreviations keep their capital letters."""
    small = lang == "en" and name in _SMALL and words[1:2].islower()
    return words[:1].lower() + words[1:] if small else words
