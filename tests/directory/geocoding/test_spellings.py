"""How people really write places: each row is a text, today's municipality (or prefecture), and what stays
open.
"""

import pytest

from directory.geocoding import geocode

# text, municipality code, precision of the point, unresolved
FULL = [
    # As the official name has it, and with parts left out
    ("島根県松江市", "32201", "municipality", ""),
    ("松江市", "32201", "municipality", ""),
    ("松江", "32201", "municipality", ""),
    ("島根県松江", "32201", "municipality", ""),
    ("島根松江", "32201", "municipality", ""),
    ("島根の松江", "32201", "municipality", ""),
    ("宮城県栗原市", "04213", "municipality", ""),
    ("栗原", "04213", "municipality", ""),
    ("登米市", "04212", "municipality", ""),
    ("気仙沼", "04205", "municipality", ""),
    ("津", "24201", "municipality", ""),
    ("津市", "24201", "municipality", ""),
    ("東京都千代田区", "13101", "municipality", ""),
    ("千代田区", "13101", "municipality", ""),
    ("つくば市", "08220", "municipality", ""),
    ("さいたま市", "11100", "municipality", ""),
    ("南アルプス市", "19208", "municipality", ""),
    ("四日市", "24202", "municipality", ""),
    ("四日市市", "24202", "municipality", ""),
    ("廿日市市", "34213", "municipality", ""),
    ("大町町", "41423", "municipality", ""),
    ("玉村町", "10464", "municipality", ""),
    ("東村山", "13213", "municipality", ""),
    # Counties
    ("岩手県紫波郡紫波町", "03321", "municipality", ""),
    ("岩手県紫波町", "03321", "municipality", ""),
    ("紫波郡紫波町", "03321", "municipality", ""),
    ("紫波町", "03321", "municipality", ""),
    ("紫波", "03321", "municipality", ""),
    ("紫波郡矢巾", "03322", "municipality", ""),
    # Kana
    ("まつえし", "32201", "municipality", ""),
    ("まつえ", "32201", "municipality", ""),
    ("しまねけんまつえし", "32201", "municipality", ""),
    ("しまね まつえ", "32201", "municipality", ""),
    ("マツエ", "32201", "municipality", ""),
    ("ﾏﾂｴｼ", "32201", "municipality", ""),
    ("ﾐﾔｷﾞｹﾝ ｸﾘﾊﾗｼ", "04213", "municipality", ""),
    ("せんだいし", "04100", "municipality", ""),
    ("しわまち", "03321", "municipality", ""),
    ("しわちょう", "03321", "municipality", ""),
    ("にせこちょう", "01395", "municipality", ""),
    ("ニセコ", "01395", "municipality", ""),
    # Half typed in kana
    ("まつえ市", "32201", "municipality", ""),
    ("松江し", "32201", "municipality", ""),
    ("宮城けん栗原し", "04213", "municipality", ""),
    ("みやぎ県くりはら市", "04213", "municipality", ""),
    # Latin letters
    ("Matsue", "32201", "municipality", ""),
    ("MATSUE", "32201", "municipality", ""),
    ("Ｍａｔｓｕｅ", "32201", "municipality", ""),
    ("Matue", "32201", "municipality", ""),
    ("Matsue-shi", "32201", "municipality", ""),
    ("Matsueshi", "32201", "municipality", ""),
    ("Matsue City", "32201", "municipality", ""),
    ("Shimane Matsue", "32201", "municipality", ""),
    ("Matsue, Shimane", "32201", "municipality", ""),
    ("Matsue-shi, Shimane-ken, Japan", "32201", "municipality", ""),
    ("Matsue City, Shimane Prefecture", "32201", "municipality", ""),
    ("Kurihara", "04213", "municipality", ""),
    ("Kurihara, Miyagi", "04213", "municipality", ""),
    ("Shinjuku-ku", "13104", "municipality", ""),
    ("Shinjuku City, Tokyo", "13104", "municipality", ""),
    ("Tokyo Shinjuku", "13104", "municipality", ""),
    ("Sinzyuku-ku", "13104", "municipality", ""),
    ("Ōsaka-shi", "27100", "municipality", ""),
    ("Naka-ku, Hiroshima", "34101", "city", ""),
    ("Chuo-ku, Kobe", "28110", "city", ""),
    ("Shiwa-gun Shiwa-cho", "03321", "municipality", ""),
    ("Shiwa Town, Iwate", "03321", "municipality", ""),
    ("Gunma Takasaki", "10202", "municipality", ""),
    ("Gumma Takasaki", "10202", "municipality", ""),
    # Designated cities and their wards
    ("広島市", "34100", "municipality", ""),
    ("広島市中区", "34101", "city", ""),
    ("広島県広島市中区", "34101", "city", ""),
    ("広島中区", "34101", "city", ""),
    ("仙台市青葉区", "04101", "city", ""),
    ("仙台青葉区", "04101", "city", ""),
    ("仙台市青葉", "04101", "city", ""),
    ("宮城県仙台市若林区", "04103", "city", ""),
    ("ひろしましなかく", "34101", "city", ""),
    # Old and new forms of characters, ヶ, ノ, 々, numbers
    ("鰺ヶ沢町", "02321", "municipality", ""),
    ("鯵ケ沢町", "02321", "municipality", ""),
    ("青森県西津軽郡鯵が沢町", "02321", "municipality", ""),
    ("龍ケ崎市", "08208", "municipality", ""),
    ("竜ヶ崎市", "08208", "municipality", ""),
    ("檜原村", "13307", "municipality", ""),
    ("桧原村", "13307", "municipality", ""),
    ("一ノ関市", "03209", "municipality", ""),
    ("一関市", "03209", "municipality", ""),
    ("龍郷町", "46527", "municipality", ""),
    ("竜郷町", "46527", "municipality", ""),
    ("鹿嶋市", "08222", "municipality", ""),
    ("塩釜市", "04203", "municipality", ""),
    ("塩竈市", "04203", "municipality", ""),
    ("廣島縣廣島市", "34100", "municipality", ""),
    ("袖ケ浦", "12229", "municipality", ""),
    ("梼原町", "39405", "municipality", ""),
    ("檮原町", "39405", "municipality", ""),
    # Town blocks
    ("島根県松江市殿町", "32201", "municipality", ""),
    ("松江市殿町", "32201", "municipality", ""),
    ("松江 殿町", "32201", "municipality", ""),
    ("松江市大字殿町", "32201", "municipality", ""),
    ("島根県殿町", "32201", "municipality", ""),
    ("千代田区霞が関", "13101", "municipality", ""),
    ("霞ヶ関", "13101", "municipality", ""),
    ("東京都霞が関", "13101", "municipality", ""),
    ("歌舞伎町", "13104", "municipality", ""),
    ("Kabukicho, Shinjuku", "13104", "municipality", ""),
    ("Nishi-Shinjuku, Tokyo", "13104", "municipality", ""),
    ("Tonomachi, Matsue", "32201", "municipality", ""),
    ("まつえしとのまち", "32201", "municipality", ""),
    ("札幌市北区北十条西", "01102", "city", ""),
    ("札幌市北24条西", "01102", "city", ""),
    ("三宮", "28110", "city", ""),
    ("銀座", "13102", "municipality", ""),
    ("天神", "40133", "city", ""),
    ("六本木", "13103", "municipality", ""),
    ("なんば", "27128", "city", ""),
    ("大阪梅田", "27127", "city", ""),
    ("松江市本庄", "32201", "municipality", ""),
    ("広島市袋町", "34101", "city", ""),
    ("市ヶ谷本村町", "13104", "municipality", ""),
    # Spaces anywhere, reversed order, brackets
    ("松 江 市", "32201", "municipality", ""),
    ("　島根県　松江市　", "32201", "municipality", ""),
    ("松江市（島根県）", "32201", "municipality", ""),
    ("松江市、島根県", "32201", "municipality", ""),
    ("松江市 島根", "32201", "municipality", ""),
    ("府中市（広島県）", "34208", "municipality", ""),
    ("中区 広島市", "34101", "city", ""),
    ("紫波町 岩手県", "03321", "municipality", ""),
    ("日本 島根県松江市", "32201", "municipality", ""),
    ("住所：島根県松江市", "32201", "municipality", ""),
    # Tails that are not understood, said so
    ("島根県松江市殿町１番地 ○○ビル3F", "32201", "municipality", "１番地 ○○ビル3F"),
    ("松江市殿町1-1", "32201", "municipality", "1-1"),
    ("松江市付近", "32201", "municipality", ""),
    ("松江の近く", "32201", "municipality", ""),
    ("松江駅", "32201", "municipality", ""),
    ("松江市西川津町1060 TEL 0852-22-1234", "32201", "municipality", "1060 TEL 0852-22-1234"),
    ("千代田区霞ヶ関三丁目", "13101", "municipality", "三丁目"),
    ("霞が関3丁目1-1", "13101", "municipality", "3丁目1-1"),
    ("私は松江市に住んでいます", "32201", "municipality", "私は に住んでいます"),
    ("ひだまりクリニック 島根県松江市殿町", "32201", "municipality", "ひだまりクリニック"),
    ("2-8-1 Nishi-Shinjuku, Shinjuku-ku, Tokyo", "13104", "municipality", "2-8-1"),
    ("ハローワーク松江", "32201", "municipality", "ハローワーク"),
    ("松江赤十字病院", "32201", "municipality", "赤十字病院"),
    ("Minami Alps", "19208", "municipality", ""),
    ("near Matsue station", "32201", "municipality", ""),
    ("Kita Ward, Osaka, Osaka", "27127", "city", ""),
    ("Kita Ward, Nagoya, Aichi", "23103", "city", ""),
    ("Fukuzumi 3-jo, Toyohira Ward, Sapporo, Hokkaido", "01105", "city", ""),
    ("京都市中京区寺町通御池上る上本能寺前町488", "26104", "city", "488"),
    # Former municipalities lead to today's
    ("築館町", "04213", "city", ""),
    ("宮城県栗原郡築館町", "04213", "city", ""),
    ("栗原市築館町", "04213", "city", ""),
    ("宮城県栗原市（旧築館町）", "04213", "city", ""),
    ("岐阜県中津川市（旧山口村）", "21206", "city", ""),
    ("Tsukidate", "04213", "city", ""),
    ("浦和市", "11100", "city", ""),
]

