"""The one collection."""

from rest_framework.routers import SimpleRouter

from bench.drf_gis.views import PlaceViewSet

router = SimpleRouter()
router.register("places", PlaceViewSet)
urlpatterns = router.urls
