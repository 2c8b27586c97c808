"""The addresses of pages about the readiness checklist."""

from django.urls import path

from frontend.public.readiness import guides, instrument, workplace

urlpatterns = [
    path("readiness/", instrument.readiness, name="readiness"),
    path("readiness/versions/<str:version>/", instrument.readiness_version, name="readiness-version"),
    path("readiness/hand-over/", guides.hand_over, name="readiness-hand-over"),
    path("readiness/interview/", guides.interview, name="readiness-interview"),
    path("workplaces/<uuid:workplace_id>/readiness/", workplace.checklists, name="workplace-readiness"),
]
