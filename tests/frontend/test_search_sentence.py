"""A query in words: every condition is said, in the order and the way each language says it."""

import pytest
from django.utils import translation

from directory.filters import all_filters
from directory.models import Area
from directory.search import Query
from directory.texts import without_ruby
from directory.vocabulary import Lang
from frontend.public.filter_words import filter_label, values_in_words
from frontend.public.language import by_lang
from frontend.public.search_sentence import sentence

pytestmark = pytest.mark.django_db

EVERYTHING = (
    "near=松江市&radius_km=30&kind=job&q=病棟&work_setting=day_care,outpatient_clinic"
    "&hours_max=20&outside_centres=true&online=exclude&employment=any&sort=deadline"
)


def said(text: str, lang: Lang) -> str:
    pairs = [tuple(pair.split("=", 1)) for pair in text.split("&") if pair]
    with translation.override(by_lang(lang).code):
        return sentence(Query.parse(pairs, lang=lang), lang)  # type: ignore[arg-type]


def test_every_condition_in_japanese() -> None:
    assert said(EVERYTHING, "ja") == (
        "島根県松江市から30 km以内の仕事、「病棟」をふくむ、"
        "働く場はデイケア・デイナイトケア（デイホスピタル）か外来・クリニック、週に20時間まで、"
        "県庁のある市や大きな市をのぞく、オンラインだけのものは、のぞく、"
        "雇用ではない役割もふくめる、締め切りが近い順"
    )


def test_every_condition_in_english() -> None:
    assert said(EVERYTHING, "en") == (
        "Jobs within 30 km of Matsue City, Shimane, with the words “病棟”, "
        "setting: psychiatric day care / day hospital or outpatient clinic, "
        "up to 20 hours a week, outside the capital and big cities, "
        "without online-only listings, include roles that are not employment, deadline first"
    )


def test_every_condition_in_plain_japanese() -> None:
    text = said(EVERYTHING, "easy")
    assert "{松江市|まつえし}から 30 kmまでの {仕事|しごと}。「病棟」を ふくむ。" in text
    assert without_ruby(text).endswith("締め切りが 近い 順")


@pytest.mark.parametrize(
    ("text", "ja", "en"),
    [
        ("", "すべて、新しく載った順", "Everything, newest first"),
        ("kind=group", "集まり、新しく載った順", "Groups, newest first"),
        ("kind=group,job", "集まりと仕事、新しく載った順", "Groups and jobs, newest first"),
        ("prefecture=32", "島根県のすべて、新しく載った順", "Everything in Shimane, newest first"),
        (
            "prefecture=31,32&kind=job",
            "鳥取県か島根県の仕事、新しく載った順",
            "Jobs in Tottori or Shimane, newest first",
        ),
        (
            "municipality=32201&kind=training",
            "島根県松江市の研修、新しく載った順",
            "Training in Matsue, Shimane, newest first",
        ),
        (
            "bbox=132,35,134,36&kind=group",
            "地図で見ている範囲の集まり、新しく載った順",
            "Groups in the area of the map, newest first",
        ),
        (
            "near=松江市&prefecture=31",
            "島根県松江市から30 km以内、鳥取県のすべて、近い順",
            "Everything within 30 km of Matsue City, Shimane, in Tottori, nearest first",
        ),
        (
            "application_open=true",
            "研修、いま申し込める、新しく載った順",
            "Training, open for applications now, newest first",
        ),
    ],
)
def test_what_and_where(text: str, ja: str, en: str) -> None:
    assert said(text, "ja") == ja
    assert said(text, "en") == en


# What each filter of jobs says after "Jobs in Shimane" (prefecture 32), in the three languages.
@pytest.mark.parametrize(
    ("text", "ja", "en", "easy"),
    [
        ("hours_max=15", "週に15時間まで", "up to 15 hours a week", "1週間に 15時間まで"),
        ("hours_max=7.5", "週に7.5時間まで", "up to 7.5 hours a week", "1週間に 7.5時間まで"),
        ("hourly_pay_min=1200", "時給にして1,200円から", "from 1,200 yen an hour", "1時間に 1,200円から"),
        (
            "employment_type=part_time,type_a",
            "働き方はパート・アルバイトか就労継続支援A型の利用者として雇用",
            "part-time or employed as an A-type service user",
            "働きかたは パート・アルバイトか A型の 利用者として 働く",
        ),
        (
            "tasks=talk,group",
            "することはグループの進行・参加か話を聞く・雑談",
            "with groups or listening and casual talk among the tasks",
            "する ことは グループの 会か 話を 聞く",
        ),
        (
            "work_conditions=no_night",
            "働く条件は夜勤なし",
            "no night shifts",
            "働く 条件：夜の 仕事は ありません",
        ),
        ("pay_unit=hourly", "お金のかたちは時給", "pay: hourly wage", "お金の かたちは 1時間の お金"),
    ],
)
def test_filters_of_jobs(text: str, ja: str, en: str, easy: str) -> None:
    text = f"kind=job&prefecture=32&{text}"
    assert said(text, "ja") == f"島根県の仕事、{ja}、新しく載った順"
    assert said(text, "en") == f"Jobs in Shimane, {en}, newest first"
    assert without_ruby(said(text, "easy")) == f"島根県の 仕事。{easy}。新しい 順"


def test_what_stands_alone_begins_with_a_capital_letter() -> None:
    query = Query.parse([("employment_type", "part_time")], lang="en")
    with translation.override("en"):
        assert [words for words, _without in values_in_words(query, "en")] == ["Part-time"]


def test_days_keep_their_capital_letter_in_english() -> None:
    assert said("weekday=mo,su", "en") == "Groups, on Monday or Sunday, newest first"


def test_items_of_the_checklist_are_one_after_the_other() -> None:
    assert "”, newest first" in said("readiness=C1,C2", "en")
    assert "” and “" in said("readiness=C1,C2", "en")
    assert "」と「" in said("readiness=C1,C2", "ja")


def test_areas_say_their_prefecture() -> None:
    Area.objects.create(
        code="kenpoku", prefecture_id="04", name_ja="県北", name_kana="けんぽく", name_en="Northern Miyagi",
        name_easy="{県|けん}の {北|きた}", source="test", as_of="2026-01-01",
    )  # fmt: skip
    assert said("area=04-kenpoku", "ja") == "県北（宮城県）のすべて、新しく載った順"
    assert said("area=04-kenpoku", "en").startswith("Everything in Northern Miyagi (Miyagi)")


def test_every_filter_has_words() -> None:
    for each in all_filters().values():
        assert filter_label(each)
