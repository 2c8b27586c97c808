"""Prefectures and municipalities as dictionaries."""

from typing import Any

from django.contrib.gis.geos import Point

from api.formats.links import Links
from api.formats.values import coordinate
from directory.models import Municipality, Prefecture


def names(region: Prefecture | Municipality) -> dict[str, str]:
    """Code (JIS X 0401 or 0402) and the three names: how a result names where it is."""
    return {
        "code": region.code,
        "name_ja": region.name_ja,
        "name_kana": region.name_kana,
        "name_en": region.name_en,
    }


def _point(point: Point, precision: str) -> dict[str, Any]:
    return {"lat": coordinate(point.y), "lng": coordinate(point.x), "precision": precision}


def prefecture(item: Prefecture, links: Links) -> dict[str, Any]:
    """A prefecture with its facts; needs no column of its geometry."""
    return {
        **names(item),
        "iso_3166_2": item.iso_3166_2,
        "local_gov_code": item.local_gov_code,
        "region": {
            "key": item.region_key,
            "name_ja": item.region_ja,
            "name_kana": item.region_kana,
            "name_en": item.region_en,
        },
        # A current municipality's key is its code.
        "capital": item.capital_id,
        "population_2020": item.population_2020,
        "point": _point(item.point, "prefecture"),
        "url": links.prefecture(item),
    }


def municipality(item: Municipality, links: Links) -> dict[str, Any]:
    """A municipality that exists today, with its prefecture (loaded)."""
    return {
        **names(item),
        "local_gov_code": item.local_gov_code,
        "full_name_ja": item.full_name_ja,
        "county": (
            {"name_ja": item.county_ja, "name_kana": item.county_kana, "name_en": item.county_en}
            if item.county_ja
            else None
        ),
        "type": item.type,
        "parent": item.parent_id,  # a ward's designated city, by code
        "prefecture": names(item.prefecture),
        "population": item.population,
        "outside_centres": not item.is_centre,
        "point": _point(item.point, item.point_precision),
        "point_source": item.point_source,
        "url": links.municipality(item),
    }
