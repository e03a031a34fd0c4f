"""What a search by part of a name or address is narrowed by: every three letters in a row.

An index of arrays, which every PostgreSQL has; the extension for it, not every one.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION users_trigrams(words text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(upper(words), place, 3)), '{}')
    FROM generate_series(1, length(upper(words)) - 2) place
$$;
"""
BACKWARD = "DROP FUNCTION users_trigrams(text);"


class Migration(migrations.Migration):
    dependencies = [("users", "0005_unread_of_a_login")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
