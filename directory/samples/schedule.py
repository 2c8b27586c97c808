"""When invented groups meet, in words."""

import random

from directory.samples.parts import Text

_WEEKDAYS = [
    Text("月曜日", "Monday", "{月曜日|げつようび}"),
    Text("火曜日", "Tuesday", "{火曜日|かようび}"),
    Text("水曜日", "Wednesday", "{水曜日|すいようび}"),
    Text("木曜日", "Thursday", "{木曜日|もくようび}"),
    Text("金曜日", "Friday", "{金曜日|きんようび}"),
    Text("土曜日", "Saturday", "{土曜日|どようび}"),
    Text("日曜日", "Sunday", "{日曜日|にちようび}"),
]
_SATURDAY = 5
_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th"}
_PAIRS = [(1, 3), (2, 4)]
_DAYTIME = ["10:00–12:00", "10:30–12:00", "13:00–15:00", "13:30–15:30", "14:00–16:00"]
_EVENING = ["18:00–20:00", "18:30–20:30", "19:00–20:30", "19:00–21:00"]


def schedule(chance: random.Random) -> Text:
    """A regular time: every week, some weeks of a month, or every other month."""
    weekday = chance.choices(range(7), [8, 8, 10, 9, 8, 24, 18])[0]
    day = _WEEKDAYS[weekday]
    evening = weekday < _SATURDAY and chance.random() < 0.45
    time = chance.choice(_EVENING if evening else _DAYTIME)
    shape = chance.random()
    if shape < 0.22:
        when = Text(f"毎週 {day.ja}", f"Every {day.en}", f"{{毎週|まいしゅう}} {day.easy}")
    elif shape < 0.5:
        first, second = chance.choice(_PAIRS)
        when = Text(
            f"毎月 第{first}・第{second} {day.ja}",
            f"{_ORDINALS[first]} and {_ORDINALS[second]} {day.en} of each month",
            f"{{毎月|まいつき}} {first}{{回目|かいめ}}と {second}{{回目|かいめ}}の {day.easy}",
        )
    elif shape < 0.92:
        nth = chance.randint(1, 4)
        when = Text(
            f"毎月 第{nth}{day.ja}",
            f"{_ORDINALS[nth]} {day.en} of each month",
            f"{{毎月|まいつき}} {nth}{{回目|かいめ}}の {day.easy}",
        )
    else:
        nth = chance.randint(1, 4)
        when = Text(
            f"偶数月の第{nth}{day.ja}",
            f"{_ORDINALS[nth]} {day.en} of even-numbered months",
            f"2・4・6・8・10・12{{月|がつ}}の {nth}{{回目|かいめ}}の {day.easy}",
        )
    return Text(f"{when.ja} {time}", f"{when.en}, {time}", f"{when.easy} {time}")
