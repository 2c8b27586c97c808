"""Find organisations and listings by the words that their names begin with (`directory/suggest/phrases.py`)."""

from django.db import migrations

from directory.suggest import phrases


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_sums")]

    operations = [
        migrations.RunSQL(phrases.PHRASE_SQL, "DROP FUNCTION directory_phrase(text, integer)"),
        *(migrations.RunSQL(create, drop) for create, drop in phrases.index_sql()),
        migrations.RunSQL(phrases.begun_sql(), "DROP FUNCTION directory_begun(text, text, integer)"),
    ]
