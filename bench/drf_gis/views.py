"""Listings near a point, nearest first, with what our own API says of each."""

from typing import Any

from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.serializers import BaseSerializer, CharField, ModelSerializer
from rest_framework.viewsets import ReadOnlyModelViewSet
from rest_framework_gis.filters import DistanceToPointFilter, DistanceToPointOrderingFilter
from rest_framework_gis.serializers import GeoFeatureModelSerializer, GeometrySerializerMethodField

from directory import kinds
from directory.models import Listing, Municipality, Organization, PublicPlace


class OrganizationSerializer(ModelSerializer):
    class Meta:
        model = Organization
        fields = ["id", "name"]


class MunicipalitySerializer(ModelSerializer):
    prefecture = CharField(source="prefecture.name_ja")

    class Meta:
        model = Municipality
        fields = ["code", "name_ja", "name_kana", "name_en", "prefecture"]


def detail_serializer(kind: kinds.Kind) -> BaseSerializer:
    """All that only listings of that kind know."""
    meta = type("Meta", (), {"model": kind.detail, "exclude": ["listing"]})
    serializer: type[BaseSerializer] = type("DetailSerializer", (ModelSerializer,), {"Meta": meta})
    return serializer(read_only=True)


class ListingSerializer(ModelSerializer):
    organization = OrganizationSerializer()

    def get_fields(self) -> dict[str, Any]:
        details = {kind.relation: detail_serializer(kind) for kind in kinds.all_kinds()}
        return {**super().get_fields(), **details}

    class Meta:
        model = Listing
        fields = [
            *("id", "kind", "status", "title", "summary", "language", "organization", "online", "sample"),
            *("provenance", "themes", "accessibility", "published_at", "confirmed_at", "expires_at"),
        ]


class PlaceSerializer(GeoFeatureModelSerializer):
    listing = ListingSerializer()
    municipality = MunicipalitySerializer()
    point = GeometrySerializerMethodField()

    def get_point(self, place: PublicPlace) -> object:
        return place.spot.point if place.spot else None

    class Meta:
        model = PublicPlace
        geo_field = "point"
        fields = ["id", "precision", "listing", "municipality"]


class PlaceViewSet(ReadOnlyModelViewSet):
    """`?point=lng,lat&dist=metres`, and the columns as filters."""

    # Without the prefectures' borders: to read them with each row would be a mistake, not a floor.
    queryset = (
        PublicPlace.objects.filter(open_data=True, aside=False)
        .select_related(
            "spot", "listing__organization", "municipality__prefecture",
            *(f"listing__{kind.relation}" for kind in kinds.all_kinds()),
        )
        .defer("municipality__prefecture__geometry", "municipality__prefecture__outline")
    )  # fmt: skip
    serializer_class = PlaceSerializer
    filter_backends = [DistanceToPointFilter, DistanceToPointOrderingFilter, DjangoFilterBackend]
    filterset_fields = ["kind", "online", "prefecture", "municipality"]
    distance_filter_field = "spot__point"
    distance_ordering_filter_field = "spot__point"
    distance_filter_convert_meters = False  # the column counts in metres
