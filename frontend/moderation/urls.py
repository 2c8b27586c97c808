"""The addresses of `/moderation/`."""

from django.urls import URLPattern, URLResolver, path

from frontend.moderation import queue, reports, review

urlpatterns: list[URLPattern | URLResolver] = [
    path("", queue.queue, name="moderation"),
    path("decided/", queue.decided, name="moderation-decided"),
    path("reviews/<uuid:review_id>/", review.review, name="moderation-review"),
    path("reviews/<uuid:review_id>/page/", review.preview, name="moderation-preview"),
    path("reports/", reports.reports, name="moderation-reports"),
    path("reports/<uuid:report_id>/", reports.report, name="moderation-report"),
]
