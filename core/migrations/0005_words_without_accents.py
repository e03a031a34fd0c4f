"""What is looked for, and what it is looked for in: capitals without accents.

The extension `unaccent` is not everywhere, and may not be asked in a column that is computed.
"""

from django.db import migrations

FORWARD = r"""
CREATE FUNCTION core_searchable(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100 AS $$
  SELECT translate(
    regexp_replace(upper(normalize(words, NFKD)), '[\u0300-\u036F]', '', 'g'),
    'ĐđØøŁł', 'DDOOLL'
  )
$$;
"""
BACKWARD = "DROP FUNCTION core_searchable(text);"


class Migration(migrations.Migration):
    dependencies = [("core", "0004_maintenance_runs")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
