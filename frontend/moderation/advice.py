"""What the checks of a kind have to say about a listing: advice for the moderator, never a decision."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import Listing
from directory.texts import today
from directory.vocabulary import Lang
from jobs.pay_words import amount
from jobs.publishing import findings_of
from jobs.wages import Standing, against_minimum


@dataclass(frozen=True)
class Advice:
    """One thing to look at. about: what it is about; said: what the check says."""

    about: Promise | str
    said: Promise | str


_WAGES: dict[Standing, Promise] = {
    Standing.BELOW: _("最低賃金より低いです"),
    Standing.UNKNOWN: _("最低賃金と比べられません"),
    Standing.ABOVE: _("最低賃金より低くありません"),
    Standing.NOT_APPLICABLE: _("雇用ではないので、最低賃金はありません"),
}


def advice_on(listing: Listing, lang: Lang) -> list[Advice]:
    """What there is to say, in the order in which it matters."""
    check = _CHECKS.get(listing.kind)
    return check(listing, lang) if check else []


def _of_job(listing: Listing, lang: Lang) -> list[Advice]:
    job = listing.job
    wage = Advice(amount(job, lang), _WAGES[against_minimum(job, today())])
    words = [
        Advice(f"{finding.rule.title[lang]}：{finding.words}", finding.rule.why[lang])
        for finding in findings_of(job)
    ]
    return [wage, *words]


# By kind; a kind without checks is not in it.
_CHECKS: dict[str, Callable[[Listing, Lang], list[Advice]]] = {"job": _of_job}
