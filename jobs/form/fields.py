"""Every field of a job advert, in the order in which a person decides, and the steps that ask for them."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from jobs.form.field import Field, Text
from jobs.form.steps import asking, contract, doing, pay, place, support, what, when


@dataclass(frozen=True)
class Step:
    """A page of the form. `name` is the last part of its address."""

    name: str
    label: Text
    fields: tuple[Field, ...]


def _step(name: str, label: Text, fields: tuple[Field, ...]) -> Step:
    return Step(name, label, tuple(replace(field, step=name) for field in fields))


_ASKED = (
    _step("what", _("どんな仕事か"), what.FIELDS),
    _step("doing", _("すること、しないこと"), doing.FIELDS),
    _step("when", _("働く時間"), when.FIELDS),
    _step("pay", _("お金"), pay.FIELDS),
    _step("contract", _("契約"), contract.FIELDS),
    _step("place", _("場所と通い方"), place.FIELDS),
    _step("support", _("働くときの支え"), support.FIELDS),
    _step("asking", _("応募と連絡"), asking.FIELDS),
)
STEPS = (
    *_ASKED,
    Step(
        "words",
        _("ほかの言葉で"),
        tuple(one for step in _ASKED for field in step.fields for one in field.translations()),
    ),
)
FIELDS: dict[str, Field] = {field.name: field for step in STEPS for field in step.fields}


def step_named(name: str) -> Step | None:
    """The step of that name."""
    return next((step for step in STEPS if step.name == name), None)
