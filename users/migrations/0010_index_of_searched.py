from django.db import migrations

# As in 0003: it waits for whoever is writing, and blocks nobody.
PATIENT = "SET lock_timeout = 0; SET statement_timeout = 0"
AS_BEFORE = "RESET lock_timeout; RESET statement_timeout"
CREATE = """
CREATE INDEX CONCURRENTLY user_by_part_of_word ON users_user
  USING gin (users_trigrams(searched))
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("users", "0009_user_searched")]

    operations = [
        migrations.RunSQL(PATIENT, AS_BEFORE),
        migrations.RunSQL(CREATE, "DROP INDEX CONCURRENTLY user_by_part_of_word"),
        migrations.RunSQL(AS_BEFORE, PATIENT),
    ]
