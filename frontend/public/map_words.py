"""What the map says, for the `messages` of the results JSON that `frontend/ts/map` reads.

Values in braces are filled in by the script, so they stay as they are. Texts may carry ruby ({漢字|かな}):
the script shows it where it can and drops it where only plain text is possible.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_MESSAGES: dict[str, Promise] = {
    "title": _("検索結果の地図"),
    "loading": _("地図を準備しています"),
    "show": _("地図を表示する"),
    "unavailable": _("地図を表示できません。一覧には同じ結果があります。"),
    "geometry_failed": _("地図の背景を読み込めませんでした。印の位置は正しく表示されています。"),
    "others_failed": _("ほかのページの印を読み込めませんでした。一覧には、すべてあります。"),
    "skip": _("地図をとばす"),
    "zoom_in": _("地図を大きくする"),
    "zoom_out": _("地図を小さくする"),
    "gestures_windows": _("地図の大きさを変えるには、Ctrl キーを押しながらスクロールしてください"),
    "gestures_mac": _("地図の大きさを変えるには、⌘ キーを押しながらスクロールしてください"),
    "gestures_mobile": _("地図を動かすには、2本の指を使ってください"),
    "marker_one": _("{kind}：{title}"),
    "marker_here": _("この場所に {count}件"),
    "marker_near": _("このあたりに {count}件。地図を大きくします"),
    "others_here": _("このあたりに、全部で {count}件"),
    "others_more": _("ほかに {count}件"),
    "area_here": _("ここだけでさがす"),
    "area_search": _("この範囲でさがす"),
    "approximate": _("くわしい場所は出していません。印は、だいたいの位置です。"),
    "close": _("閉じる"),
    "in_list": _("一覧で見る"),
    "attribution": _("地図の形：Natural Earth　地名：日本郵便、GeoNames ほか"),
    "attribution_toggle": _("地図の出典"),
}


def map_messages() -> dict[str, str]:
    """Key -> text in the active language, ready for JSON."""
    return {key: str(text) for key, text in _MESSAGES.items()}
