"""Where a job or a workplace is, and how to get there, as far as its place lets be said."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Workplace
from directory.search import Result
from directory.shown import Whereabouts
from directory.texts import owner_text
from directory.vocabulary import Lang, label
from frontend.public.cards import place_words
from frontend.public.jobs.said import Said, Section, Teller, Value, sentence, together, values, written
from frontend.public.place_names import municipality_name, prefecture_name


def place(tell: Teller, result: Result, where: Whereabouts | None) -> Section:
    """Where, and how to get there. where: what may be said of the workplace, if the job has one."""
    listing = result.listing
    name, note = place_words(result, tell.lang)
    if where and where.address:
        note = ""  # the address stands below, however well it could be found on the map
    return Section(
        "place",
        gettext_lazy("場所と行き方"),
        (
            *_workplace(tell.job.workplace, tell.lang),
            Said(_("場所"), sentence(name), sentence(note)),
            *(way_there(where, tell.lang) if where else ()),
            tell.text("commute", _("通い方")),
            tell.yes_or_no(
                "driving_required",
                _("仕事での運転"),
                _("運転する仕事があります"),
                _("運転する仕事はありません"),
            ),
            *roads(where, tell.lang, tell),
            tell.text("workplace_change_scope", _("働く場所が変わる範囲")),
            together(
                _("たばこの煙への対策"), tell.terms("smoking_measure", ""), tell.text("smoking_note", "")
            ),
            _accessibility(listing.accessibility, tell.lang),
        ),
    )


def region_words(where: Whereabouts, lang: Lang) -> Said:
    """The municipality of a workplace, or its prefecture where no more may be said."""
    if where.municipality is None:
        note = _("どの市町村かは、連絡したあとに分かります")
        return Said(_("場所"), sentence(prefecture_name(where.prefecture, lang)), sentence(note))
    note = "" if where.exact else _("くわしい場所は、連絡したあとに分かります")
    return Said(
        _("場所"), sentence(municipality_name(where.municipality, lang, with_prefecture=True)), sentence(note)
    )


def way_there(where: Whereabouts, lang: Lang) -> tuple[Said, ...]:
    """The address and the way there; neither where the place is not shown exactly."""
    postal = f"〒{where.postal_code[:3]}-{where.postal_code[3:]} " if where.postal_code else ""
    return written(
        [
            Said(_("住所"), values(f"{postal}{where.address}" if where.address else "", lang)),
            Said(_("行き方"), values(where.how_to_get_there, lang)),
        ]
    )


def roads(where: Whereabouts | None, lang: Lang, tell: Teller | None = None) -> tuple[Said, ...]:
    """Snow and ferries: of a workplace, and of a job there."""
    winter = values(where.travel_winter, lang) if where else ()
    islands = values(where.travel_islands, lang) if where else ()
    if tell:
        winter, islands = winter + tell.own("travel_winter"), islands + tell.own("travel_islands")
    # Many write the same for both.
    once = tuple(dict.fromkeys(winter)), tuple(dict.fromkeys(islands))
    return written([Said(_("冬の行き方"), once[0]), Said(_("島からの行き方"), once[1])])


def _workplace(workplace: Workplace | None, lang: Lang) -> tuple[Said, ...]:
    """What the workplace is called."""
    if workplace is None:
        return ()
    name, own = owner_text(workplace, "name", lang)
    url = reverse("workplace", args=[workplace.pk])
    return (Said(_("職場"), values(name, lang, own), url=url),)


def _accessibility(keys: list[str], lang: Lang) -> Said:
    note = _("ここに書かれていないことは、分かっていません。") if keys else ""
    terms = tuple(Value(label("accessibility", key, lang)) for key in keys)
    return Said(_("働きやすさ（設備など）"), terms, sentence(note), terms=bool(keys))
