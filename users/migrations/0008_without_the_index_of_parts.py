"""Goes first, so that the column of the next migration is written without it."""

from django.db import migrations

CREATE = """
CREATE INDEX CONCURRENTLY user_by_part_of_word ON users_user
  USING gin (users_trigrams(first_name || ' ' || last_name || ' ' || email))
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("users", "0007_indexes_of_people")]

    operations = [migrations.RunSQL("DROP INDEX CONCURRENTLY user_by_part_of_word", CREATE)]
