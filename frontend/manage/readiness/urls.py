"""The addresses of readiness checklists of workplaces."""

from django.urls import URLPattern, URLResolver, path

from frontend.manage.readiness import about, cosign, overview, preview, questions, sheet

_ROOT = "organizations/<uuid:organization_id>/workplaces/<uuid:workplace_id>/readiness/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(_ROOT, overview.overview, name="manage-readiness"),
    path(f"{_ROOT}questions/<str:domain_id>/", questions.questions, name="manage-readiness-questions"),
    path(f"{_ROOT}about/", about.about, name="manage-readiness-about"),
    path(f"{_ROOT}preview/", preview.preview, name="manage-readiness-preview"),
    path(f"{_ROOT}cosign/", cosign.cosign, name="manage-readiness-cosign"),
    path(f"{_ROOT}worksheet/", sheet.sheet, name="manage-readiness-sheet"),
    path(f"{_ROOT}worksheet.pdf", sheet.sheet_pdf, name="manage-readiness-sheet-pdf"),
]
