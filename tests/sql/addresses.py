"""Every address of the site, and one request that stands for each."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from directory import kinds

MATSUE = "32201"
WORLD = {
    "organization": "00000000-0000-4000-8000-0000000000aa",
    "workplace": "00000000-0000-4000-8000-0000000000ab",
    **{kind.key: f"00000000-0000-4000-8000-{number:012d}" for number, kind in enumerate(kinds.all_kinds())},
}
"""The ids of what the requests ask for."""
NEAR = "near=35.468,133.048"
# 松江 at zoom 10.
_TILE = "10/890/404.mvt"
_NOT_PUBLIC = ("accounts/", "manage/", "moderation/", "admin/", "dev/")


@dataclass(frozen=True)
class Sample:
    """A request that stands for a route, and the status of its answer."""

    address: str
    status: int = 200


def routes(patterns: list[URLPattern | URLResolver] | None = None, prefix: str = "") -> Iterator[str]:
    """Every route that the public reads, as the URL configuration writes it. The others have a table of
    who may use them.
    """
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(_NOT_PUBLIC):
            continue
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def _listing_pages() -> tuple[Sample, ...]:
    return tuple(Sample(f"/{kind.path}/{WORLD[kind.key]}/") for kind in kinds.all_kinds())


_API = "api/v1/"
_PAGES = {
    "": (Sample("/"),),
    "search/": tuple(
        Sample(f"/search/?{query}")
        for query in (
            "",
            NEAR,
            "q=見本",
            "prefecture=32&kind=group",
            "q=ぬぬぬ",
        )
    ),
    "search/filters/": (Sample("/search/filters/"), Sample("/search/filters/?kind=job")),
    "meetings/": (Sample("/meetings/"), Sample(f"/meetings/?{NEAR}")),
    "groups/<uuid:group_id>/calendar.ics": (Sample(f"/groups/{WORLD['group']}/calendar.ics"),),
    "feeds/groups.ics": (Sample("/feeds/groups.ics"),),
    "prefectures/": (Sample("/prefectures/"),),
    "prefectures/<str:code>/": (Sample("/prefectures/32/"),),
    "prefectures/<str:code>/<str:municipality_code>/": (Sample(f"/prefectures/32/{MATSUE}/"),),
    "<kind:kind_path>/<str:listing_id>/": _listing_pages(),
    "readiness/": (Sample("/readiness/"),),
    "readiness/versions/<str:version>/": (Sample("/readiness/versions/draft-2026-11-22/"),),
    "readiness/hand-over/": (Sample("/readiness/hand-over/"),),
    "readiness/interview/": (Sample("/readiness/interview/"),),
    "workplaces/<uuid:workplace_id>/readiness/": (Sample(f"/workplaces/{WORLD['workplace']}/readiness/"),),
    "workplaces/<str:workplace_id>/": (Sample(f"/workplaces/{WORLD['workplace']}/"),),
    "organizations/<str:organization_id>/": (Sample(f"/organizations/{WORLD['organization']}/"),),
    "invitations/<str:token>/": (Sample("/invitations/altered/", 404),),
    "report/<uuid:listing_id>/": (Sample(f"/report/{WORLD['group']}/"),),
    "report/<uuid:listing_id>/sent/": (Sample(f"/report/{WORLD['group']}/sent/"),),
    "confirm/<str:token>/": (Sample("/confirm/nothing/", 404),),
    "group-links/<str:token>/": (Sample("/group-links/nothing/", 404),),
    "drafts/<str:share_key>/": (Sample("/drafts/altered/", 404),),
    "drafts/<str:share_key>/pdf/": (Sample("/drafts/altered/pdf/", 404),),
    "employers/words/": (Sample("/employers/words/"),),
    "crisis/": (Sample("/crisis/"),),
    "credits/": (Sample("/credits/"),),
    "readiness/worksheet/": (Sample("/readiness/worksheet/"),),
    "readiness/worksheet.pdf": (Sample("/readiness/worksheet.pdf"),),
    "employers/": (Sample("/employers/"), Sample("/employers/?near=松江市")),
    "cosign/<str:secret>/": (Sample("/cosign/nothing/", 404),),
    "cosign/key/<str:key>/": (Sample("/cosign/key/nothing/", 404),),
    "about/": (Sample("/about/"),),
    "privacy/": (Sample("/privacy/"),),
}
_API_SAMPLES = {
    f"{_API}listings/": tuple(
        Sample(f"/{_API}listings/?{query}")
        for query in (
            "",
            NEAR,
            "q=見本",
            "sort=newest&prefecture=32",
            "include=count,facets",
            "format=geojson",
            "format=csv",
            "format=ndjson",
            f"{NEAR}&format=csv",
        )
    ),
    f"{_API}listings/<uuid:listing_id>/": (Sample(f"/{_API}listings/{WORLD['group']}/"),),
    f"{_API}prefectures/": (Sample(f"/{_API}prefectures/"),),
    f"{_API}^prefectures/(?P<code>[0-9]{{2}})/$": (Sample(f"/{_API}prefectures/32/"),),
    f"{_API}municipalities/": (Sample(f"/{_API}municipalities/?prefecture=32"),),
    f"{_API}^municipalities/(?P<code>[0-9]{{5}})/$": (Sample(f"/{_API}municipalities/{MATSUE}/"),),
    f"{_API}readiness/instruments/": (Sample(f"/{_API}readiness/instruments/"),),
    f"{_API}readiness/instruments/<str:version>/": (
        Sample(f"/{_API}readiness/instruments/draft-2026-11-22/"),
    ),
    f"{_API}readiness/assessments/": (Sample(f"/{_API}readiness/assessments/"),),
    f"{_API}readiness/assessments/<uuid:assessment_id>/": (
        Sample(f"/{_API}readiness/assessments/{WORLD['workplace']}/", 404),
    ),
    f"{_API}geocode/": (Sample(f"/{_API}geocode/?q=松江市"),),
    f"{_API}meetings/": (Sample(f"/{_API}meetings/"), Sample(f"/{_API}meetings/?{NEAR}")),
    f"{_API}suggest/": (Sample(f"/{_API}suggest/?q=見本"), Sample(f"/{_API}suggest/?q=matsue")),
    "^api(?:/|$)": (Sample("/api/nothing/", 404),),
}
for _kind in kinds.all_kinds():
    _API_SAMPLES[f"{_API}{_kind.path}/"] = (Sample(f"/{_API}{_kind.path}/"),)
    _API_SAMPLES[f"{_API}{_kind.path}/<uuid:listing_id>/"] = (
        Sample(f"/{_API}{_kind.path}/{WORLD[_kind.key]}/"),
    )
_TILES = {
    "tiles/listings/<str:z>/<str:x>/<str:y>.mvt": (
        Sample(f"/tiles/listings/{_TILE}"),
        Sample(f"/tiles/listings/{_TILE}?q=見本"),
    ),
    "tiles/regions/<str:z>/<str:x>/<str:y>.mvt": (Sample("/tiles/regions/4/13/6.mvt"),),
}
# No worker runs in tests.
_HEALTH = {"healthz": (Sample("/healthz"),), "readyz": (Sample("/readyz", 503),)}

FACES: dict[str, dict[str, tuple[Sample, ...]]] = {
    "pages": _PAGES,
    "api": _API_SAMPLES,
    "tiles": _TILES,
    "health": _HEALTH,
}
"""Requests by route, by face: each face has a snapshot of its own."""
