"""One time without the other compared to NULL, which a CHECK constraint lets pass."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("leaves", "0005_categories")]

    operations = [
        migrations.RemoveConstraint(
            model_name="leaverequest", name="leave_request_times_of_one_day"
        ),
        migrations.AddConstraint(
            model_name="leaverequest",
            constraint=models.CheckConstraint(
                name="leave_request_times_of_one_day",
                condition=models.Q(start_time__isnull=True, end_time__isnull=True)
                | models.Q(
                    start_time__isnull=False,
                    end_time__isnull=False,
                    start_date=models.F("end_date"),
                    start_time__lt=models.F("end_time"),
                ),
            ),
        ),
    ]
