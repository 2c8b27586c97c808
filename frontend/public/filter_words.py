"""What the filters of the kinds are called, and how their values are said."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

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


def filter_label(asked: Filter) -> str:
    """What a filter is about; may hold ruby."""
    return str(_LABELS[asked.name] if isinstance(asked, Terms) else asked.label)


def filters_in_words(query: Query, lang: Lang) -> list[str]:
    """Each filter of a query as a part of its sentence: 働く場はデイケアか外来."""
    return [_phrase(name, values, lang) for name, values in query.filters]


def values_in_words(query: Query, lang: Lang) -> list[tuple[str, Query]]:
    """Each value of each filter in words, with the query without it."""
    return [
        (_phrase(name, (value,), lang), query.with_filter(name, (each for each in values if each != value)))
        for name, values in query.filters
        for value in values
    ]


def _phrase(name: str, values: tuple[str, ...], lang: Lang) -> str:
    asked = all_filters()[name]
    if isinstance(asked, Terms):
        said = pgettext("sentence", "か").join(asked.said(value, lang) for value in values)
        return pgettext("sentence", "%(label)sは%(values)s") % {"label": _LABELS[name], "values": said}
    if isinstance(asked, AllOf):
        items = [pgettext("sentence", "「%(item)s」") % {"item": asked.said(value, lang)} for value in values]
        return pgettext("sentence", "%(label)sは%(values)s") % {
            "label": asked.label,
            "values": "".join(items),
        }
    if isinstance(asked, Number):
        return pgettext("sentence", "%(label)sは%(value)s%(unit)s") % {
            "label": asked.label,
            "value": values[0],
            "unit": asked.unit,
        }
    return str(asked.label)
