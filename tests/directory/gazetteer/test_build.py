"""How the build takes Japan Post's rows and names apart."""

import pytest

from directory.gazetteer.build.names import Name, split
from directory.gazetteer.build.postal import build, clean, collapse_repeats
from directory.gazetteer.build.sources import PostalRow


def row(**values: object) -> PostalRow:
    base: dict[str, object] = {
        "code": "0000000", "municipality": "03366", "prefecture_ja": "岩手県", "city_ja": "和賀郡西和賀町",
        "city_kana": "ワガグンニシワガマチ", "town_ja": "", "town_kana": "", "note": "", "multiline": False,
    }  # fmt: skip
    return PostalRow(**{**base, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ja", "kana", "expected"),
    [
        ("紫波郡紫波町", "シワグンシワチョウ", Name("紫波町", "しわちょう", "紫波郡", "しわぐん")),
        (
            "北群馬郡榛東村",
            "キタグンマグンシントウムラ",
            Name("榛東村", "しんとうむら", "北群馬郡", "きたぐんまぐん"),
        ),
        (
            "赤穂郡上郡町",
            "アコウグンカミゴオリチョウ",
            Name("上郡町", "かみごおりちょう", "赤穂郡", "あこうぐん"),
        ),
        ("大和郡山市", "ヤマトコオリヤマシ", Name("大和郡山市", "やまとこおりやまし")),
        ("蒲郡市", "ガマゴオリシ", Name("蒲郡市", "がまごおりし")),
        ("三宅島三宅村", "ミヤケジマミヤケムラ", Name("三宅村", "みやけむら")),
        ("余市郡余市町", "ヨイチグンヨイチチョウ", Name("余市町", "よいちちょう", "余市郡", "よいちぐん")),
    ],
)
def test_counties_are_split_off(ja: str, kana: str, expected: Name) -> None:
    assert split(ja, kana) == expected


def test_kanji_and_reading_that_do_not_split_alike_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot split"):
        split("紫波郡紫波町", "シワシワ")


def test_readings_joined_over_several_lines_collapse() -> None:
    assert collapse_repeats("キタマチキタマチキタマチ") == "キタマチ"
    assert collapse_repeats("カミゴリョウ") == "カミゴリョウ"
    joined = row(town_ja="清水町", town_kana="シミズチョウシミズチョウ", multiline=True)
    assert clean(joined, "京都市下京区", False).kana == "シミズチョウ"
    real = row(town_ja="矢島町矢島町", town_kana="ヤシママチヤシママチ")
    assert clean(real, "由利本荘市", False).kana == "ヤシママチヤシママチ"


def test_notes_leave_the_town() -> None:
    chiwari = clean(
        row(town_ja="柳沢７０地割、柳沢７", town_kana="ヤナギザワ", note="１地割"), "西和賀町", False
    )
    assert (chiwari.ja, chiwari.kana, chiwari.note) == ("柳沢", "ヤナギザワ", "70地割、柳沢71地割")
    following = clean(
        row(
            town_ja="小菅村の次に１〜６６３番地がくる場合",
            town_kana="コスゲムラノツギニ１－６６３バンチガクルバアイ",
        ),
        "小菅村",
        False,
    )
    assert (following.ja, following.kana) == ("", "")
    assert "番地がくる場合" in following.note


def test_a_whole_village_has_no_town_but_a_town_of_the_same_name_stays() -> None:
    village = row(town_ja="渡名喜村", town_kana="トナキソン")
    assert clean(village, "渡名喜村", is_only_town=True).ja == ""
    assert (
        clean(row(town_ja="白浜町", town_kana="シラハマチョウ"), "白浜町", is_only_town=False).ja == "白浜町"
    )


def test_rows_of_one_town_become_one_and_offices_find_their_town() -> None:
    rows = [
        row(code="0295501", town_ja="左草", town_kana="サソウ", note="１"),
        row(code="0295501", town_ja="左草", town_kana="サソウ", note="２"),
        row(code="0298501", town_ja="大字左草", note="西和賀　病院", office=True),
        row(code="0298502", town_ja="沢内字太田", note="沢内", office=True),
    ]
    built = build(rows, {"03366": "西和賀町"})
    assert [(r["code"], r["town_ja"], r["town_kana"], r["town_en"], r["note"]) for r in built] == [
        ("0295501", "左草", "さそう", "Saso", "１、２"),
        ("0298501", "左草", "さそう", "Saso", "西和賀 病院"),
        ("0298502", "", "", "", "沢内"),
    ]


def test_an_unknown_municipality_is_not_passed_over() -> None:
    with pytest.raises(KeyError):
        build([row(municipality="99999")], {"03366": "西和賀町"})
