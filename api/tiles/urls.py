"""The addresses of tiles, under `/tiles/`."""

from django.urls import path

from api.tiles.views import listing_tile, prefecture_tile

app_name = "tiles"

# Numbers are read by the views, which say what is wrong with them.
urlpatterns = [
    path("listings/<str:z>/<str:x>/<str:y>.mvt", listing_tile, name="listings"),
    path("regions/<str:z>/<str:x>/<str:y>.mvt", prefecture_tile, name="regions"),
]
