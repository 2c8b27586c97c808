"""What an answer needs before it may be published (domain.md 3), each rule written once.

"Yes" and "in progress" need evidence in the owner's own words, "not applicable" a reason. "Not yet" needs
nothing: it is a good answer.
"""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.texts import tidy
from jobs.models import ANSWERS

SHORTEST_EVIDENCE = 20  # characters, spaces not counted
LONGEST: dict[str, int] = {
    "evidence": 600,
    "evidence_en": 1200,
    "evidence_easy": 1800,
    "would_help": 400,
    "reason": 400,
    "reflection_aim": 600,
    "reflection_when": 300,
}
PROVEN = frozenset({"yes", "in_progress"})
ANSWER_KEYS = frozenset(key for key, _label in ANSWERS)

_TOO_SHORT = _("もう少しくわしく書いてください。20文字以上あると、読む人に様子が伝わります。")
_NO_REASON = _("当てはまらない理由を書いてください。")
_NO_ANSWER = _("4つの答えからひとつえらんでください。")
_NOT_AN_ANSWER = _("この答えは使えません。4つの中からえらんでください。")
TOO_LONG = _("長すぎます。%(most)s文字までにしてください。")


@dataclass(frozen=True)
class Given:
    """What was written to one item, as it may be kept (`directory.texts.tidy`)."""

    item: str
    answer: str = ""
    evidence: str = ""
    evidence_en: str = ""
    evidence_easy: str = ""
    would_help: str = ""
    reason: str = ""

    @classmethod
    def typed(cls, item: str, **texts: str) -> "Given":
        """From what was typed: without hidden characters; lines stay."""
        return cls(item, **{name: tidy(text, lines=name != "answer") for name, text in texts.items()})

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written at all."""
        return self == Given(self.item)

    def kept(self) -> "Given":
        """What belongs to the answer; what was written for another one is left out."""
        proven = self.answer in PROVEN
        return Given(
            self.item,
            self.answer,
            evidence=self.evidence if proven else "",
            evidence_en=self.evidence_en if proven else "",
            evidence_easy=self.evidence_easy if proven else "",
            would_help=self.would_help if self.answer == "not_yet" else "",
            reason=self.reason if self.answer == "na" else "",
        )


# Somebody called by name: 田中さん, Mr Sato. Words for anybody stand before さん as well.
_CALLED = re.compile(
    r"([一-鿿々ァ-ヶー]{1,6})(?:さん|氏|先生|様|君|くん|ちゃん)|\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z][a-z]+"
)
_ANYBODY = ("皆", "者", "員", "師", "士", "客", "族", "々", "医", "親", "方", "ピア", "スタッフ", "ー")


def may_name_somebody(given: Given) -> bool:
    """Whether a text seems to call somebody by name: for advice, never to refuse."""
    texts = " ".join((given.evidence, given.evidence_en, given.evidence_easy, given.reason, given.would_help))
    return any(not (match[1] or "").endswith(_ANYBODY) for match in _CALLED.finditer(texts))


def problems_of(given: Given) -> dict[str, str]:
    """What is wrong with what was written to an item: {field: what to do}. Nothing written is not wrong."""
    if given.is_empty:
        return {}
    found: dict[str, str | Promise] = {}
    if not given.answer:
        found["answer"] = _NO_ANSWER
    elif given.answer not in ANSWER_KEYS:
        found["answer"] = _NOT_AN_ANSWER
    if given.answer in PROVEN and len("".join(given.evidence.split())) < SHORTEST_EVIDENCE:
        found["evidence"] = _TOO_SHORT
    if given.answer == "na" and not given.reason:
        found["reason"] = _NO_REASON
    for name, most in LONGEST.items():
        if len(getattr(given, name, "")) > most:
            found[name] = TOO_LONG % {"most": most}
    return {name: str(words) for name, words in found.items()}
