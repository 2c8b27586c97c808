"""The form of a workplace. An address is read, shown as it was understood, and kept once that is right."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from directory.addresses import Reading, key_of, read_address
from directory.geocoding import Candidate
from directory.geocoding.notices import sentence
from directory.models import Place, Workplace
from directory.texts import current_lang
from directory.workplaces import Address, WorkplaceText
from frontend.forms import Form, TermField, TextField
from frontend.manage.organizations.shown_to_public import PublicView, public_view

_TEXTS = ("name", "name_en", "name_easy", "how_to_get_there", "travel_winter", "travel_islands")

PRECISION: dict[str, Promise] = {
    "address": _("番地まで分かりました。"),
    "town": _("町名まで分かりました。番地までは分かりません。"),
    "municipality": _("市区町村まで分かりました。町や番地の点は、分かりません。"),
    "city": _("区まで分かりました。地図の点は、市を代表する場所になります。"),
}
"""How precisely an address could be placed."""


@dataclass(frozen=True)
class Choice:
    """A place that the address may mean.

    precision: how well it is known. shown: what the public would see. checked: it is the one chosen so far.
    """

    value: str
    name: str
    precision: Promise
    shown: PublicView
    checked: bool


class WorkplaceForm(Form):
    """`seen` is the address and the visibility for which the page has shown what was understood; only then is
    the form complete."""

    name = TextField(label=_("職場の名前"), help_text=_("例：北病棟、地域活動支援センター"), max_length=120)
    name_en = TextField(label=_("英語の名前"), max_length=200, required=False)
    name_easy = TextField(
        label=_("やさしい日本語の名前"),
        help_text=_("ひらがなを多くして、短く。"),
        max_length=300,
        required=False,
    )
    address = TextField(
        label=_("住所か郵便番号"),
        help_text=_("ふだん書くとおりに書いてください。例：島根県松江市殿町1番地、690-0887"),
        max_length=200,
    )
    visibility = TermField(
        "place_visibility",
        label=_("場所を、どこまで見せますか"),
        help_text=_("保存する前に、みんなに何が見えるかを示します。あとから変えられます。"),
    )
    how_to_get_there = TextField(
        label=_("行きかた"),
        help_text=_("駅やバス停からの行きかたなど。くわしい場所を見せるときだけ、みんなに見えます。"),
        max_length=300,
        lines=True,
        required=False,
    )
    travel_winter = TextField(
        label=_("冬の行きかた"),
        help_text=_("雪や凍った道のとき。車がないと来られないか、など。"),
        max_length=300,
        lines=True,
        required=False,
    )
    travel_islands = TextField(
        label=_("島からの行きかた"),
        help_text=_("船の時間、最後の便、泊まりがいるか、など。"),
        max_length=300,
        lines=True,
        required=False,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    place = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def __init__(self, *args: Any, workplace: Workplace | None = None, **kwargs: Any) -> None:
        self._place = workplace.place if workplace else None
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Say so where an address cannot be found."""
        values = super().clean() or {}
        if "address" in values and self.moved and not self.reading.candidates:
            self.add_error("address", self._not_found())
        return values

    @cached_property
    def moved(self) -> bool:
        """Whether the place is new or changed, so that it is shown before it is kept."""
        if self._place is None:
            return True
        values = self.cleaned_data
        return (values.get("address"), values.get("visibility")) != (
            address_text(self._place),
            self._place.visibility,
        )

    @cached_property
    def reading(self) -> Reading:
        """What was understood of the address."""
        return read_address(self.cleaned_data["address"])

    @property
    def to_see(self) -> str:
        """What `seen` must be for the form to be complete."""
        return f"{self.cleaned_data['visibility']} {self.cleaned_data['address']}"

    @property
    def complete(self) -> bool:
        """Whether the person has seen how the address was understood, and chosen. Once the form is valid."""
        return not self.moved or (self.cleaned_data["seen"] == self.to_see and self.chosen is not None)

    @property
    def chosen(self) -> Candidate | None:
        """The place that was chosen among those the address may mean."""
        value = self.cleaned_data["place"]
        return next((each for each in self.reading.candidates if key_of(each) == value), None)

    def choices(self) -> list[Choice]:
        """The places the address may mean, each with what the public would see."""
        found, lang = self.reading.candidates, current_lang()
        # Of several none is chosen for a person: it would be saved by whoever does not read on.
        chosen = self.chosen or (found[0] if len(found) == 1 else None)
        return [
            Choice(
                key_of(each),
                each.label(lang),
                PRECISION[each.precision],
                public_view(self._address(each), self.text()),
                each == chosen,
            )
            for each in found
        ]

    @property
    def unchosen(self) -> bool:
        """Whether the places were shown and none was chosen."""
        return self.cleaned_data["seen"] == self.to_see and self.chosen is None

    def notices(self) -> list[str]:
        """What went otherwise than asked while the place was looked for."""
        return [sentence(each) for each in self.reading.notices]

    def text(self) -> WorkplaceText:
        """What was written, for the domain."""
        return WorkplaceText(**{name: self.cleaned_data[name] for name in _TEXTS})

    def address_for_domain(self) -> Address | None:
        """Where it is; None when that has not changed. Once the form is complete."""
        return self._address(self.chosen) if self.moved and self.chosen else None

    def _address(self, candidate: Candidate) -> Address:
        return Address.of(self.reading, candidate, self.cleaned_data["visibility"])

    def _not_found(self) -> str:
        near = [each.labels.ja for each in self.reading.suggestions[:3]]
        if near:
            return str(_("この住所が見つかりません。もしかして：%(names)s")) % {"names": "、".join(near)}
        return str(_("この住所が見つかりません。都道府県と市区町村から書いてください。"))

    @classmethod
    def of(cls, workplace: Workplace) -> "WorkplaceForm":
        """The form as it stands today."""
        initial = {name: getattr(workplace, name) for name in _TEXTS}
        place = workplace.place
        return cls(
            workplace=workplace,
            initial={**initial, "address": address_text(place), "visibility": place.visibility},
        )


def address_text(place: Place) -> str:
    """A place's address as one would type it: with its postal code."""
    code = f"〒{place.postal_code[:3]}-{place.postal_code[3:]} " if place.postal_code else ""
    return (code + place.address) or place.municipality.full_name_ja
