from collections.abc import Callable

from django.contrib.auth.hashers import MD5PasswordHasher


class CountingHasher(MD5PasswordHasher):
    """Knows how often it ran, against which stored hashes; lets things happen while it runs."""

    runs = 0
    compared: list[str] = []
    meanwhile: Callable[[], object] | None = None

    def encode(self, password: str, salt: str) -> str:
        type(self).runs += 1
        return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        self.compared.append(encoded)
        is_correct = super().verify(password, encoded)
        if self.meanwhile is not None:
            self.meanwhile()
        return is_correct

    @classmethod
    def forget(cls) -> None:
        cls.runs = 0
        cls.compared.clear()
        cls.meanwhile = None
