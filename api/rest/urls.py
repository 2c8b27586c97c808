"""The addresses of the REST API, under `/api/v1/`."""

from django.urls import path, re_path

from api.rest.geocoding import Geocode
from api.rest.listings import ListingDetail, ListingList
from api.rest.meetings import MeetingList
from api.rest.readiness import AssessmentDetail, AssessmentList, InstrumentDetail, InstrumentList
from api.rest.regions import MunicipalityDetail, MunicipalityList, PrefectureDetail, PrefectureList
from api.rest.suggest import Suggest
from directory import kinds

app_name = "api"

urlpatterns = [
    path("listings/", ListingList.as_view(), name="listings"),
    path("listings/<uuid:listing_id>/", ListingDetail.as_view(), name="listing"),
    path("meetings/", MeetingList.as_view(), name="meetings"),
    path("prefectures/", PrefectureList.as_view(), name="prefectures"),
    re_path(r"^prefectures/(?P<code>[0-9]{2})/$", PrefectureDetail.as_view(), name="prefecture"),
    path("municipalities/", MunicipalityList.as_view(), name="municipalities"),
    re_path(r"^municipalities/(?P<code>[0-9]{5})/$", MunicipalityDetail.as_view(), name="municipality"),
    path("readiness/instruments/", InstrumentList.as_view(), name="instruments"),
    path("readiness/instruments/<str:version>/", InstrumentDetail.as_view(), name="instrument"),
    path("readiness/assessments/", AssessmentList.as_view(), name="assessments"),
    path("readiness/assessments/<uuid:assessment_id>/", AssessmentDetail.as_view(), name="assessment"),
    path("geocode/", Geocode.as_view(), name="geocode"),
    path("suggest/", Suggest.as_view(), name="suggest"),
]
for kind in kinds.all_kinds():
    urlpatterns += [
        path(f"{kind.path}/", ListingList.as_view(kind=kind.key), name=kind.path),
        path(f"{kind.path}/<uuid:listing_id>/", ListingDetail.as_view(kind=kind.key), name=kind.key),
    ]
