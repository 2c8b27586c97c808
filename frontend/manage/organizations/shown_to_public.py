"""What everybody would see of a place, said before it is saved."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import Municipality, Place, Workplace
from directory.shown import whereabouts
from directory.texts import current_lang
from directory.workplaces import Address, WorkplaceText, placed
from frontend.public.place_names import municipality_name, prefecture_name


@dataclass(frozen=True)
class PublicView:
    """place: the address, municipality or prefecture that is named. point: what the point on the map stands
    for. kept: what stays between us."""

    place: str
    point: Promise
    kept: Promise | None


_POINTS: dict[str, Promise] = {
    "address": _("地図の点は、この住所の場所です。"),
    "town": _("地図の点は、この町のまんなかです。"),
    "municipality": _("地図の点は、市区町村を代表する場所です。"),
    "city": _("地図の点は、市を代表する場所です。"),
    "prefecture": _("地図の点は、都道府県のまんなかあたりです。"),
}


def public_view(address: Address, text: WorkplaceText) -> PublicView:
    """What everybody would see of a workplace that is to be saved with this address."""
    lang = current_lang()
    municipality = Municipality.objects.select_related("prefecture").get(
        pk=address.candidate.municipality_code
    )
    place = placed(Place(), address)
    place.municipality = municipality
    shown = whereabouts(Workplace(place=place, name=text.name, how_to_get_there=text.how_to_get_there))
    if shown.municipality is None:
        return PublicView(
            prefecture_name(shown.prefecture, lang),
            _POINTS["prefecture"],
            _("市区町村と住所は、見えません。"),
        )
    named = municipality_name(shown.municipality, lang, with_prefecture=True)
    if not shown.address:
        return PublicView(named, _POINTS[municipality.point_precision], _("くわしい住所は、見えません。"))
    code = f"〒{shown.postal_code[:3]}-{shown.postal_code[3:]} " if shown.postal_code else ""
    return PublicView(code + shown.address, _POINTS[place.point_precision], None)
