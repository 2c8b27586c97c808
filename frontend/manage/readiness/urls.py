"""The addresses of readiness checklists of workplaces."""

from django.urls import URLPattern, URLResolver, path

from frontend.manage.readiness import about, overview, preview, questions

_ROOT = "organizations/<uuid:organization_id>/workplaces/<uuid:workplace_id>/readiness/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(_ROOT, overview.overview, name="manage-readiness"),
    path(f"{_ROOT}questions/<str:domain_id>/", questions.questions, name="manage-readiness-questions"),
    path(f"{_ROOT}about/", about.about, name="manage-readiness-about"),
    path(f"{_ROOT}preview/", preview.preview, name="manage-readiness-preview"),
]