PREFECTURES = [
    ("島根県", "32", ""),
    ("島根", "32", ""),
    ("しまねけん", "32", ""),
    ("Shimane", "32", ""),
    ("Shimane-ken", "32", ""),
    ("Shimane Prefecture", "32", ""),
    ("宮城", "04", ""),
    ("みやぎ県", "04", ""),
    ("宮城県北", "04", ""),
    ("宮城の北", "04", ""),
    ("宮城県北部", "04", ""),
    ("東京", "13", ""),
    ("東京都", "13", ""),
    ("Tokyo", "13", ""),
    ("Tōkyō", "13", ""),
    ("Toukyou", "13", ""),
    ("とーきょー", "13", ""),
    ("北海道", "01", ""),
    ("沖縄", "47", ""),
    ("山梨", "19", ""),
    ("栃木", "09", ""),
    ("広島県", "34", ""),
    ("Hiroshima-ken", "34", ""),
]


@pytest.mark.parametrize(("text", "code", "precision", "unresolved"), FULL)
def test_municipality(text: str, code: str, precision: str, unresolved: str) -> None:
    answer = geocode(text)

    assert answer.best is not None, f"not found; suggestions: {[c.label('ja') for c in answer.suggestions]}"
    assert (answer.best.municipality_code, answer.best.precision) == (code, precision), answer.best.label(
        "ja"
    )
    assert answer.unresolved == unresolved
    assert answer.best.source
    assert answer.best.prefecture_code == code[:2]


