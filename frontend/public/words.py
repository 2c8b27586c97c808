"""`/employers/words/`: the list by which texts of adverts are checked, with its examples."""

from django.http import HttpRequest, HttpResponse

from frontend.public.page import page, render
from jobs.wording import rules


@page()
def words(request: HttpRequest) -> HttpResponse:
    """Every rule: first what a law forbids, then advice."""
    context = {
        "stops": [rule for rule in rules() if rule.level == "stop"],
        "advice": [rule for rule in rules() if rule.level == "advise"],
    }
    return render(request, "pages/words.html", context)
