"""Crisis lines: the one place in the project where their numbers stand.

Wrong numbers circulate on the web (0570-046-556, 0570-0783-55). Whoever changes a number here reads it on the
page of the body that runs the line, and sets `CHECKED_ON`.
"""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The day on which somebody last compared every line below with its sources.
CHECKED_ON = datetime.date(2026, 11, 22)


@dataclass(frozen=True)
class Number:
    """A telephone number as it is written, and where it holds if not in all of Japan."""

    written: str
    note: str | Promise = ""

    @property
    def tel(self) -> str:
        """The number for a `tel:` address."""
        return "".join(character for character in self.written if character.isdigit() or character == "#")


@dataclass(frozen=True)
class Line:
    """A service one can turn to. hours and cost are empty where they were not checked.

    source: where the number was read, as the research of the project names it (docs/sources.md).
    """

    key: str
    name: str | Promise
    about: str | Promise
    numbers: tuple[Number, ...] = ()
    website: str = ""
    hours: str | Promise = ""
    cost: str | Promise = ""
    source: str = ""


LINES: tuple[Line, ...] = (
    Line(
        key="yorisoi",
        name=_("よりそいホットライン"),
        about=_("どんなことでも話せる、全国の電話です。"),
        numbers=(
            Number("0120-279-338"),
            Number("0120-279-226", _("岩手県・宮城県・福島県からは、こちら")),
        ),
        hours=_("24時間、毎日"),
        cost=_("無料"),
        source="several public pages; the second number: general knowledge",
    ),
    Line(
        key="kokoro",
        name=_("こころの健康相談統一ダイヤル"),
        about=_("住んでいる都道府県の、公的な相談の電話につながります。"),
        numbers=(Number("0570-064-556"),),
        hours=_("時間は、都道府県によって違います"),
        cost=_("通話料がかかります。つながらない電話もあります（一部のIP電話など）"),
        source="several public pages",
    ),
    Line(
        key="inochi",
        name=_("いのちの電話"),
        about=_("つらい気持ちを、電話で話せます。"),
        numbers=(
            Number("0120-783-556", _("無料。16時から21時まで。毎月10日は、8時から次の日の8時まで")),
            Number("0570-783-556", _("10時から22時まで。通話料がかかります")),
        ),
        source="a municipality's page of 2020; hours may have changed since",
    ),
    Line(
        key="sos",
        name=_("#いのちSOS"),
        about=_("「死にたい」「消えたい」という気持ちを、そのまま話せます。"),
        numbers=(Number("0120-061-338"),),
        cost=_("無料"),
        source="one public page; hours not checked",
    ),
    Line(
        key="childline",
        name=_("チャイルドライン"),
        about=_("18歳までの人のための電話です。"),
        numbers=(Number("0120-99-7777"),),
        hours=_("16時から21時まで"),
        cost=_("無料"),
        source="several public pages",
    ),
    Line(
        key="mamorou",
        name=_("まもろうよ こころ（厚生労働省）"),
        about=_("電話のほかに、チャットやSNSで話せるところも載っています。"),
        website="https://www.mhlw.go.jp/mamorouyokokoro/",
        source="general knowledge",
    ),
)

EMERGENCY: tuple[Number, ...] = (
    Number("119", _("けが・病気で、命があぶないとき（救急車）")),
    Number("110", _("だれかに傷つけられそうなとき（警察）")),
)
