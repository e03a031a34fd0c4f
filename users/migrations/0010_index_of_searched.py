from django.db import migrations

CREATE = """
CREATE INDEX CONCURRENTLY user_by_part_of_word ON users_user
  USING gin (users_trigrams(searched))
"""


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("users", "0009_user_searched")]

    operations = [migrations.RunSQL(CREATE, "DROP INDEX CONCURRENTLY user_by_part_of_word")]
