"""Kana to Latin letters, and a folding that makes the usual spellings of one place compare equal.

`romaji` writes modified Hepburn without macrons, as road signs, stations and municipal names do:

- long vowels are written short: おう, おお -> o, うう -> u, ー dropped (とうきょう -> tokyo);
- いい, えい, ああ, ええ are written out (にいがた -> niigata, えいへいじ -> eiheiji);
- ん is always n, also before b, m, p (ぐんま -> gunma, なんば -> nanba): that is how the
  prefecture and nearly all municipalities spell themselves. Passports and many stations write m;
  `fold_romaji` accepts both;
- ん before a vowel or y takes an apostrophe (しんおんせん -> shin'onsen);
- っ doubles the next consonant, and っち is tch (はっちょう -> hatcho).

Kana alone do not say where one word ends: うう is long in ちゅうおう but two sounds in まつ|うら. Give the
written form as well and the readings of `_WORD_STARTS` are kept apart (松浦 -> matsuura).
"""

import re
import unicodedata
from functools import lru_cache

_BASE = {
    "あ": "a", "い": "i", "う": "u", "え": "e", "お": "o",
    "か": "ka", "き": "ki", "く": "ku", "け": "ke", "こ": "ko",
    "が": "ga", "ぎ": "gi", "ぐ": "gu", "げ": "ge", "ご": "go",
    "さ": "sa", "し": "shi", "す": "su", "せ": "se", "そ": "so",
    "ざ": "za", "じ": "ji", "ず": "zu", "ぜ": "ze", "ぞ": "zo",
    "た": "ta", "ち": "chi", "つ": "tsu", "て": "te", "と": "to",
    "だ": "da", "ぢ": "ji", "づ": "zu", "で": "de", "ど": "do",
    "な": "na", "に": "ni", "ぬ": "nu", "ね": "ne", "の": "no",
    "は": "ha", "ひ": "hi", "ふ": "fu", "へ": "he", "ほ": "ho",
    "ば": "ba", "び": "bi", "ぶ": "bu", "べ": "be", "ぼ": "bo",
    "ぱ": "pa", "ぴ": "pi", "ぷ": "pu", "ぺ": "pe", "ぽ": "po",
    "ま": "ma", "み": "mi", "む": "mu", "め": "me", "も": "mo",
    "や": "ya", "ゆ": "yu", "よ": "yo",
    "ら": "ra", "り": "ri", "る": "ru", "れ": "re", "ろ": "ro",
    "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ゔ": "vu", "ん": "n",
    "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ゎ": "wa",
    "ゕ": "ka", "ゖ": "ke",
}  # fmt: skip

# Small kana after a full one; the sounds of foreign words (ティ, フィ, ヴェ...) follow the same two steps.
_GLIDES = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_SMALL_VOWELS = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
_SIBILANTS = {"shi": "sh", "ji": "j", "chi": "ch"}

# Written element -> readings that begin with う or お and stay whole inside a longer name. Elements that as
# often read otherwise after o or u (馬 in 相馬, 小 in 大小...) are left out; names where the rule misleads
# are in _NO_WORD_START.
_WORD_STARTS: dict[str, tuple[str, ...]] = {
    "浦": ("うら",), "裏": ("うら",), "内": ("うち",), "打": ("うち",), "海": ("うみ",), "梅": ("うめ",),
    "上": ("うえ", "うわ"), "植": ("うえ",), "牛": ("うし",), "丑": ("うし",), "魚": ("うお",),
    "歌": ("うた",), "臼": ("うす",), "氏": ("うじ",), "瓜": ("うり",), "漆": ("うるし",), "姥": ("うば",),
    "後": ("うしろ",),
    "請": ("うけ",), "受": ("うけ",), "折": ("おり",), "沖": ("おき",), "奥": ("おく",), "岡": ("おか",),
    "丘": ("おか",), "鬼": ("おに",), "音": ("おと",), "面": ("おも",), "表": ("おもて",), "帯": ("おび",),
    "織": ("おり",), "落": ("おち",), "追": ("おい",), "置": ("おき",), "起": ("おき",), "男": ("おとこ",),
    "女": ("おんな",), "重": ("おも",), "押": ("おし",), "大": ("おお",), "尾": ("お",),
}  # fmt: skip
_NO_WORD_START = ("青梅", "河内", "高知")

_BOUNDARY = "|"
_DOUBLED = frozenset("bcdfghjkmprstvwz")


