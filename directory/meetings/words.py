"""A schedule as people say it, in three languages with their own grammar: 毎月 第2・第4土曜日 14:00–16:00.

What our own editor can write is said as a person would; a rule from elsewhere that has no such sentence is
named as one with other dates, which pages list.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

from directory.meetings.rule import NthDay, Rule
from directory.meetings.schedule import Schedule, ends
from directory.texts import day
from directory.vocabulary import Lang

_LAST = -1
_EVEN, _ODD = tuple(range(2, 13, 2)), tuple(range(1, 13, 2))
_DAYS: dict[Lang, list[str]] = {
    "ja": [f"{name}曜日" for name in "月火水木金土日"],
    "easy": [
        f"{{{kanji}曜日|{kana}ようび}}"
        for kanji, kana in zip(
            "月火水木金土日", ["げつ", "か", "すい", "もく", "きん", "ど", "にち"], strict=True
        )
    ],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_MONTHS_EN = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def schedule_words(schedule: Schedule, lang: Lang) -> str:
    """When it takes place: the rule (or the day), the time, and whether it rests on public holidays."""
    when = rule_words(schedule.rule, lang) if schedule.rule else day(schedule.start.date(), lang)
    parts = [when, time_words(schedule.start, schedule.duration, lang)]
    if lang == "en":
        text = ", ".join(parts)
        return f"{text} (not on public holidays)" if schedule.skip_holidays else text
    text = " ".join(parts)
    if schedule.skip_holidays:
        text += "（祝日は休み）" if lang == "ja" else "（{祝日|しゅくじつ}は {休|やす}み）"
    return text


def time_words(start: datetime, duration: timedelta, lang: Lang) -> str:
    """From when to when: 14:00–16:00; a later day is said."""
    end = ends(start, duration)
    begin, finish = f"{start:%H:%M}", f"{end:%H:%M}"
    later = (end.date() - start.date()).days
    if not later:
        return f"{begin}–{finish}"
    if later == 1:
        next_day = {"ja": "翌日", "en": "next day", "easy": "{次|つぎ}の {日|ひ}の "}[lang]
    else:
        next_day = {"ja": f"{later}日後の", "en": f"{later} days later", "easy": f"{later}{{日|か}} あとの "}[
            lang
        ]
    return f"{begin}–{finish} ({next_day})" if lang == "en" else f"{begin}–{next_day}{finish}"


def rule_words(rule: Rule, lang: Lang) -> str:
    """What repeats, and until when or how often."""
    text = {"ja": _japanese, "en": _english, "easy": _easy}[lang](rule)
    if rule.until:
        last = day(rule.until, lang)
        text += {"ja": f"（{last}まで）", "en": f" (until {last})", "easy": f"（{last}まで）"}[lang]
    if rule.count:
        text += {
            "ja": f"（全{rule.count}回）",
            "en": f" ({rule.count} times)",
            "easy": f"（{{全部|ぜんぶ}}で {rule.count}{{回|かい}}）",
        }[lang]
    return text


def _usual(rule: Rule) -> bool:
    """Whether one sentence can say it."""
    if rule.positions or rule.year_days or rule.weeks or (rule.days and rule.month_days):
        return False
    ordinals = all(1 <= day.nth <= 5 or day.nth == _LAST for day in rule.days)
    dates = all(number >= 1 or number == _LAST for number in rule.month_days)
    match rule.frequency:
        case "DAILY":
            return not (rule.days or rule.month_days or rule.months)
        case "WEEKLY":
            return bool(rule.days) and not rule.months
        case "MONTHLY":
            return bool(rule.days) == ordinals and dates and bool(rule.days or rule.month_days)
        case _:
            return bool(rule.months) and ordinals and dates and bool(rule.days or rule.month_days)


# --- Japanese --------------------------------------------------------------------------------------


def _japanese(rule: Rule) -> str:
    if not _usual(rule):
        return "決まった日（くわしい日にちを見てください）"
    n = rule.interval
    if rule.frequency == "DAILY":
        return "毎日" if n == 1 else f"{n}日ごと"
    days = _days_ja(rule)
    if rule.frequency == "WEEKLY":
        return f"{'毎週' if n == 1 else '隔週の' if n == 2 else f'{n}週ごとの'} {days}"
    if rule.frequency == "MONTHLY" and not rule.months:
        return f"{'毎月' if n == 1 else '隔月の' if n == 2 else f'{n}か月ごとの'} {days}"
    every = "" if rule.frequency == "MONTHLY" else "毎年 " if n == 1 else f"{n}年ごとの "
    return f"{every}{_months_ja(rule.months)}{'の ' if rule.days else ''}{days}"


def _days_ja(rule: Rule) -> str:
    if rule.month_days:
        return "・".join("月末の日" if number == _LAST else f"{number}日" for number in rule.month_days)
    parts = []
    for weekday, ordinals in _by_weekday(rule.days):
        named = [f"第{nth}" if nth > 0 else "最後の" for nth in ordinals if nth]
        parts.append("・".join(named) + _DAYS["ja"][weekday])
    return "と".join(parts) if any(day.nth for day in rule.days) else "・".join(parts)


def _months_ja(months: tuple[int, ...]) -> str:
    if tuple(sorted(months)) == _EVEN:
        return "偶数月"
    if tuple(sorted(months)) == _ODD:
        return "奇数月"
    return "・".join(f"{month}月" for month in months)


# --- plain Japanese --------------------------------------------------------------------------------


def _easy(rule: Rule) -> str:
    if not _usual(rule):
        return "{決|き}まった {日|ひ}（くわしい {日|ひ}を {見|み}て ください）"
    n = rule.interval
    if rule.frequency == "DAILY":
        return "{毎日|まいにち}" if n == 1 else f"{n}{{日|にち}}に 1{{回|かい}}"
    days = _days_easy(rule)
    if rule.frequency == "WEEKLY":
        return f"{'{毎週|まいしゅう}' if n == 1 else f'{n}{{週間|しゅうかん}}に 1{{回|かい}}の'} {days}"
    if rule.frequency == "MONTHLY" and not rule.months:
        return f"{'{毎月|まいつき}' if n == 1 else f'{n}か{{月|げつ}}に 1{{回|かい}}の'} {days}"
    every = (
        ""
        if rule.frequency == "MONTHLY"
        else "{毎年|まいとし} "
        if n == 1
        else f"{n}{{年|ねん}}に 1{{回|かい}}の "
    )
    months = "・".join(str(month) for month in rule.months)
    return f"{every}{months}{{月|がつ}}の {days}"


def _days_easy(rule: Rule) -> str:
    if rule.month_days:
        return "と ".join(
            "{最後|さいご}の {日|ひ}" if number == _LAST else f"{number}{{日|にち}}"
            for number in rule.month_days
        )
    parts = []
    for weekday, ordinals in _by_weekday(rule.days):
        named = [f"{nth}{{回目|かいめ}}" if nth > 0 else "{最後|さいご}" for nth in ordinals if nth]
        parts.append((f"{'と '.join(named)}の " if named else "") + _DAYS["easy"][weekday])
    return "と ".join(parts)


# --- English ---------------------------------------------------------------------------------------


def _english(rule: Rule) -> str:
    if not _usual(rule):
        return "On certain days (see the dates)"
    n = rule.interval
    if rule.frequency == "DAILY":
        return "Every day" if n == 1 else f"Every {_ordinal(n)} day"
    days = _days_en(rule)
    if rule.frequency == "WEEKLY":
        return (
            f"Every {days}"
            if n == 1
            else f"Every other week on {days}"
            if n == 2
            else f"Every {n} weeks on {days}"
        )
    if rule.frequency == "MONTHLY" and not rule.months:
        of = "each month" if n == 1 else "every other month" if n == 2 else f"every {n} months"
        return f"{days} of {of}"
    months = _months_en(rule.months)
    if rule.frequency == "MONTHLY" or n == 1:
        return f"{days} of {months}" + ("" if rule.frequency == "MONTHLY" else ", every year")
    return f"{days} of {months}, every {n} years"


def _days_en(rule: Rule) -> str:
    if rule.month_days:
        return _and("last day" if number == _LAST else _ordinal(number) for number in rule.month_days)
    parts = []
    for weekday, ordinals in _by_weekday(rule.days):
        named = [_ordinal(nth) if nth > 0 else "last" for nth in ordinals if nth]
        parts.append(f"{_and(named)} {_DAYS['en'][weekday]}".strip())
    text = _and(parts)
    return text[0].upper() + text[1:] if any(each.nth for each in rule.days) else text


def _months_en(months: tuple[int, ...]) -> str:
    if tuple(sorted(months)) == _EVEN:
        return "even-numbered months"
    if tuple(sorted(months)) == _ODD:
        return "odd-numbered months"
    return _and(_MONTHS_EN[month - 1] for month in months)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def _and(parts: Iterable[str]) -> str:
    *some, last = list(parts) or [""]
    return f"{', '.join(some)} and {last}" if some else last


# --- all -------------------------------------------------------------------------------------------


def _by_weekday(days: tuple[NthDay, ...]) -> list[tuple[int, list[int]]]:
    """Each weekday with its ordinals, in the order of the week; the last of a month comes last."""
    ordered = sorted(days, key=lambda day: (day.weekday, day.nth if day.nth > 0 else 99))
    return [
        (weekday, [day.nth for day in same])
        for weekday, same in groupby(ordered, key=lambda day: day.weekday)
    ]
