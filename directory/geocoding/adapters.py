"""Outside geocoders as geopy geocoders, asked politely: a rate limit, few retries, a pause after a
failure.
"""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Protocol
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from geopy.adapters import URLLibAdapter  # asks once: geopy's usual one asks again by itself, unpaced
from geopy.exc import (
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from directory.geocoding.answer import Precision
from directory.geocoding.normalize import key

_MOST_RESULTS = 5
# What geopy's parsers raise when an answer is JSON of an unexpected shape.
_MISSHAPEN = (ValueError, KeyError, TypeError, AttributeError, IndexError)


class GsiGeocoder(Geocoder):
    """The address search of the Geospatial Information Authority of Japan (国土地理院), which geopy lacks.

    `GET <base>/address-search/AddressSearch?q=` answers a GeoJSON-like list of features; a feature's title is
    its address. Results are `Location`s in the order given, at most five.
    """

    def __init__(self, base: str, *, timeout: float, user_agent: str) -> None:
        parts = urlsplit(base)
        super().__init__(
            scheme=parts.scheme, timeout=timeout, user_agent=user_agent, adapter_factory=URLLibAdapter
        )
        self.url = base.rstrip("/") + "/address-search/AddressSearch"

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: float | object = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """Places of an address. Raises geopy's errors (`GeopyError`)."""
        url = f"{self.url}?{urlencode({'q': query})}"
        return self._call_geocoder(url, partial(self._parse, exactly_one=exactly_one), timeout=timeout)

    @staticmethod
    def _parse(features: Any, *, exactly_one: bool) -> Location | list[Location] | None:
        if not isinstance(features, list):
            raise GeocoderParseError("GSI answered something else than a list of features")
        locations = []
        for feature in features[:_MOST_RESULTS]:
            try:
                lng, lat = (float(number) for number in feature["geometry"]["coordinates"][:2])
                title = str(feature["properties"]["title"])
            except _MISSHAPEN as error:
                raise GeocoderParseError("GSI answered a feature without coordinates or title") from error
            locations.append(_location(title, lat, lng, feature))
        if exactly_one:
            return locations[0] if locations else None
        return locations or None


class StrictNominatim(Nominatim):
    """geopy's Nominatim, but coordinates that are none are an error: geopy would wrap them around the
    globe.
    """

    def _parse_code(self, place: Any) -> Location:
        try:
            _check(float(place["lat"]), float(place["lon"]))
        except _MISSHAPEN as error:
            raise GeocoderParseError("Nominatim answered a place without coordinates") from error
        return super()._parse_code(place)


def _check(lat: float, lng: float) -> None:
    if not (math.isfinite(lat) and math.isfinite(lng) and abs(lat) <= 90 and abs(lng) <= 180):
        raise GeocoderParseError("an outside geocoder answered coordinates that are none")


def _location(address: str, lat: float, lng: float, raw: Any) -> Location:
    _check(lat, lng)
    return Location(address, (lat, lng), raw)


@dataclass(frozen=True, slots=True)
class Found:
    """A place an outside geocoder found. `precision`: `address` for a house or lot, `town` for a block or
    street.
    """

    lat: float
    lng: float
    precision: Precision


class AdapterFailed(Exception):
    """The outside geocoder could not be asked or did not answer properly."""


class Source(Protocol):
    """An outside geocoder."""

    name: str

    def ask(self, query: str) -> list[Found]:
        """Places of a Japanese address, best first; those no finer than a municipality are left out.

        Raises AdapterFailed.
        """
        ...


class PoliteSource:
    """Asks one outside geocoder, at most once per interval, and leaves it alone for a while after it failed.

    Within one process. A web request never waits longer than one time-out for its turn: it is answered from
    the bundled gazetteer instead. (geopy's own RateLimiter would let requests queue without end.)
    """

    def __init__(
        self,
        name: str,
        search: Callable[[str], list[Found]],
        *,
        interval: float,
        retries: int,
        patience: float,
        pause: float,
    ) -> None:
        self.name = name
        self._search = search
        self._interval = interval
        self._retries = retries
        self._patience = patience
        self._pause = pause
        self._lock = threading.Lock()
        self._free_at = 0.0
        self._closed_until = 0.0

    def ask(self, query: str) -> list[Found]:
        """See `Source.ask`."""
        if time.monotonic() < self._closed_until:
            raise AdapterFailed(f"{self.name} failed a moment ago")
        for attempt in range(self._retries + 1):
            self._wait_for_turn()
            try:
                return self._search(query)
            except (GeocoderTimedOut, GeocoderUnavailable) as error:
                if attempt == self._retries:
                    raise self._failed(error) from error
            except GeocoderRateLimited as error:
                raise self._failed(error, float(error.retry_after or 0)) from error
            except (GeopyError, *_MISSHAPEN) as error:
                raise self._failed(error) from error
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _failed(self, error: Exception, retry_after: float = 0) -> AdapterFailed:
        self._closed_until = time.monotonic() + max(self._pause, retry_after)
        return AdapterFailed(f"{self.name}: {error}")

    def _wait_for_turn(self) -> None:
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._free_at)
            if turn - now > self._patience:
                raise AdapterFailed(f"{self.name} is asked too often")
            self._free_at = turn + self._interval
        time.sleep(max(0.0, turn - now))


