"""The addresses of job adverts: drafts, preview, publishing."""

from django.urls import URLPattern, URLResolver, include, path

from frontend.manage.jobs import drafts, listings, publishing, steps

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "organizations/<uuid:organization_id>/jobs/",
        include(
            [
                path("", listings.jobs, name="manage-jobs"),
                path("new/", drafts.new, name="manage-job-new"),
                path("drafts/<uuid:draft_id>/", publishing.gate, name="manage-job-gate"),
                path("drafts/<uuid:draft_id>/preview/", drafts.preview, name="manage-job-preview"),
                path("drafts/<uuid:draft_id>/publish/", publishing.publish, name="manage-job-publish"),
                path("drafts/<uuid:draft_id>/discard/", drafts.discard, name="manage-job-discard"),
                path("drafts/<uuid:draft_id>/<slug:step>/", steps.step, name="manage-job-step"),
                path("<uuid:listing_id>/", listings.job, name="manage-job"),
                path("<uuid:listing_id>/edit/", listings.edit, name="manage-job-edit"),
                path("<uuid:listing_id>/confirm/", listings.confirm, name="manage-job-confirm"),
                path("<uuid:listing_id>/close/", listings.close, name="manage-job-close"),
                path("<uuid:listing_id>/withdraw/", listings.withdraw, name="manage-job-withdraw"),
            ]
        ),
    ),
]
