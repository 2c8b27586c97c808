"""Organisations and listings by the words in their names: the SQL that a migration installs.

`directory_phrase(name, nth)` is a name from its nth word on, folded (`directory/folding.py`). It is indexed
for the first few words of each name, so PostgreSQL itself keeps what is looked up in step with what is
written. `directory_begun(low, high, most)` reads these indexes: of each the first `most` different phrases
that begin so, one probe for each, however many organisations or listings share them.

A change here, or of the folding, needs a migration that installs the functions anew and reindexes.
"""

from dataclasses import dataclass

# What machines may be told of: listings that are findable and passed on with consent, and who has such a one.
_OPEN = "status IN ('published', 'needs_check', 'paused') AND consent_site AND consent_open_data"
_HAS_OPEN = f"EXISTS (SELECT 1 FROM directory_listing l WHERE l.organization_id = t.id AND {_OPEN})"

# Between words. A legal form ends a word: 社会福祉法人|ひだまり会.
_SEPARATORS = r"[\s・·、。,，.:：;；!?()（）\[\]［］【】「」『』〈〉《》/／|｜~〜\-–—]+"
_LEGAL_FORM = r"((?:法人|会社)(?:社団|財団)?)(?=\S)"
_LONGEST = 40  # characters kept of a phrase: nobody types more before choosing

PHRASE_SQL = f"""
CREATE FUNCTION directory_phrase(name text, nth integer) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET search_path FROM CURRENT  -- what restores a backup indexes with none
AS $$
DECLARE words text[] := array_remove(
    regexp_split_to_array(regexp_replace(name, '{_LEGAL_FORM}', '\\1 ', 'g'), '{_SEPARATORS}'), '');
BEGIN
    RETURN nullif(left(directory_fold(array_to_string(words[nth:], ' ')), {_LONGEST}), '');
END $$
"""


@dataclass(frozen=True)
class Source:
    """Names that are looked up: a column of a table, from each of its first `words` words on."""

    type: str
    table: str
    column: str
    words: int
    condition: str  # on the row `t`, as far as the index cannot say it
    index_condition: str = ""

    def expressions(self) -> list[tuple[str, str]]:
        """(name of the index, indexed expression) for each word."""
        return [
            (f"{self.type}_{self.column}_phrase_{nth}", f'directory_phrase({self.column}, {nth}) COLLATE "C"')
            for nth in range(1, self.words + 1)
        ]


SOURCES = (
    Source("organization", "directory_organization", "name", 3, _HAS_OPEN),
    Source("organization", "directory_organization", "name_kana", 2, _HAS_OPEN),
    Source("organization", "directory_organization", "name_en", 2, _HAS_OPEN),
    Source("listing", "directory_listing", "title", 3, _OPEN, _OPEN),
    Source("listing", "directory_listing", "title_en", 2, _OPEN, _OPEN),
)


def index_sql() -> list[tuple[str, str]]:
    """(statement that creates it, statement that drops it) of each index."""
    return [
        (
            f"CREATE INDEX {name} ON {source.table} (({expression}), id)"
            + (f" WHERE {source.index_condition}" if source.index_condition else ""),
            f"DROP INDEX {name}",
        )
        for source in SOURCES
        for name, expression in source.expressions()
    ]


def begun_sql() -> str:
    """The definition of `directory_begun`: (type, id, phrase) in the order of `SOURCES` and phrases."""
    walks = "".join(
        f"""
    type := '{source.type}';
    bound := low;
    FOR step IN 1..most LOOP
        SELECT {expression}, t.id INTO phrase, id FROM {source.table} t
        WHERE {expression} >= bound AND {expression} < high AND {source.condition}
        ORDER BY {expression}, t.id LIMIT 1;
        EXIT WHEN NOT FOUND;
        RETURN NEXT;
        bound := phrase || chr(1);
    END LOOP;
"""
        for source in SOURCES
        for _name, expression in source.expressions()
    )
    return f"""
CREATE FUNCTION directory_begun(low text, high text, most integer)
RETURNS TABLE (type text, id uuid, phrase text) LANGUAGE plpgsql STABLE STRICT AS $$
#variable_conflict use_column
DECLARE bound text;
BEGIN{walks}
END $$
"""
