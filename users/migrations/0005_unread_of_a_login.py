"""What the poll asks, as a function: its plan is made once for each connection.

Making the plan took four times as long as carrying it out, every 30 seconds for everybody.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION users_unread_of_login(login bigint, person bigint)
RETURNS TABLE (must_change_password boolean, unread bigint)
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    SELECT holder.must_change_password,
           (SELECT count(*) FROM core_notification told
             WHERE told.user_id = holder.id AND NOT told.is_read)
      FROM users_login held JOIN users_user holder ON holder.id = held.user_id
     WHERE held.id = login AND held.user_id = person
       AND held.ended_at IS NULL AND holder.is_active;
END $$;
"""
BACKWARD = "DROP FUNCTION users_unread_of_login(bigint, bigint);"


class Migration(migrations.Migration):
    dependencies = [("users", "0004_tokens_in_use"), ("core", "0003_append_only_audit_log")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
