"""Writes of logins."""

from backend.tests.world import refresh_token
from backend.tests.written.write import (
    AUDITED,
    LOGGED_IN,
    OPENED,
    Write,
    columns,
)
from users.tests.factories import PASSWORD

WRITES = [
    Write(
        "POST auth/register/",
        "nobody",
        "users.User",
        {"+users_user", AUDITED},
        body=lambda world: {
            "email": "ada@home.example",
            "password": PASSWORD,
            "first_name": "Ada",
            "last_name": "Byron",
        },
        status=201,
    ),
    Write(
        "POST auth/login/",
        "nobody",
        "users.Login",
        LOGGED_IN,
        body=lambda world: {"email": world.person.email, "password": PASSWORD},
    ),
    Write(
        "POST auth/refresh/",
        "nobody",
        "users.RefreshToken",
        {"users_refreshtoken.spent_at", "+users_refreshtoken"},
        body=lambda world: {"refresh": refresh_token(world.person)},
    ),
    Write(
        "POST auth/logout/",
        "nobody",
        "users.Login",
        {"users_login.ended_at", "users_login.end_reason", AUDITED},
        body=lambda world: {"refresh": refresh_token(world.person)},
    ),
    Write(
        "POST auth/change-password/",
        "person",
        "users.User",
        columns("users_user", "password", "version")
        | {"users_login.ended_at", "users_login.end_reason"}
        | LOGGED_IN,
        body=lambda world: {"current_password": PASSWORD, "new_password": "brave-Harbour-77"},
    ),
    Write(
        "PUT auth/onboarding/",
        "newcomer",
        "users.User",
        columns("users_user", "entity_id", "location_id", "department_id", "version")
        | OPENED
        | {AUDITED},
        body=lambda world: {
            "entity": world.entity.pk,
            "location": world.location.pk,
            "department": world.department.pk,
        },
        ids={
            "entity": lambda world: world.other.entity.pk,
            "location": lambda world: world.other.location.pk,
            "department": lambda world: world.other.department.pk,
        },
    ),
]
