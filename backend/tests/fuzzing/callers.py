"""Who calls."""

from collections.abc import Iterable

from users.models import User
from users.tests.builders import access_token_for


class Caller:
    """Somebody who calls, and comes back when a call has locked them out."""

    def __init__(self, name: str, person: User | None, secrets: Iterable[str] = ()) -> None:
        self.name, self.person, self.secrets = name, person, tuple(secrets)
        self.facts = User.objects.values().get(pk=person.pk) if person else {}
        self.headers: dict[str, str] = {}
        self.come_back()

    def come_back(self) -> None:
        if self.person is not None:
            User.objects.filter(pk=self.person.pk).update(**self.facts)
            self.headers = {"Authorization": f"Bearer {access_token_for(self.person)}"}
