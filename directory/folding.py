"""How texts are folded before words are looked for in them: the rule, as the SQL that migrations install.

What becomes equal: full and half width (NFKC), capital and small letters, katakana and hiragana, old and new
character forms (`directory/data/kanji_variants.txt`), 障害, 障がい and 障碍, ー said or left out, 々 and the
character repeated, accents on Latin vowels, and whatever separates: a space is kept only between two words of
Latin letters or digits. Signs that are neither letters nor separators (`%`, `_`, an emoji) stay as they are.

The database folds, for texts and for the words of a query alike, so that the rule stands in one place:
triggers write folded texts down whoever writes a listing. A change here needs a migration that installs the
functions anew and rebuilds the entries (a test says so).
"""

from directory.geocoding.normalize import variant_forms

_KATAKANA = "".join(map(chr, range(ord("ァ"), ord("ヶ") + 1)))
_HIRAGANA = "".join(chr(ord(character) - 0x60) for character in _KATAKANA)
_ACCENTED, _PLAIN = "āīūēōâîûêôáíúéó", "aiueoaiueoaiueo"
# Hyphens, dots, commas, brackets, quotes, slashes, in both widths: what separates or decorates.
_SEPARATORS = (
    r"\s\u00ad\u200b-\u200f\u2010-\u2015\u2028-\u202e\u2060-\u206f\u3000-\u3003\u3008-\u301b\u301d-\u301f"
    r"\u30fb\ufeff!\"#&''()*,./:;<=>?@\[\\\]^`{|}~\u2018-\u201d\u2026\-"
)


def fold_sql() -> str:
    """The definition of `directory_fold(text)`."""
    variants = variant_forms()
    others, firsts = "".join(variants), "".join(variants.values())
    return f"""
CREATE OR REPLACE FUNCTION directory_fold(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $fold$
DECLARE folded text := lower(normalize(given, NFKC));
BEGIN
    -- Looking for any of many characters by a regular expression is cheap, translating by that many is not.
    IF folded ~ '[{_KATAKANA}{_ACCENTED}]' THEN
        folded := translate(folded, '{_KATAKANA}{_ACCENTED}', '{_HIRAGANA}{_PLAIN}');
    END IF;
    IF folded ~ '[{others}]' THEN
        folded := translate(folded, '{others}', '{firsts}');
    END IF;
    IF folded ~ '[障々ー〜]' THEN
        folded := regexp_replace(folded, '障(がい|碍)', '障害', 'g');
        folded := regexp_replace(folded, '(.)々', '\\1\\1', 'g');
        folded := regexp_replace(folded, '[ー〜]', '', 'g');
    END IF;
    folded := regexp_replace(folded, '[{_SEPARATORS}]+', ' ', 'g');
    RETURN regexp_replace(folded, '(?<![a-z0-9]) | (?![a-z0-9])', '', 'g');
END $fold$
"""


BIGRAMS_SQL = """
CREATE OR REPLACE FUNCTION directory_bigrams(folded text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
-- Pairs of neighbours, but not across a space or between two texts; and single ideographs, which are words.
DECLARE characters text[] := string_to_array(folded, NULL);
BEGIN
    RETURN (
        SELECT coalesce(array_agg(a || b), '{}') FROM unnest(characters, characters[2:]) AS pair(a, b)
        WHERE b IS NOT NULL AND a NOT IN (' ', E'\\n', '|') AND b NOT IN (' ', E'\\n', '|')
    ) || (
        SELECT coalesce(array_agg(c), '{}') FROM unnest(characters) AS single(c) WHERE c BETWEEN '一' AND '鿿'
    );
END $$
"""
