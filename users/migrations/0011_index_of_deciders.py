"""Who can be somebody's approver: a few among everybody, asked for when none is left."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# As in 0003: it waits for whoever is writing, and blocks nobody.
PATIENT = "SET lock_timeout = 0; SET statement_timeout = 0"
AS_BEFORE = "RESET lock_timeout; RESET statement_timeout"


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("users", "0010_index_of_searched")]

    operations = [
        migrations.RunSQL(PATIENT, AS_BEFORE),
        AddIndexConcurrently(
            model_name="user",
            index=models.Index(
                condition=models.Q(is_active=True, role__in=["ADMIN", "HR", "MANAGER"]),
                fields=["entity", "role"],
                name="user_decider",
            ),
        ),
        migrations.RunSQL(AS_BEFORE, PATIENT),
    ]
