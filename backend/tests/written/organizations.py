"""Writes of companies and their places."""

from backend.tests.written.write import (
    AUDITED,
    Write,
    columns,
)

WRITES = [
    Write(
        "POST organizations/entities/",
        "admin",
        "organizations.Entity",
        {"+organizations_entity", AUDITED},
        body=lambda world: {"entity_name": "Umbrella", "email_domains": ["umbrella.example"]},
        status=201,
    ),
    Write(
        "PUT organizations/entities/{id}/",
        "admin",
        "organizations.Entity",
        columns("organizations_entity", "entity_name") | {AUDITED},
        target="entity",
        body=lambda world: {"entity_name": "Umbrella"},
        others={"email_domains"},
    ),
    Write(
        "DELETE organizations/entities/{id}/",
        "admin",
        "organizations.Entity",
        columns("organizations_entity", "is_active")
        | columns("organizations_location", "is_active", "is_off_with_entity")
        | columns("organizations_department", "is_active", "is_off_with_entity")
        | {AUDITED},
        target="entity",
    ),
    Write(
        "PUT organizations/entities/{id}/reactivate/",
        "admin",
        "organizations.Entity",
        columns("organizations_entity", "is_active") | {AUDITED},
        target="closed",
    ),
    Write(
        "POST organizations/locations/",
        "hr",
        "organizations.Location",
        {"+organizations_location", AUDITED},
        body=lambda world: {
            "entity": world.entity.pk,
            "location_name": "Annex",
            "timezone": "Asia/Tokyo",
            "weekend": [6, 7],
        },
        ids={"entity": lambda world: world.other.entity.pk},
        status=201,
    ),
    Write(
        "PUT organizations/locations/{id}/",
        "hr",
        "organizations.Location",
        columns("organizations_location", "location_name") | {AUDITED},
        target="location",
        body=lambda world: {"location_name": "Annex"},
        others={"timezone", "weekend", "is_active"},
    ),
    Write(
        "DELETE organizations/locations/{id}/",
        "hr",
        "organizations.Location",
        columns("organizations_location", "is_active") | {AUDITED},
        target="empty_location",
    ),
    Write(
        "POST organizations/departments/",
        "hr",
        "organizations.Department",
        {"+organizations_department", AUDITED},
        body=lambda world: {
            "entity": world.entity.pk,
            "location": world.location.pk,
            "department_name": "Lab",
        },
        ids={
            "entity": lambda world: world.other.entity.pk,
            "location": lambda world: world.other.location.pk,
        },
        status=201,
    ),
    Write(
        "PUT organizations/departments/{id}/",
        "hr",
        "organizations.Department",
        columns("organizations_department", "department_name") | {AUDITED},
        target="department",
        body=lambda world: {"department_name": "Lab"},
        others={"location", "is_active"},
        ids={"location": lambda world: world.other.location.pk},
    ),
    Write(
        "DELETE organizations/departments/{id}/",
        "hr",
        "organizations.Department",
        columns("organizations_department", "is_active") | {AUDITED},
        target="unused_department",
    ),
    Write(
        "POST organizations/managers/",
        "hr",
        "organizations.DepartmentManager",
        {"+organizations_departmentmanager", AUDITED},
        body=lambda world: {"department": world.department.pk, "user": world.manager.pk},
        ids={
            "department": lambda world: world.other.department.pk,
            "user": lambda world: world.other.person.pk,
        },
        status=201,
    ),
    Write(
        "DELETE organizations/managers/{id}/",
        "hr",
        "organizations.DepartmentManager",
        {"-organizations_departmentmanager", AUDITED},
        target="link",
        status=204,
    ),
]
