"""The log is read by what was done, and to what kind of thing, however seldom it happens."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# Building it waits for whoever is writing, for as long as that takes, and blocks nobody.
PATIENT = "SET lock_timeout = 0; SET statement_timeout = 0"
AS_BEFORE = "RESET lock_timeout; RESET statement_timeout"


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("core", "0005_words_without_accents")]

    operations = [
        migrations.RunSQL(PATIENT, AS_BEFORE),
        AddIndexConcurrently(
            model_name="auditlog",
            index=models.Index(
                fields=["target_type", "-created_at", "-id"],
                name="audit_kind",
            ),
        ),
        AddIndexConcurrently(
            model_name="auditlog",
            index=models.Index(fields=["action", "-created_at", "-id"], name="audit_action"),
        ),
        migrations.RunSQL(AS_BEFORE, PATIENT),
    ]
