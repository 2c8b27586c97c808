"""What pages say about each kind of listing, beside what the vocabulary calls it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class KindWords:
    """Messages about a kind.

    name: in menus and headings. one: on a card of one of them. about: one line. none: nothing is listed here
    yet; not_none: what that does not mean. nearest: before the nearest one elsewhere. every: link to all.
    """

    name: Promise
    one: Promise
    about: Promise
    none: Promise
    not_none: Promise
    nearest: Promise
    every: Promise


KIND_WORDS: dict[str, KindWords] = {
    "group": KindWords(
        name=_("集まり"),
        one=pgettext_lazy("one", "集まり"),
        about=_("当事者会や自助グループ。話すだけでも、聞くだけでも"),
        none=_("集まりは、まだ載っていません"),
        not_none=_("集まりがない、という意味ではありません。"),
        nearest=_("いちばん近い集まり"),
        every=_("集まりをすべて見る"),
    ),
    "training": KindWords(
        name=_("研修"),
        one=pgettext_lazy("one", "研修"),
        about=_("ピアサポートを学ぶ。一人で申し込めるものも"),
        none=_("研修は、まだ載っていません"),
        not_none=_("研修がない、という意味ではありません。"),
        nearest=_("いちばん近い研修"),
        every=_("研修をすべて見る"),
    ),
    "job": KindWords(
        name=_("仕事"),
        one=pgettext_lazy("one", "仕事"),
        about=_("経験を生かして働く。お金はいつも数字で"),
        none=_("仕事は、まだ載っていません"),
        not_none=_("仕事がない、という意味ではありません。"),
        nearest=_("いちばん近い仕事"),
        every=_("仕事をすべて見る"),
    ),
    "consultation": KindWords(
        name=_("相談先"),
        one=pgettext_lazy("one", "相談先"),
        about=_("働いている人も、これからの人も話せるところ"),
        none=_("相談先は、まだ載っていません"),
        not_none=_("相談先がない、という意味ではありません。"),
        nearest=_("いちばん近い相談先"),
        every=_("相談先をすべて見る"),
    ),
}
