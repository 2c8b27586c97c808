"""The table: one row an address. How to add one: docs/contributing.md.

The columns of people follow from the row's kind (`rules.py`): `public`, `signed_in`, `member`, `moderator`.
"""

from directory import kinds
from tests.permissions.rules import SIGN_IN, Row, entrance, guarded, member, moderator, public, signed_in

_ORG = "manage/organizations/<uuid:organization_id>/"
_OURS = "/manage/organizations/{organization}/"
_READINESS = _ORG + "workplaces/<uuid:workplace_id>/readiness/"
_OUR_READINESS = _OURS + "workplaces/{workplace}/readiness/"

_DRAFT = _ORG + "jobs/drafts/<uuid:draft_id>/"
_OUR_DRAFT = _OURS + "jobs/drafts/{draft}/"
_JOB = _ORG + "jobs/<uuid:listing_id>/"
_OUR_JOB = _OURS + "jobs/{job}/"


def _kept(route: str, address: str, *, get: int, post: int) -> Row:
    """A form whose text comes back to who was signed out meanwhile: 403 in place of the sign-in."""
    return Row(route, "member", address, get, post, {("anonymous", "POST"): 403})


MACHINES = (
    public("healthz"),
    public("readyz", get=503),  # no worker in tests
    public("api/v1/listings/"),
    public("api/v1/listings/<uuid:listing_id>/", "/api/v1/listings/{job}/"),
    public("api/v1/prefectures/"),
    public("api/v1/^prefectures/(?P<code>[0-9]{2})/$", "/api/v1/prefectures/32/"),
    public("api/v1/municipalities/"),
    public("api/v1/^municipalities/(?P<code>[0-9]{5})/$", "/api/v1/municipalities/32201/"),
    public("api/v1/readiness/instruments/"),
    public("api/v1/readiness/instruments/<str:version>/", "/api/v1/readiness/instruments/none/", get=404),
    public("api/v1/readiness/assessments/"),
    public(
        "api/v1/readiness/assessments/<uuid:assessment_id>/",
        "/api/v1/readiness/assessments/{workplace}/",
        get=404,
    ),
    public("api/v1/geocode/", "/api/v1/geocode/?q=松江"),
    public("api/v1/meetings/"),
    public("feeds/groups.ics"),
    public("groups/<uuid:group_id>/calendar.ics", "/groups/{group}/calendar.ics"),
    public("api/v1/suggest/", "/api/v1/suggest/?q=松江"),
    *(public(f"api/v1/{kind.path}/") for kind in kinds.all_kinds()),
    *(
        public(f"api/v1/{kind.path}/<uuid:listing_id>/", f"/api/v1/{kind.path}/{{{kind.key}}}/")
        for kind in kinds.all_kinds()
    ),
    public("tiles/listings/<str:z>/<str:x>/<str:y>.mvt", "/tiles/listings/10/890/404.mvt"),
    public("tiles/regions/<str:z>/<str:x>/<str:y>.mvt", "/tiles/regions/4/13/6.mvt"),
)

PAGES = (
    public(""),
    public("search/"),
    public("search/filters/"),
    public("meetings/"),
    public("prefectures/"),
    public("prefectures/<str:code>/", "/prefectures/32/"),
    public("prefectures/<str:code>/<str:municipality_code>/", "/prefectures/32/32201/"),
    public("<kind:kind_path>/<str:listing_id>/", "/jobs/{job}/"),
    public("organizations/<str:organization_id>/", "/organizations/{organization}/"),
    Row(
        "invitations/<str:token>/",
        "public",
        "/invitations/{invitation_token}/",
        post=403,  # it is for another address
        but={("anonymous", "POST"): SIGN_IN},
    ),
    public("workplaces/<str:workplace_id>/", "/workplaces/{workplace}/", get=404),  # no job there
    public("workplaces/<uuid:workplace_id>/readiness/", "/workplaces/{workplace}/readiness/", get=404),
    public("readiness/"),
    public("readiness/worksheet/"),
    public("readiness/worksheet.pdf"),
    public("employers/"),
    public("employers/words/"),
    public("drafts/<str:share_key>/", "/drafts/{share_key}/"),
    public("drafts/<str:share_key>/pdf/", "/drafts/{share_key}/pdf/"),
    public("cosign/<str:secret>/", "/cosign/guessed/", get=404, post=404),
    public("cosign/key/<str:key>/", "/cosign/key/guessed/", get=404, post=404),
    public("readiness/versions/<str:version>/", "/readiness/versions/none/", get=404),
    public("readiness/hand-over/"),
    public("readiness/interview/"),
    public("report/<uuid:listing_id>/", "/report/{job}/", post=400),
    public("report/<uuid:listing_id>/sent/", "/report/{job}/sent/"),
    public("confirm/<str:token>/", "/confirm/guessed/", get=404, post=404),
    public("group-links/<str:token>/", "/group-links/guessed/", get=404, post=404),
    public("crisis/"),
    public("credits/"),
    public("about/"),
    public("privacy/"),
    public("dev/mail/", get=404),  # it exists on a developer's machine alone
)

