from django.apps import AppConfig


class LeavesConfig(AppConfig):
    name = "leaves"

    def ready(self) -> None:
        from leaves import receivers  # noqa: F401, PLC0415