@pytest.mark.parametrize(("text", "code", "unresolved"), PREFECTURES)
def test_prefecture(text: str, code: str, unresolved: str) -> None:
    answer = geocode(text)

    assert answer.best is not None
    assert (answer.best.prefecture_code, answer.best.municipality_code) == (code, None)
    assert (answer.best.type, answer.best.precision) == ("prefecture", "prefecture")
    assert answer.unresolved == unresolved


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "あああ",
        "ここ",
        "自宅",
        "県北",
        "zzzz",
        "12",
        "👍",
        "\x00",
        "まつえだ",
        "ー",
        "県",
        "市",
        "〒",
        "1-2-3",
    ],
)
def test_nothing_is_found_in_what_names_nothing(text: str) -> None:
    assert not geocode(text).candidates


def test_labels_in_three_languages() -> None:
    best = geocode("島根県松江市殿町").best

    assert best is not None
    assert best.label("ja") == "島根県松江市殿町"
    assert best.label("en") == "Tonomachi, Matsue City, Shimane"
    assert best.label("easy") == "{島根県|しまねけん}{松江市|まつえし}{殿町|とのまち}"


def test_label_of_a_former_municipality_says_so() -> None:
    best = geocode("築館町").best

    assert best is not None
    assert best.former == "築館町"
    assert best.label("ja") == "宮城県栗原市（旧築館町）"
    assert best.label("en") == "Kurihara City, Miyagi (formerly Tsukidate)"
    assert (
        best.label("easy") == "{宮城県|みやぎけん}{栗原市|くりはらし}（{旧|きゅう}{築館町|つきだてちょう}）"
    )


def test_points_have_six_decimals_at_most() -> None:
    best = geocode("松江市").best

    assert best is not None
    assert (round(best.lat, 6), round(best.lng, 6)) == (best.lat, best.lng)
    assert 35 < best.lat < 36
    assert 132 < best.lng < 134