ACCOUNTS = (
    entrance("accounts/login/", post=400),
    entrance("accounts/login/code/", post=400),
    public("accounts/login/code/confirm/", get=302, post=302),  # nobody has asked for a code
    Row(
        "accounts/login/passkey/",
        "public",
        get=302,
        post=302,
        but={("anonymous", "GET"): 405},
    ),
    public("accounts/login/passkey/options/", get=405, post=200),
    public("accounts/login/second-step/", get=302, post=302),
    Row("accounts/logout/", "public", post=302, but={("anonymous", "GET"): 302}),
    public("accounts/inactive/"),
    entrance("accounts/signup/", post=400),
    public("accounts/confirm-email/", get=302, post=302),
    public("accounts/password/reset/", post=400),
    public("accounts/password/reset/code/", get=302, post=302),
    public("accounts/password/reset/new/", get=302, post=302),
    signed_in("accounts/", post=400),
    signed_in("accounts/email/", post=400),
    signed_in("accounts/password/", get=302, post=302),  # none is set: led to set one
    signed_in("accounts/password/set/", post=400),
    signed_in("accounts/export/"),
    Row(
        "accounts/delete/",
        "signed in",
        post=302,
        but={
            ("outsider", "POST"): 409,  # the last owner of an organisation
            ("other_moderator", "*"): 302,
            ("operator", "*"): 302,
        },
    ),
    guarded("accounts/again/", get=403, post=403),  # nothing to show: neither password nor factor
    Row(
        "accounts/again/code/",
        "signed in",
        get=403,
        post=403,
        but={
            ("other_moderator", "GET"): 200,
            ("other_moderator", "POST"): 400,
            ("operator", "GET"): 200,
            ("operator", "POST"): 400,
        },
    ),
    guarded("accounts/again/passkey/", get=403, post=403),
    signed_in("accounts/2fa/"),
    guarded("accounts/2fa/app/", post=400),
    guarded("accounts/2fa/app/remove/", get=404, post=404),
    guarded("accounts/2fa/codes/", get=404, post=404),
    guarded("accounts/2fa/codes/new/", post=400),
    guarded("accounts/2fa/codes/file/", get=404, post=404),
    signed_in("accounts/2fa/passkeys/", get=302, post=302),
    guarded("accounts/2fa/passkeys/add/", post=400),
    guarded("accounts/2fa/passkeys/<int:pk>/remove/", "/accounts/2fa/passkeys/1/remove/", get=404, post=404),
)

MANAGE = (
    signed_in("manage/"),
    signed_in("manage/organizations/new/", post=400),
    member(_ORG, _OURS),
    member(_ORG + "edit/", _OURS + "edit/", get=403, post=403),
    member(_ORG + "people/", _OURS + "people/", post=403),
    member(_ORG + "people/<int:membership_id>/", _OURS + "people/{owner}/", get=403, post=403),
    member(
        _ORG + "invitations/<uuid:invitation_id>/withdraw/",
        _OURS + "invitations/{invitation}/withdraw/",
        get=302,
        post=403,
    ),
    member(_ORG + "workplaces/", _OURS + "workplaces/"),
    member(_ORG + "workplaces/new/", _OURS + "workplaces/new/", post=400),
    member(_ORG + "workplaces/<uuid:workplace_id>/", _OURS + "workplaces/{workplace}/", post=400),
    member(
        _ORG + "workplaces/<uuid:workplace_id>/archive/",
        _OURS + "workplaces/{workplace}/archive/",
        get=302,
        post=302,
    ),
    member(
        _ORG + "workplaces/<uuid:workplace_id>/groups/",
        _OURS + "workplaces/{workplace}/groups/",
        post=404,  # no group is named
    ),
    member(_READINESS, _OUR_READINESS, post=400),
    Row(
        _READINESS + "questions/<str:domain_id>/",
        "member",
        _OUR_READINESS + "questions/none/",
        get=404,
        post=404,
        but={("anonymous", "POST"): 403},  # what was typed comes back
    ),
    Row(
        _READINESS + "about/",
        "member",
        _OUR_READINESS + "about/",
        get=302,  # not begun
        post=400,
        but={("anonymous", "POST"): 403},
    ),
    member(_READINESS + "preview/", _OUR_READINESS + "preview/", get=302, post=302),
    member(_READINESS + "cosign/", _OUR_READINESS + "cosign/", post=403),
    member(_READINESS + "worksheet/", _OUR_READINESS + "worksheet/", get=302),
    member(_READINESS + "worksheet.pdf", _OUR_READINESS + "worksheet.pdf", get=302),
    member(_ORG + "jobs/", _OURS + "jobs/"),
    member(_ORG + "jobs/new/", _OURS + "jobs/new/", post=400),
    member(_DRAFT, _OUR_DRAFT),
    member(_DRAFT + "preview/", _OUR_DRAFT + "preview/"),
    _kept(_DRAFT + "publish/", _OUR_DRAFT + "publish/", get=405, post=400),
    member(_DRAFT + "discard/", _OUR_DRAFT + "discard/", post=302),
    _kept(_DRAFT + "<slug:step>/", _OUR_DRAFT + "none/", get=404, post=404),
    member(_JOB, _OUR_JOB),
    member(_JOB + "edit/", _OUR_JOB + "edit/", get=405, post=302),
    member(_JOB + "confirm/", _OUR_JOB + "confirm/", post=302),
    member(_JOB + "close/", _OUR_JOB + "close/", post=302),
    member(_JOB + "withdraw/", _OUR_JOB + "withdraw/", post=302),
)

MODERATION = (
    moderator("moderation/"),
    moderator("moderation/decided/"),
    moderator("moderation/reports/"),
    moderator(
        "moderation/reviews/<uuid:review_id>/", "/moderation/reviews/{review}/", post=400, of_prefecture=True
    ),
    Row(
        "moderation/reviews/<uuid:review_id>/page/",
        "moderator",
        "/moderation/reviews/{review}/page/",
        but={("other_moderator", "GET"): 404},
    ),
    moderator(
        "moderation/reports/<uuid:report_id>/", "/moderation/reports/{report}/", post=400, of_prefecture=True
    ),
)

TABLE: tuple[Row, ...] = (*MACHINES, *PAGES, *ACCOUNTS, *MANAGE, *MODERATION)
