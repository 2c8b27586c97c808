"""How schedules are said."""

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings

from directory.meetings.rule import Rule
from directory.meetings.schedule import Schedule
from directory.meetings.words import schedule_words
from directory.vocabulary import LANGS
from tests.directory.meetings.schedules import schedules

KANJI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


def said(rule: str, **fields: object) -> tuple[str, ...]:
    values = {"duration": timedelta(hours=2), **fields}
    schedule = Schedule(datetime(2026, 11, 28, 14), rule=Rule.parse(rule), **values)  # type: ignore[arg-type]
    return tuple(schedule_words(schedule, lang) for lang in LANGS)


@pytest.mark.parametrize(
    ("rule", "ja", "en", "easy"),
    [
        (
            "FREQ=MONTHLY;BYDAY=2SA,4SA",
            "毎月 第2・第4土曜日 14:00–16:00",
            "2nd and 4th Saturday of each month, 14:00–16:00",
            "{毎月|まいつき} 2{回目|かいめ}と 4{回目|かいめ}の {土曜日|どようび} 14:00–16:00",
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1FR",
            "毎月 最後の金曜日 14:00–16:00",
            "Last Friday of each month, 14:00–16:00",
            "{毎月|まいつき} {最後|さいご}の {金曜日|きんようび} 14:00–16:00",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
            "隔週の 水曜日 14:00–16:00",
            "Every other week on Wednesday, 14:00–16:00",
            "2{週間|しゅうかん}に 1{回|かい}の {水曜日|すいようび} 14:00–16:00",
        ),
        (
            "FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12;BYDAY=3MO",
            "偶数月の 第3月曜日 14:00–16:00",
            "3rd Monday of even-numbered months, 14:00–16:00",
            "2・4・6・8・10・12{月|がつ}の 3{回目|かいめ}の {月曜日|げつようび} 14:00–16:00",
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
            "決まった日（くわしい日にちを見てください） 14:00–16:00",
            "On certain days (see the dates), 14:00–16:00",
            "{決|き}まった {日|ひ}（くわしい {日|ひ}を {見|み}て ください） 14:00–16:00",
        ),
    ],
)
def test_rules_in_words(rule: str, ja: str, en: str, easy: str) -> None:
    assert said(rule) == (ja, en, easy)


def test_past_midnight_and_holidays_are_said() -> None:
    ja, en, _easy = said("FREQ=WEEKLY;BYDAY=SA", duration=timedelta(hours=11), skip_holidays=True)
    assert ja == "毎週 土曜日 14:00–翌日01:00（祝日は休み）"
    assert en == "Every Saturday, 14:00–01:00 (next day) (not on public holidays)"


@given(schedules())
@settings(max_examples=100)
def test_every_schedule_has_words(schedule: Schedule) -> None:
    ja, en, easy = (schedule_words(schedule, lang) for lang in LANGS)
    assert ja
    assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", en)
    assert not KANJI.search(re.sub(r"\{[^|{}]+\|[^|{}]+\}", "", easy))
