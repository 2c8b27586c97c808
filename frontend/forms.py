"""Forms as pages show them: a sentence for every mistake, in the reader's language, beside its field.

Labels and hints are messages and may hold ruby; templates show a field with
`{% include "forms/field.html" with field=form.name %}` and all mistakes first with
`{% include "forms/problems.html" %}`. A field that takes a choice of the vocabulary is `TermsField` or
`TermField`, an owner's text is `TextField`.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.texts import current_lang, tidy, without_ruby
from directory.vocabulary import label, terms

# Said in our own words: Django's catalogue would fill gaps of plain Japanese with Japanese.
MESSAGES: dict[str, Any] = {
    "required": _("書いてください。"),
    "invalid": _("この書き方では読めません。"),
    "max_length": _("長すぎます。%(limit_value)d文字までで書いてください。"),
    "min_length": _("短すぎます。%(limit_value)d文字以上で書いてください。"),
    "max_value": _("%(limit_value)s以下の数で書いてください。"),
    "min_value": _("%(limit_value)s以上の数で書いてください。"),
    "invalid_choice": _("この中からえらんでください。"),
    "invalid_list": _("この中からえらんでください。"),
    "null_characters_not_allowed": _("読めない文字が入っています。"),
}


class Form(forms.Form):
    """A form whose mistakes are said in our words. `problems()` lists them in the order of the fields."""

    use_required_attribute = False  # what is missing is said by us, for all fields at once

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            own = {name: text for name, text in MESSAGES.items() if name in field.error_messages}
            if isinstance(field, forms.ChoiceField):  # nobody writes there
                own["required"] = MESSAGES["invalid_choice"]
            given = getattr(field, "own_messages", {})
            field.error_messages.update(own | given)
            for validator in map(_any, field.validators):
                if (code := getattr(validator, "code", None)) in MESSAGES:
                    validator.message = field.error_messages.get(code, MESSAGES[code])

    def problems(self) -> list[tuple[str, str, str]]:
        """(id of the control, label, what is wrong) of every mistake; those of the whole form have no id."""
        found = [("", "", str(error)) for error in self.non_field_errors()]
        for bound in self:
            found += [
                (bound.id_for_label or bound.auto_id, str(bound.label), str(error)) for error in bound.errors
            ]
        return found


def _any(validator: Any) -> Any:
    """Typed as callables, though Django's own have a message."""
    return validator


class TextField(forms.CharField):
    """A text of the owner, kept without hidden characters (`directory.texts.tidy`).

    lines: it may have several.
    """

    def __init__(self, *, lines: bool = False, **kwargs: Any) -> None:
        self.lines = lines
        if lines:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return tidy(text, lines=self.lines) if isinstance(text, str) else text


def _term_choices(enum: str, empty: Any) -> list[tuple[str, Any]]:
    lang = current_lang()
    choices: list[tuple[str, Any]] = [(term.key, label(enum, term.key, lang)) for term in terms(enum)]
    return choices if empty is None else [("", empty), *choices]


class TermField(forms.ChoiceField):
    """One key of an enumeration of the vocabulary. `empty`: what no choice is called (None: one is asked)."""

    def __init__(self, enum: str, *, empty: Any = None, select: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", PlainSelect if select else forms.RadioSelect)
        super().__init__(choices=lambda: _term_choices(enum, empty), **kwargs)


class TermsField(forms.MultipleChoiceField):
    """Any keys of an enumeration of the vocabulary, to tick."""

    def __init__(self, enum: str, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(choices=lambda: _term_choices(enum, None), **kwargs)


class PlainSelect(forms.Select):
    """A select: its options are plain text, so readings are left out."""

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().create_option(name, value, without_ruby(str(label)), *args, **kwargs)
