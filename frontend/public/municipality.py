"""One city, ward, town or village."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from directory.models import Municipality
from directory.search import Query
from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.public.place_names import municipality_name, prefecture_name
from frontend.public.prefecture import prefecture_or_404
from frontend.public.sections import search_url, sections


@page()
def municipality(request: HttpRequest, code: str, municipality_code: str) -> HttpResponse:
    """A municipality by its JIS X 0402 code; a former one leads to what it became part of."""
    lang = of_request(request).lang
    whole = prefecture_or_404(code)
    if len(municipality_code) > 40 or "\0" in municipality_code:
        raise Http404
    subject = (
        Municipality.objects.current()
        .select_related("prefecture", "parent")
        .defer("prefecture__geometry", "prefecture__outline")
        .filter(prefecture_id=whole.pk, code=municipality_code)
        .first()
    )
    if subject is None:
        return _successor(whole.pk, municipality_code)
    here = Query(municipalities=(subject.code,))
    near = f"{round(subject.point.y, 6)},{round(subject.point.x, 6)}"
    return render(
        request,
        "pages/municipality.html",
        {
            "name": municipality_name(subject, lang),
            "prefecture_name": prefecture_name(whole, lang),
            "prefecture_code": whole.pk,
            "code": subject.code,
            "parent": subject.parent
            and {"name": municipality_name(subject.parent, lang), "code": subject.parent.code},
            "wards": [
                {"name": municipality_name(ward, lang), "code": ward.code}
                for ward in subject.wards.order_by("code")
            ],
            "sections": sections(here, lang),
            "all_url": search_url(here),
            "around_url": f"{reverse('search')}?near={near}",
        },
    )


def _successor(prefecture_code: str, code: str) -> HttpResponse:
    """A permanent redirect to the one municipality a former one became part of; else 404."""
    today = list(
        Municipality.objects.current()
        .filter(predecessors__code=code, predecessors__prefecture_id=prefecture_code)
        .distinct()[:2]
    )
    if len(today) != 1:
        raise Http404
    return HttpResponsePermanentRedirect(
        reverse("municipality", args=[today[0].prefecture_id, today[0].code])
    )
