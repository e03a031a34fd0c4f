"""A department's location belongs to the department's entity: a composite foreign key."""

from django.db import migrations

FORWARD = """
ALTER TABLE organizations_department
  ADD CONSTRAINT department_location_of_its_entity FOREIGN KEY (location_id, entity_id)
  REFERENCES organizations_location (id, entity_id);
"""
BACKWARD = """
ALTER TABLE organizations_department DROP CONSTRAINT department_location_of_its_entity;
"""


class Migration(migrations.Migration):
    dependencies = [("organizations", "0002_relations")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
