"""Who has used a login lately is asked at every look at the metrics."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# Building it waits for whoever is writing, for as long as that takes, and blocks nobody.
PATIENT = "SET lock_timeout = 0; SET statement_timeout = 0"
AS_BEFORE = "RESET lock_timeout; RESET statement_timeout"


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("users", "0003_people_by_name")]

    operations = [
        migrations.RunSQL(PATIENT, AS_BEFORE),
        AddIndexConcurrently(
            model_name="refreshtoken",
            index=models.Index(
                fields=["expires_at", "login"],
                name="refresh_token_in_use",
                condition=models.Q(spent_at__isnull=True),
            ),
        ),
        migrations.RunSQL(AS_BEFORE, PATIENT),
    ]
