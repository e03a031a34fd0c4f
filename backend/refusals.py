"""What a server with DEBUG off refuses to start on, each refusal naming the variable to mend."""

from collections.abc import Collection, Mapping

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50
FEWEST_DISTINCT = 5
DEMO_PASSWORDS = frozenset({"postgres", "password", "leave", "lms"})


def refuse_unsafe(
    *,
    keys: Mapping[str, str],
    further_keys: Mapping[str, str],
    known_keys: Collection[str],
    hosts: Collection[str],
    origins: Collection[str],
    database_password: str,
    rate_limit_factor: int,
) -> None:
    """Raise ImproperlyConfigured on the first value that is not fit for production.

    An installation can do without each of the further keys.
    """
    secrets = {**keys, **{name: key for name, key in further_keys.items() if key}}
    for name, key in secrets.items():
        _refuse_weak_key(name, key, known_keys)
    if len(set(secrets.values())) < len(secrets):
        raise ImproperlyConfigured(f"{' and '.join(secrets)} must differ from each other.")
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts, and not be empty or *.")
    if any("*" in origin for origin in origins):
        raise ImproperlyConfigured("CORS_ALLOWED_ORIGINS must name the origins, and not hold *.")
    if database_password in DEMO_PASSWORDS:
        raise ImproperlyConfigured("DATABASE_URL holds the password of the demo database.")
    if not rate_limit_factor:
        raise ImproperlyConfigured("RATE_LIMIT_FACTOR is 0, which leaves logins without a limit.")


def _refuse_weak_key(name: str, key: str, known: Collection[str]) -> None:
    if key in known or key.startswith("django-insecure-"):
        raise ImproperlyConfigured(f"{name} is a published key; generate one of your own.")
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_DISTINCT:
        raise ImproperlyConfigured(
            f"{name} must be a random key of at least {SHORTEST_KEY} characters."
        )
