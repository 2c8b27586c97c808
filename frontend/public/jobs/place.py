"""Where a job is, and how to get there, as far as its place lets be said."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Workplace
from directory.search import Result
from directory.shown import Whereabouts
from directory.texts import owner_text
from directory.vocabulary import label
from frontend.public.cards import place_words
from frontend.public.jobs.said import Said, Section, Teller, Value, sentence, together, values, written


def place(tell: Teller, result: Result, where: Whereabouts | None) -> Section:
    """Where, and how to get there. where: what may be said of the workplace, if the job has one."""
    listing = result.listing
    name, note = place_words(result, tell.lang)
    return Section(
        "place",
        gettext_lazy("場所と行き方"),
        (
            *workplace_line(tell.job.workplace, tell),
            Said(_("場所"), sentence(name), sentence(note)),
            *way_there(where, tell),
            tell.text("commute", _("通い方")),
            tell.yes_or_no(
                "driving_required",
                _("仕事での運転"),
                _("運転する仕事があります"),
                _("運転する仕事はありません"),
            ),
            *hard_ways(where, tell),
            tell.text("workplace_change_scope", _("働く場所が変わる範囲")),
            together(
                _("たばこの煙への対策"), tell.terms("smoking_measure", ""), tell.text("smoking_note", "")
            ),
            Said(
                _("働きやすさ（設備など）"),
                tuple(Value(label("accessibility", key, tell.lang)) for key in listing.accessibility),
                sentence(
                    _("ここに書かれていないことは、分かっていません。") if listing.accessibility else ""
                ),
                terms=bool(listing.accessibility),
            ),
        ),
    )


def workplace_line(workplace: Workplace | None, tell: Teller) -> tuple[Said, ...]:
    """What the workplace is called."""
    if workplace is None:
        return ()
    name, own = owner_text(workplace, "name", tell.lang)
    return (Said(_("職場"), values(name, tell.lang, own)),)


def way_there(where: Whereabouts | None, tell: Teller) -> tuple[Said, ...]:
    """The address and the way there; neither where the place is not shown exactly."""
    if where is None:
        return ()
    postal = f"〒{where.postal_code[:3]}-{where.postal_code[3:]} " if where.postal_code else ""
    return written(
        [
            Said(_("住所"), values(f"{postal}{where.address}" if where.address else "", tell.lang)),
            Said(_("行き方"), values(where.how_to_get_there, tell.lang, tell.language)),
        ]
    )


def hard_ways(where: Whereabouts | None, tell: Teller) -> tuple[Said, ...]:
    """Snow and ferries: of the workplace, and of this job."""
    winter = values(where.travel_winter, tell.lang, tell.language) if where else ()
    islands = values(where.travel_islands, tell.lang, tell.language) if where else ()
    return written(
        [
            Said(_("冬の行き方"), (*winter, *tell.own("travel_winter"))),
            Said(_("島からの行き方"), (*islands, *tell.own("travel_islands"))),
        ]
    )
