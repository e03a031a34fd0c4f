"""Lists of people come in the order of their names, a page at a time."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# Building it waits for whoever is writing, for as long as that takes, and blocks nobody.
PATIENT = "SET lock_timeout = 0; SET statement_timeout = 0"
AS_BEFORE = "RESET lock_timeout; RESET statement_timeout"


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("users", "0002_places_of_one_entity")]

    operations = [
        migrations.RunSQL(PATIENT, AS_BEFORE),
        AddIndexConcurrently(
            model_name="user",
            index=models.Index(fields=["last_name", "first_name", "id"], name="user_by_name"),
        ),
        migrations.RunSQL(AS_BEFORE, PATIENT),
    ]
