"""The audit log is written once; only the retention command may delete what is old enough.

The command says how old with `SET LOCAL leave.audit_retention = '<instant>'`, which ends with its
transaction; rows younger than that instant stay even then.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION core_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION core_auditlog_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.created_at < nullif(current_setting('leave.audit_retention', true), '')::timestamptz THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'core_auditlog is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER core_auditlog_no_update BEFORE UPDATE ON core_auditlog
  FOR EACH ROW EXECUTE FUNCTION core_refuse_change();
CREATE TRIGGER core_auditlog_no_delete BEFORE DELETE ON core_auditlog
  FOR EACH ROW EXECUTE FUNCTION core_auditlog_refuse_delete();
CREATE TRIGGER core_auditlog_no_truncate BEFORE TRUNCATE ON core_auditlog
  FOR EACH STATEMENT EXECUTE FUNCTION core_refuse_change();
"""

BACKWARD = """
DROP TRIGGER core_auditlog_no_truncate ON core_auditlog;
DROP TRIGGER core_auditlog_no_delete ON core_auditlog;
DROP TRIGGER core_auditlog_no_update ON core_auditlog;
DROP FUNCTION core_auditlog_refuse_delete();
DROP FUNCTION core_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0002_relations")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
