"""What went otherwise than asked while a place was looked for, in words for the person who asked."""

from django.utils.translation import gettext_lazy as _

_NO_ANSWER = _("くわしい場所を調べるサービスが、いま答えません。市町村までの場所でさがしています。")
_TOO_FAR = _("くわしい場所は、はっきり分かりませんでした。市町村までの場所でさがしています。")

SENTENCES = {
    "gsi_failed": _NO_ANSWER,
    "nominatim_failed": _NO_ANSWER,
    "gsi_refused": _TOO_FAR,
    "nominatim_refused": _TOO_FAR,
    "postal_code_differs": _("郵便番号と地名が、ちがう場所です。地名のほうでさがしています。"),
    "postal_code_unknown": _("この郵便番号は見つかりませんでした。地名のほうでさがしています。"),
    "station_unknown": _("駅の場所は分かりません。同じ名前の市町村でさがしています。"),
    "part_unknown": _("県の一部だけではさがせません。市町村の名前を書くと、近い順に出ます。"),
}


def sentence(notice: str) -> str:
    """A notice as a sentence in the active language. Raises KeyError when there is no such notice."""
    return str(SENTENCES[notice])
