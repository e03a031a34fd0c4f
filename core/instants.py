"""Instants of writing, which a command that tells history may set."""

from datetime import datetime

from django.db import models
from django.utils import timezone

from core import clock


class WrittenAtField(models.DateTimeField):  # type: ignore[type-arg]
    """`auto_now` and `auto_now_add` that follow `core.clock.at`; in migrations a DateTimeField."""

    def pre_save(self, model_instance: models.Model, add: bool) -> datetime | None:
        if self.auto_now or (self.auto_now_add and add):
            value = clock.told() or timezone.now()
            setattr(model_instance, self.attname, value)
            return value
        found: datetime | None = super().pre_save(model_instance, add)
        return found

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", [*args], {**kwargs}
