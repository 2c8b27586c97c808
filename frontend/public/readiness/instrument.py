"""The questions themselves: what is asked, why, and how answers are shown. Prints as A4."""

from django.http import Http404, HttpRequest, HttpResponse

from directory.texts import day
from frontend.public.language import of_request
from frontend.public.page import page, render
from jobs.readiness.instruments import Instrument, all_instruments, current, instrument


@page()
def readiness(request: HttpRequest) -> HttpResponse:
    """The questions of today."""
    return _page(request, current())


@page()
def readiness_version(request: HttpRequest, version: str) -> HttpResponse:
    """The questions of a version; old answers stay readable beside what was asked."""
    try:
        asked = instrument(version)
    except KeyError:
        raise Http404 from None
    return _page(request, asked)


def _page(request: HttpRequest, asked: Instrument) -> HttpResponse:
    lang = of_request(request).lang
    return render(
        request,
        "pages/readiness/instrument.html",
        {
            "version": asked.version,
            "published": day(asked.published_on, lang),
            "is_current": asked.version == current().version,
            "answers": [each.label(lang) for each in asked.answers],
            "domains": [
                {
                    "id": domain.id,
                    "label": domain.label(lang),
                    "items": [
                        {
                            "id": item.id,
                            "core": item.core,
                            "text": item.text(lang),
                            "evidence": item.evidence(lang),
                        }
                        for item in asked.of_domain(domain.id)
                    ],
                }
                for domain in asked.domains
            ],
            "versions": [(each.version, day(each.published_on, lang)) for each in all_instruments()],
        },
    )
