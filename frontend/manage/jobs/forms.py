"""One step of the form of a job advert, made of the fields that `jobs/form` declares."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from directory.drafts import Conflict, Typed, fingerprint
from directory.models import Draft
from directory.texts import current_lang, today
from directory.vocabulary import label, terms
from frontend.forms import Form, PlainSelect
from frontend.public.language import PageLanguage
from jobs.form.field import Field, Kind, Need
from jobs.form.fields import Step
from jobs.form.reader import Said, said
from jobs.publishing import findings_in
from jobs.wording import Finding

_NUMBERS = {Kind.YEN: "numeric", Kind.COUNT: "numeric", Kind.HOURS: "decimal", Kind.DATE: "numeric"}
_INPUTS = {Kind.EMAIL: "email", Kind.PHONE: "tel", Kind.URL: "url"}
_OPEN = _("まだ決めていない")
_MANY = 6  # more options than these are a list to choose from


class Asked:
    """A declared field as the page shows it: with its control, why it is needed, and what is to be said."""

    def __init__(self, form: "StepForm", field: Field) -> None:
        self.declared = field
        self.bound = form[field.name]
        self.need: Need | None = field.need(form.said.values)
        self.conflict: Conflict | None = form.conflicts.get(field.name)
        self.findings: list[Finding] = [each for each in form.findings if each.field == field.name]

    @property
    def theirs(self) -> str:
        """What somebody else wrote meanwhile, as text."""
        return in_words(self.declared, self.conflict.theirs) if self.conflict else ""

    @property
    def written(self) -> bool:
        return bool(self.bound.value())


class StepForm(Form):
    """The fields of a step, filled with what a draft keeps, and with what was sent where that could not be
    kept (`conflicts`)."""

    def __init__(
        self,
        draft: Draft,
        step: Step,
        language: PageLanguage,
        conflicts: Mapping[str, Conflict] | None = None,
    ) -> None:
        self.draft, self.step = draft, step
        self.conflicts = conflicts or {}
        kept = {
            field.name: draft.values.get(field.name, [] if field.kind == Kind.TERMS else "")
            for field in step.fields
        }
        shown = kept | {name: conflict.mine for name, conflict in self.conflicts.items()}
        self.said: Said = said(draft.values | shown, today())
        self.findings = findings_in(self.said.values)
        self.opened = {name: fingerprint(typed) for name, typed in kept.items()}
        super().__init__(data=_as_sent(shown), auto_id="f-%s")
        for field in step.fields:
            self.fields[field.name] = _control(field, language)

    def clean(self) -> dict[str, Any]:
        """Mistakes come from the domain, whatever the control."""
        for field in self.step.fields:
            if field.name in self.said.wrong:
                self.add_error(field.name, self.said.wrong[field.name])
            if field.name in self.conflicts:
                self.add_error(field.name, gettext("ほかの画面で変わりました。どちらかを残してください。"))
        return self.cleaned_data

    @property
    def first(self) -> list[Asked]:
        """What is needed to publish, and what belongs beside that."""
        return [asked for asked in self._asked() if asked.need or asked.declared.first]

    @property
    def later(self) -> list[Asked]:
        """What may be written later."""
        return [asked for asked in self._asked() if not (asked.need or asked.declared.first)]

    @property
    def later_is_open(self) -> bool:
        """Whether something of it is written or wrong already."""
        return not self.first or any(asked.written for asked in self.later)

    def _asked(self) -> list[Asked]:
        return [
            Asked(self, field)
            for field in self.step.fields
            if field.asked(self.said.values) or self.draft.values.get(field.name)
        ]


def typed_in(step: Step, sent: QueryDict) -> dict[str, Typed]:
    """What was sent for the fields of a step, exactly. Fields that were not sent at all are left out, but for
    boxes: none ticked sends nothing."""
    found: dict[str, Typed] = {}
    for field in step.fields:
        if field.kind == Kind.TERMS:
            found[field.name] = [str(key) for key in sent.getlist(field.name)]
        elif field.name in sent:
            found[field.name] = str(sent[field.name])
    return found


def in_words(field: Field, typed: Typed) -> str:
    """What was typed or ticked, for people to read."""
    if isinstance(typed, str) and field.kind not in (Kind.TERM, Kind.YES_NO):
        return typed
    names = dict(_choices(field))
    keys = [typed] if isinstance(typed, str) else typed
    return "、".join(str(names.get(key, key)) for key in keys if key)


def _choices(field: Field) -> list[tuple[str, Any]]:
    """Keys with their labels in the language of the page."""
    if field.kind == Kind.YES_NO:
        return [("yes", _("はい")), ("no", _("いいえ"))]
    if field.options:
        return list(field.options)
    return [(term.key, label(field.enum, term.key, current_lang())) for term in terms(field.enum)]


def _control(field: Field, language: PageLanguage) -> forms.Field:
    """A control that takes anything: what is wrong with it is for the domain to say."""
    control: forms.Field
    if field.kind == Kind.TERMS:
        control = _Anything(widget=forms.CheckboxSelectMultiple(choices=_choices(field)))
    elif field.kind in (Kind.TERM, Kind.YES_NO):
        choices = [("", _OPEN), *_choices(field)]
        widget = PlainSelect if len(choices) > _MANY + 1 else forms.RadioSelect
        control = _Anything(widget=widget(choices=choices))
    elif field.kind == Kind.TEXT:
        control = _Anything(widget=forms.Textarea(attrs={"rows": 4}))
    else:
        attrs = {"inputmode": _NUMBERS[field.kind]} if field.kind in _NUMBERS else {}
        control = _Anything(widget=forms.TextInput(attrs=attrs))
        control.widget.input_type = _INPUTS.get(field.kind, "text")
    control.label, control.help_text = _label(field), _hint(field, language)
    return control


class _Anything(forms.Field):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


_IN_LANGUAGE = {"en": gettext_lazy("（英語）"), "easy": gettext_lazy("（やさしい日本語）")}


def _label(field: Field) -> str:
    return f"{field.label}{_IN_LANGUAGE[field.language]}" if field.language else str(field.label)


def _hint(field: Field, language: PageLanguage) -> str:
    box = (
        gettext("ハローワークの求人申込書では「%(box)s」の欄です。") % {"box": field.hello_work}
        if field.hello_work
        else ""
    )
    return (" " if language.lang == "en" else "").join(filter(None, (str(field.hint), box)))


def _as_sent(values: Mapping[str, Typed]) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, typed in values.items():
        sent.setlist(name, typed if isinstance(typed, list) else [typed])
    return sent
