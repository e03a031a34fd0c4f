"""Balances are money: the database refuses what the ledger does not tell.

At once: a ledger row that changes, vanishes or does not continue its balance's chain; a request
that leaves its states' order, is deleted, or changes once final.
At commit (deferred): a balance that differs from its last ledger row; a request whose charges do
not sum to its hours, or whose ledger does not tell the story of its status.
"""

from django.db import migrations

FORWARD = """
CREATE TRIGGER leaves_ledgerentry_no_change BEFORE UPDATE OR DELETE ON leaves_ledgerentry
  FOR EACH ROW EXECUTE FUNCTION core_refuse_change();
CREATE TRIGGER leaves_ledgerentry_no_truncate BEFORE TRUNCATE ON leaves_ledgerentry
  FOR EACH STATEMENT EXECUTE FUNCTION core_refuse_change();

CREATE FUNCTION leaves_ledger_continue() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before leaves_ledgerentry;
BEGIN
  SELECT * INTO before FROM leaves_ledgerentry
   WHERE balance_id = NEW.balance_id AND version = NEW.version - 1;
  IF (before.id IS NULL) <> (NEW.version = 1)
     OR NEW.allocated_after <> coalesce(before.allocated_after, 0) + NEW.allocated
     OR NEW.adjusted_after <> coalesce(before.adjusted_after, 0) + NEW.adjusted
     OR NEW.pending_after <> coalesce(before.pending_after, 0) + NEW.pending
     OR NEW.used_after <> coalesce(before.used_after, 0) + NEW.used THEN
    RAISE EXCEPTION 'ledger row % of balance % does not continue its chain',
      NEW.version, NEW.balance_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER leaves_ledgerentry_continues BEFORE INSERT ON leaves_ledgerentry
  FOR EACH ROW EXECUTE FUNCTION leaves_ledger_continue();

CREATE FUNCTION leaves_check_balance(checked bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  balance leaves_leavebalance;
  latest leaves_ledgerentry;
BEGIN
  SELECT * INTO balance FROM leaves_leavebalance WHERE id = checked;
  SELECT * INTO latest FROM leaves_ledgerentry
   WHERE balance_id = checked ORDER BY version DESC LIMIT 1;
  IF (balance.version, balance.allocated_hours, balance.adjusted_hours,
      balance.pending_hours, balance.used_hours)
     IS DISTINCT FROM
     (latest.version, latest.allocated_after, latest.adjusted_after,
      latest.pending_after, latest.used_after) THEN
    RAISE EXCEPTION 'balance % differs from its ledger', checked
      USING ERRCODE = 'integrity_constraint_violation',
            CONSTRAINT = 'leave_balance_equals_ledger';
  END IF;
END $$;

CREATE FUNCTION leaves_balance_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM leaves_check_balance(NEW.id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER leave_balance_equals_ledger
  AFTER INSERT OR UPDATE ON leaves_leavebalance DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION leaves_balance_changed();

CREATE FUNCTION leaves_check_story(checked bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  request leaves_leaverequest;
  is_counted boolean;
  story text;
BEGIN
  SELECT * INTO request FROM leaves_leaverequest WHERE id = checked;
  SELECT c.is_counted INTO is_counted FROM leaves_leavecategory c WHERE c.id = request.category_id;

  IF (SELECT coalesce(sum(hours), 0) FROM leaves_leavecharge WHERE request_id = checked)
       <> request.hours
     OR EXISTS (
       SELECT FROM leaves_leavecharge charge
         LEFT JOIN leaves_leavebalance balance ON balance.id = charge.balance_id
        WHERE charge.request_id = checked
          AND (charge.balance_year NOT BETWEEN extract(year FROM request.start_date)
                                           AND extract(year FROM request.end_date)
               OR is_counted <> (charge.balance_id IS NOT NULL)
               OR (balance.id IS NOT NULL
                   AND (balance.user_id, balance.category_id, balance.balance_year)
                    <> (request.user_id, request.category_id, charge.balance_year)))) THEN
    RAISE EXCEPTION 'request % is not charged as it is priced', checked
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'leave_request_charged';
  END IF;

  SELECT coalesce(string_agg(CASE kind
           WHEN 'HOLD' THEN 'H' WHEN 'REHOLD' THEN 'E' WHEN 'REPRICE' THEN 'P'
           WHEN 'RELEASE' THEN 'L' WHEN 'USE' THEN 'U' WHEN 'TAKE' THEN 'T'
           WHEN 'RETURN' THEN 'R' ELSE '?' END, '' ORDER BY id), '')
    INTO story FROM leaves_ledgerentry WHERE request_id = checked;

  IF story !~ (CASE request.status
       WHEN 'PENDING' THEN '^H*[EP]*$'
       WHEN 'APPROVED' THEN '^(H*[EP]*U*|T*)[RP]*$'
       ELSE '^(H*[EP]*(L*|U*[RP]*)|T*[RP]*)$' END)
     OR EXISTS (
       SELECT FROM (
         SELECT balance_id, sum(pending) AS pending, sum(used) AS used
           FROM leaves_ledgerentry WHERE request_id = checked GROUP BY balance_id
       ) told
       FULL JOIN (
         SELECT balance_id, hours FROM leaves_leavecharge
          WHERE request_id = checked AND balance_id IS NOT NULL
       ) charged USING (balance_id)
       WHERE coalesce(told.pending, 0)
             <> CASE request.status WHEN 'PENDING' THEN coalesce(charged.hours, 0) ELSE 0 END
          OR coalesce(told.used, 0)
             <> CASE request.status WHEN 'APPROVED' THEN coalesce(charged.hours, 0) ELSE 0 END
     ) THEN
    RAISE EXCEPTION 'request % is % but its ledger says %', checked, request.status, story
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'leave_request_ledger_story';
  END IF;
END $$;

CREATE FUNCTION leaves_request_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM leaves_check_story(NEW.id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER leave_request_ledger_story
  AFTER INSERT OR UPDATE ON leaves_leaverequest DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION leaves_request_changed();

CREATE FUNCTION leaves_charge_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM leaves_check_story(coalesce(NEW.request_id, OLD.request_id));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER leave_charge_ledger_story
  AFTER INSERT OR UPDATE OR DELETE ON leaves_leavecharge DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION leaves_charge_changed();

CREATE FUNCTION leaves_ledger_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM leaves_check_balance(NEW.balance_id);
  IF NEW.request_id IS NOT NULL THEN
    PERFORM leaves_check_story(NEW.request_id);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entry_tells_story
  AFTER INSERT ON leaves_ledgerentry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION leaves_ledger_written();

CREATE FUNCTION leaves_request_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'requests are cancelled, never deleted'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.status IN ('REJECTED', 'CANCELLED')
     OR (OLD.status = 'APPROVED' AND NEW.status = 'PENDING')
     OR (NEW.user_id, NEW.created_at) IS DISTINCT FROM (OLD.user_id, OLD.created_at)
     OR NEW.filed_by_id IS DISTINCT FROM OLD.filed_by_id THEN
    RAISE EXCEPTION 'request % may not change so (% to %)', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'leave_request_states';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER leave_request_states BEFORE UPDATE OR DELETE ON leaves_leaverequest
  FOR EACH ROW EXECUTE FUNCTION leaves_request_guard();
"""

BACKWARD = """
DROP TRIGGER leave_request_states ON leaves_leaverequest;
DROP TRIGGER ledger_entry_tells_story ON leaves_ledgerentry;
DROP TRIGGER leave_charge_ledger_story ON leaves_leavecharge;
DROP TRIGGER leave_request_ledger_story ON leaves_leaverequest;
DROP TRIGGER leave_balance_equals_ledger ON leaves_leavebalance;
DROP TRIGGER leaves_ledgerentry_continues ON leaves_ledgerentry;
DROP TRIGGER leaves_ledgerentry_no_truncate ON leaves_ledgerentry;
DROP TRIGGER leaves_ledgerentry_no_change ON leaves_ledgerentry;
DROP FUNCTION leaves_request_guard();
DROP FUNCTION leaves_ledger_written();
DROP FUNCTION leaves_charge_changed();
DROP FUNCTION leaves_request_changed();
DROP FUNCTION leaves_check_story(bigint);
DROP FUNCTION leaves_balance_changed();
DROP FUNCTION leaves_check_balance(bigint);
DROP FUNCTION leaves_ledger_continue();
"""


class Migration(migrations.Migration):
    dependencies = [("leaves", "0003_no_overlap"), ("core", "0003_append_only_audit_log")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
