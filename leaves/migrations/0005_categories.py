"""The five categories every company starts with."""

from typing import Any

from django.db import migrations

CATEGORIES: list[dict[str, Any]] = [
    {"code": "VACATION", "name": "Vacation", "description": "Paid time off to rest."},
    {
        "code": "SICK",
        "name": "Sick leave",
        "description": "When you are ill or see a doctor.",
        "past_days": 90,
    },
    {"code": "PERSONAL", "name": "Personal leave", "description": "Family, moving, errands."},
    {
        "code": "UNPAID",
        "name": "Unpaid leave",
        "description": "Time off without pay.",
        "is_counted": False,
    },
    {
        "code": "BEREAVEMENT",
        "name": "Bereavement leave",
        "description": "When someone close has died.",
        "is_counted": False,
    },
]


def add(apps: Any, _: Any) -> None:
    category = apps.get_model("leaves", "LeaveCategory")
    category.objects.bulk_create([category(**facts) for facts in CATEGORIES])


class Migration(migrations.Migration):
    dependencies = [("leaves", "0004_ledger_tells_the_story")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
