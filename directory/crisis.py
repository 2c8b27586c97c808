"""Crisis lines: the one place in the project where their numbers stand.

Wrong numbers circulate on the web (0570-046-556, 0570-0783-55). Whoever changes a number here reads it on the
page of the body that runs the line, and sets `CHECKED_ON`.
"""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The day on which somebody last compared every line below with its sources. Copies of those pages are older
# than that: an operator reads each number again on the page of the body that runs it before a launch.
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

    sources: the public pages its numbers and hours were read on, with the year where the page states one.
    """

    key: str
    name: str | Promise
    about: str | Promise
    numbers: tuple[Number, ...] = ()
    website: str = ""
    hours: str | Promise = ""
    cost: str | Promise = ""
    note: str | Promise = ""
    sources: tuple[str, ...] = ()


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
        note=_("外国語で話したいときは、案内のあとに「2」をおします。"),
        sources=(
            "https://www.since2011.net/yorisoi/",
            "https://www.mhlw.go.jp/stf/houdou/yorisoigatasoudansienjigyou/",
        ),
    ),
    Line(
        key="kokoro",
        name=_("こころの健康相談統一ダイヤル"),
        about=_("住んでいる都道府県の、公的な相談の電話につながります。"),
        numbers=(Number("0570-064-556"),),
        hours=_("時間は、都道府県によって違います"),
        cost=_("通話料がかかります。つながらない電話もあります（一部のIP電話など）"),
        sources=("https://charedo.jp (2017), quoting the ministry's page",),
    ),
    Line(
        key="inochi",
        name=_("いのちの電話"),
        about=_("つらい気持ちを、電話で話せます。"),
        numbers=(
            Number("0120-783-556", _("無料。16時から21時まで。毎月10日は、8時から次の日の8時まで")),
            Number("0570-783-556", _("10時から22時まで。通話料がかかります")),
        ),
        sources=("https://www.city.akiruno.tokyo.jp/0000015267.html (2023)", "a page of Hagi City (2020)"),
    ),
    Line(
        key="sos",
        name=_("#いのちSOS"),
        about=_("とてもつらくて、どうしたらいいか分からないときに話せます。"),
        numbers=(Number("0120-061-338"),),
        cost=_("無料"),
        sources=("https://mainichi.jp/articles/20220826/osg/00m/040/001000d (2022)",),
    ),
    Line(
        key="childline",
        name=_("チャイルドライン"),
        about=_("18歳までの人のための電話です。"),
        numbers=(Number("0120-99-7777"),),
        hours=_("16時から21時まで"),
        cost=_("無料"),
        sources=("several public pages; research of the project",),
    ),
    Line(
        key="mamorou",
        name=_("まもろうよ こころ（厚生労働省）"),
        about=_("電話のほかに、チャットやSNSで話せるところも載っています。"),
        website="https://www.mhlw.go.jp/mamorouyokokoro/",
        sources=("https://www.mhlw.go.jp/mamorouyokokoro/",),
    ),
)

EMERGENCY: tuple[Number, ...] = (
    Number("119", _("けが・病気で、命があぶないとき（救急車）")),
    Number("110", _("だれかに傷つけられそうなとき（警察）")),
)
