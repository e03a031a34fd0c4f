from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0003_append_only_audit_log"),
    ]

    operations = [
        migrations.CreateModel(
            name="MaintenanceRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("task", models.CharField(max_length=30)),
                ("finished_at", models.DateTimeField()),
                ("faults", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("task",), name="maintenance_run_once")
                ],
            },
        ),
    ]
