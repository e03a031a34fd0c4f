"""No two live requests, and no two active trips, of one person share time.

One-value ranges stand in for equality, so that no extension is needed. A partial day with times
occupies those times; everything else occupies whole dates. Eight hours are a full day.
"""

from django.db import migrations

FORWARD = """
ALTER TABLE leaves_leaverequest ADD CONSTRAINT leave_request_no_overlap EXCLUDE USING gist (
  int8range(user_id, user_id, '[]') WITH &&,
  (CASE WHEN start_time IS NOT NULL AND hours < 8
        THEN tsrange(start_date + start_time, start_date + end_time)
        ELSE tsrange(start_date::timestamp, (end_date + 1)::timestamp) END) WITH &&
) WHERE (status IN ('PENDING', 'APPROVED'));

ALTER TABLE leaves_businesstrip ADD CONSTRAINT business_trip_no_overlap EXCLUDE USING gist (
  int8range(user_id, user_id, '[]') WITH &&,
  daterange(start_date, end_date, '[]') WITH &&
) WHERE (status = 'ACTIVE');

ALTER TABLE leaves_publicholiday
  ADD CONSTRAINT public_holiday_location_of_entity FOREIGN KEY (location_id, entity_id)
  REFERENCES organizations_location (id, entity_id);
"""
BACKWARD = """
ALTER TABLE leaves_publicholiday DROP CONSTRAINT public_holiday_location_of_entity;
ALTER TABLE leaves_businesstrip DROP CONSTRAINT business_trip_no_overlap;
ALTER TABLE leaves_leaverequest DROP CONSTRAINT leave_request_no_overlap;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("leaves", "0002_relations"),
        ("organizations", "0003_department_location_of_its_entity"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
