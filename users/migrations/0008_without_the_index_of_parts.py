"""Goes first, so that the column of the next migration is written without it."""

from django.db import migrations

# As in 0003: it waits for whoever is writing, and blocks nobody.
PATIENT = "SET lock_timeout = 0; SET statement_timeout = 0"
AS_BEFORE = "RESET lock_timeout; RESET statement_timeout"
CREATE = """
CREATE INDEX CONCURRENTLY user_by_part_of_word ON users_user
  USING gin (users_trigrams(first_name || ' ' || last_name || ' ' || email))
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("users", "0007_indexes_of_people")]

    operations = [
        migrations.RunSQL(PATIENT, AS_BEFORE),
        migrations.RunSQL("DROP INDEX CONCURRENTLY user_by_part_of_word", CREATE),
        migrations.RunSQL(AS_BEFORE, PATIENT),
    ]