def to_hiragana(text: str) -> str:
    """NFKC, then katakana to hiragana (ヵ and ヶ too); other characters stay."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def _mark_word_starts(kana: str, written: str) -> str:
    """Put a boundary before readings in `kana` that a written element of `written` begins a word with."""
    if any(name in written for name in _NO_WORD_START):
        return kana
    for element, readings in _WORD_STARTS.items():
        if element not in written[1:]:
            continue
        for reading in readings:
            # A single お after the first two kana only: the おお of 大尾 is one long vowel.
            at = kana.find(reading, 1 if len(reading) > 1 else 2)
            if at > 0:
                kana = kana[:at] + _BOUNDARY + kana[at:]
                break
    return kana


def _morae(kana: str) -> list[str]:
    """Split hiragana into romanised morae; っ, ー, boundaries and anything else are passed through."""
    out: list[str] = []
    for char in kana:
        last = out[-1] if out else ""
        if char in _GLIDES and len(last) >= 2 and last.endswith("i"):
            stem = _SIBILANTS.get(last)
            out[-1] = (stem or last[:-1] + "y") + _GLIDES[char]
        elif char in _SMALL_VOWELS and len(last) >= 2 and last[-1] in "aiueo":
            # ふぁ fa, ゔぁ va, じぇ je, しぇ she, ちぇ che, てぃ ti, とぅ tu; うぃ is rare: u + i
            out[-1] = _SIBILANTS.get(last, last[:-1]) + _SMALL_VOWELS[char]
        else:
            out.append(_BASE.get(char, char))
    return out


@lru_cache(maxsize=65536)
def romaji(kana: str, written: str = "") -> str:
    """Lower-case Hepburn of a reading in hiragana or katakana (`romaji("まつえし") == "matsueshi"`).

    `written` is the same name in kanji, if known; it only decides where vowels are kept apart.
    Digits are set off (`きた１じょう` -> `kita 1-jo`); characters that are not kana pass through,
    lower-cased.
    """
    text = to_hiragana(kana)
    if written:
        text = _mark_word_starts(text, written)
    out = ""
    double = False  # a っ is waiting for its consonant
    may_lengthen = False  # the last mora is a short vowel that う or お can lengthen (once: とうおん is toon)
    for mora in _morae(text):
        if mora in (_BOUNDARY, "ー", "っ", "・", "、"):
            double = mora == "っ"
            may_lengthen = False
            out += {"・": " ", "、": ", "}.get(mora, "")
            continue
        if may_lengthen and ((mora == "o" and out[-1] == "o") or (mora == "u" and out[-1] in "ou")):
            may_lengthen = False
            continue
        if double and mora[0] in _DOUBLED:
            out += "t" if mora.startswith("ch") else mora[0]
        double = False
        # Every other mora ends in a vowel, so a final n can only be ん.
        if out.endswith("n") and mora[0] in "aiueoy":
            out += "'"
        out += _set_off(out, mora) + mora
        may_lengthen = True
    return re.sub(r"\s+", " ", out).strip().lower()


def _set_off(before: str, mora: str) -> str:
    """What separates a number from letters: a space before its first digit, a hyphen after its last."""
    if before and mora[0].isdigit() and before[-1].isalpha():
        return " "
    if before and mora[0].isalpha() and before[-1].isdigit():
        return "-"
    return ""


def place_name(kana: str, written: str = "") -> str:
    """`romaji` with a capital at the start of every word: `Kita 1-jo`, `Shin'onsen`."""
    return " ".join(word[:1].upper() + word[1:] for word in romaji(kana, written).split(" "))


_ENDINGS = re.compile(
    r"[\s\-]+(shi|ken|fu|to|cho|machi|mura|son|ku|gun|city|town|village|ward|district|county|prefecture|pref)\.?(?=$|[\s,\-])"
)
_KUNREI = (
    ("tch", "tt"), ("cch", "tt"), ("ssh", "ss"), ("sh", "sy"), ("ch", "ty"), ("ts", "t"), ("dz", "z"),
    ("jy", "zy"), ("j", "zy"), ("syi", "si"), ("tyi", "ti"), ("zyi", "zi"), ("f", "h"),
    ("di", "zi"), ("du", "zu"), ("dy", "zy"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold_romaji(text: str) -> str:
    """A key that is equal for the usual Latin spellings of one place, for comparing, not for showing.

    `Toukyou`, `Tōkyō`, `Tokyo` and `TOKYO-TO` fold to one key; so do `Shimbashi` and `Shinbashi`, `Matue` and
    `Matsue-shi`, `Ohta`, `Oota` and `Ota`, `Shin'onsen` and `Shinonsen`. Kunrei and Hepburn meet. Endings
    (-shi, -ken, City, Ward...) go only when set off by a hyphen or a space, and never when nothing would be
    left. Characters other than Latin letters and digits are dropped: a text without any folds to the empty
    string.
    """
    decomposed = unicodedata.normalize("NFKD", text).lower()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    plain = re.sub(r"['’ʼ`]", "", plain)
    plain = _ENDINGS.sub(" ", plain).strip() or plain
    plain = re.sub(r"[^a-z0-9]", "", plain)
    plain = re.sub(r"m(?=[bmp])", "n", plain)
    plain = re.sub(r"oh(?![aiueoy])", "o", plain)
    for old, new in _KUNREI:
        plain = plain.replace(old, new)
    plain = re.sub(r"o[ou]+", "o", plain)
    plain = re.sub(r"uu+", "u", plain)
    return re.sub(r"nn+", "n", plain)
