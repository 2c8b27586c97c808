"""The addresses of the public pages (docs/architecture.md, public contract)."""

from django.urls import include, path, register_converter

from directory import kinds
from frontend.public import (
    about,
    confirm,
    cosign,
    crisis,
    employers,
    group_link,
    home,
    invitation,
    listing,
    meetings,
    municipality,
    organization,
    prefecture,
    prefectures,
    report,
    search,
    search_filters,
    shared_drafts,
    words,
    workplace,
    worksheet,
)
from frontend.public import credits as credits_of


class KindPath:
    """The first part of a listing's address: `jobs`, `groups`, `training`, `consultations`."""

    regex = "|".join(kind.path for kind in kinds.all_kinds())

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KindPath, "kind")

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search_page, name="search"),
    path("search/filters/", search_filters.filters_page, name="search-filters"),
    path("meetings/", meetings.meetings_page, name="meetings"),
    path("prefectures/", prefectures.prefectures, name="prefectures"),
    path("prefectures/<str:code>/", prefecture.prefecture, name="prefecture"),
    path("prefectures/<str:code>/<str:municipality_code>/", municipality.municipality, name="municipality"),
    path("<kind:kind_path>/<str:listing_id>/", listing.listing, name="listing"),
    path("organizations/<str:organization_id>/", organization.organization, name="organization"),
    path("invitations/<str:token>/", invitation.invitation, name="invitation"),
    path("workplaces/<str:workplace_id>/", workplace.workplace, name="workplace"),
    path("report/<uuid:listing_id>/", report.report, name="report"),
    path("report/<uuid:listing_id>/sent/", report.sent, name="report-sent"),
    path("confirm/<str:token>/", confirm.confirm, name="confirm"),
    path("group-links/<str:token>/", group_link.group_link, name="group-link"),
    path("", include("frontend.public.readiness.urls")),
    path("drafts/<str:share_key>/", shared_drafts.draft_page, name="shared-draft"),
    path("drafts/<str:share_key>/pdf/", shared_drafts.draft_pdf, name="shared-draft-pdf"),
    path("employers/words/", words.words, name="words"),
    path("crisis/", crisis.crisis, name="crisis"),
    path("credits/", credits_of.credits_page, name="credits"),
    path("readiness/worksheet/", worksheet.worksheet, name="worksheet"),
    path("readiness/worksheet.pdf", worksheet.worksheet_pdf, name="worksheet-pdf"),
    path("employers/", employers.employers, name="employers"),
    path("cosign/<str:secret>/", cosign.cosign, name="cosign"),
    path("cosign/key/<str:key>/", cosign.cosign_key, name="cosign-key"),
    path("about/", about.about, name="about"),
    path("privacy/", about.privacy, name="privacy"),
]
