"""For the search of people, and for the calendar, which lists them by first name."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# As in 0003: it waits for whoever is writing, and blocks nobody.
PATIENT = "SET lock_timeout = 0; SET statement_timeout = 0"
AS_BEFORE = "RESET lock_timeout; RESET statement_timeout"
CREATE = """
CREATE INDEX CONCURRENTLY user_by_part_of_word ON users_user
  USING gin (users_trigrams(first_name || ' ' || last_name || ' ' || email))
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("users", "0006_people_found_by_parts_of_words")]

    operations = [
        migrations.RunSQL(PATIENT, AS_BEFORE),
        migrations.RunSQL(CREATE, "DROP INDEX CONCURRENTLY user_by_part_of_word"),
        AddIndexConcurrently(
            model_name="user",
            index=models.Index(
                fields=["first_name", "last_name", "id"],
                condition=models.Q(is_active=True),
                name="user_by_first_name",
            ),
        ),
        migrations.RunSQL(AS_BEFORE, PATIENT),
    ]
