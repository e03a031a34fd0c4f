"""A person's location and department belong to the person's entity: composite foreign keys."""

from django.db import migrations

FORWARD = """
ALTER TABLE users_user
  ADD CONSTRAINT user_location_of_entity FOREIGN KEY (location_id, entity_id)
    REFERENCES organizations_location (id, entity_id),
  ADD CONSTRAINT user_department_of_entity FOREIGN KEY (department_id, entity_id)
    REFERENCES organizations_department (id, entity_id);
"""
BACKWARD = """
ALTER TABLE users_user
  DROP CONSTRAINT user_department_of_entity,
  DROP CONSTRAINT user_location_of_entity;
"""


class Migration(migrations.Migration):
    dependencies = [("users", "0001_initial"), ("organizations", "0002_relations")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
