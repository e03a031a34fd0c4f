"""Requests come in the order of their submission or of their hours, too, a page at a time."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# Building it waits for whoever is writing, for as long as that takes, and blocks nobody.
PATIENT = "SET lock_timeout = 0; SET statement_timeout = 0"
AS_BEFORE = "RESET lock_timeout; RESET statement_timeout"


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("leaves", "0006_times_come_in_pairs")]

    operations = [
        migrations.RunSQL(PATIENT, AS_BEFORE),
        AddIndexConcurrently(
            model_name="leaverequest",
            index=models.Index(fields=["created_at", "id"], name="leave_request_created"),
        ),
        AddIndexConcurrently(
            model_name="leaverequest",
            index=models.Index(fields=["hours", "id"], name="leave_request_hours"),
        ),
        migrations.RunSQL(AS_BEFORE, PATIENT),
    ]
