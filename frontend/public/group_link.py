"""The page on which a group says whether a workplace may name it, and takes that back."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from directory import group_links
from directory.texts import owner_text
from frontend.public.language import of_request
from frontend.public.mailed import mailed_page, unknown_link
from frontend.public.page import page
from frontend.public.wording import language_of

_ANSWERS = {"agree": True, "decline": False}


@page(form=True)
def group_link(request: HttpRequest, token: str) -> HttpResponse:
    """Two buttons; opening the page changes nothing. 404 for a link that opens nothing."""
    link = group_links.by_token(token)
    if link is None:
        return unknown_link(request)
    answer = _ANSWERS.get(request.POST.get("answer", ""))
    if request.method == "POST" and answer is not None:
        group_links.answer(link, agreed=answer)
        return HttpResponseRedirect(request.get_full_path())
    lang = of_request(request).lang
    workplace, _own = owner_text(link.workplace, "name", lang)
    group, group_in = owner_text(link.group, "title", lang)
    organization, _own = owner_text(link.workplace.organization, "name", lang)
    context = {
        "state": link.state,
        "workplace": workplace,
        "workplace_lang": language_of(workplace, lang),
        "organization": organization,
        "organization_lang": language_of(organization, lang),
        "group": group,
        "group_lang": language_of(group, lang, group_in),
    }
    return mailed_page(request, "pages/group_link.html", context)