def gsi(base: str, *, timeout: float, user_agent: str) -> Callable[[str], list[Found]]:
    """A search with GSI; a title that ends in a lot or house number is an address, one with a block a
    town.
    """
    geocoder = GsiGeocoder(base, timeout=timeout, user_agent=user_agent)

    def search(query: str) -> list[Found]:
        found = []
        for location in geocoder.geocode(query, exactly_one=False) or []:
            title = key(location.address)
            if title.endswith(("市", "区", "町", "村", "県", "府", "都", "道")) and not any(
                c.isdigit() for c in title
            ):
                continue
            exact = title[-1:].isdigit() or title.endswith(("番地", "番", "号"))
            found.append(Found(location.latitude, location.longitude, "address" if exact else "town"))
        return found

    return search


def nominatim(base: str, *, timeout: float, user_agent: str) -> Callable[[str], list[Found]]:
    """A search with a Nominatim server; results without a house number are streets and blocks."""
    parts = urlsplit(base)
    geocoder = StrictNominatim(
        scheme=parts.scheme,
        domain=(parts.netloc + parts.path).rstrip("/"),
        timeout=timeout,
        user_agent=user_agent,
        adapter_factory=URLLibAdapter,
    )
    coarse = {
        "country",
        "state",
        "province",
        "region",
        "county",
        "city",
        "town",
        "village",
        "municipality",
        "postcode",
    }

    def search(query: str) -> list[Found]:
        locations = geocoder.geocode(
            query,
            exactly_one=False,
            addressdetails=True,
            limit=_MOST_RESULTS,
            country_codes="jp",
            language="ja",
        )
        found = []
        for each in locations or []:
            if each.raw.get("addresstype", each.raw.get("type")) in coarse:
                continue
            exact = "house_number" in each.raw.get("address", {})
            found.append(Found(each.latitude, each.longitude, "address" if exact else "town"))
        return found

    return search


def sources() -> list[Source]:
    """The outside geocoders that the settings turn on, in the order in which they are asked."""
    return list(
        _sources(
            settings.GEOCODING_GSI_URL,
            settings.GEOCODING_NOMINATIM_URL,
            settings.GEOCODING_USER_AGENT,
            settings.GEOCODING_TIMEOUT_SECONDS,
            settings.GEOCODING_RETRIES,
            settings.GEOCODING_MIN_INTERVAL_SECONDS,
            settings.GEOCODING_PAUSE_SECONDS,
        )
    )


@lru_cache(maxsize=8)
def _sources(
    gsi_url: str,
    nominatim_url: str,
    user_agent: str,
    timeout: float,
    retries: int,
    interval: float,
    pause: float,
) -> tuple[Source, ...]:
    """One object for each set of settings: it remembers when its geocoder was asked last."""
    makers = (("gsi", gsi, gsi_url), ("nominatim", nominatim, nominatim_url))
    return tuple(
        PoliteSource(
            name,
            make(url, timeout=timeout, user_agent=user_agent),
            interval=interval,
            retries=retries,
            patience=timeout,
            pause=pause,
        )
        for name, make, url in makers
        if url
    )
