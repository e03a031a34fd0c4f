from django.contrib.auth.hashers import MD5PasswordHasher


class CountingHasher(MD5PasswordHasher):
    """Knows how often it ran, and against which stored hashes."""

    runs = 0
    compared: list[str] = []

    def encode(self, password: str, salt: str) -> str:
        type(self).runs += 1
        return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        self.compared.append(encoded)
        return super().verify(password, encoded)

    @classmethod
    def forget(cls) -> None:
        cls.runs = 0
        cls.compared.clear()
