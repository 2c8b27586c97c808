"""Absolute addresses of the site's pages, as machine outputs carry them."""

from dataclasses import dataclass

from directory import kinds
from directory.models import Listing, Municipality, Organization, Prefecture, Workplace
from directory.vocabulary import Lang

# The first part of a page's address says its language; Japanese has none.
_PREFIX: dict[Lang, str] = {"ja": "", "en": "/en", "easy": "/easy"}


@dataclass(frozen=True)
class Links:
    """Makes page addresses on one host, in one language.

    base: scheme and host without a final slash: `https://tonari.example`.
    """

    base: str
    lang: Lang

    def page(self, path: str) -> str:
        """The page at `path` (begins and ends with a slash)."""
        return f"{self.base}{_PREFIX[self.lang]}{path}"

    def listing(self, listing: Listing) -> str:
        return self.page(f"/{kinds.get(listing.kind).path}/{listing.pk}/")

    def organization(self, organization: Organization) -> str:
        return self.page(f"/organizations/{organization.pk}/")

    def workplace(self, workplace: Workplace) -> str:
        return self.page(f"/workplaces/{workplace.pk}/")

    def prefecture(self, prefecture: Prefecture) -> str:
        return self.page(f"/prefectures/{prefecture.pk}/")

    def municipality(self, municipality: Municipality) -> str:
        return self.page(f"/prefectures/{municipality.prefecture_id}/{municipality.code}/")
