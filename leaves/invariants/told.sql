-- Whoever the rules name has been told.
-- What must hold at every commit. Each query returns the rows that break its rule: none is right.
-- "-- name" begins a query; the words after it say the rule. %(oldest)s is the instant before
-- which the audit log may have been cleared by retention. The order of audit entries is that of
-- their ids, which are given under the locks; their instants are those at which commands began.

-- name: submission_told  Whoever could decide is told of a request, and its owner of what others file.
SELECT request.id AS request, request.user_id AS person, told.owner_rows, told.other_rows
  FROM leaves_leaverequest request
  JOIN users_user owner ON owner.id = request.user_id
  LEFT JOIN (
    SELECT asked.id,
           count(*) FILTER (WHERE notification.user_id = asked.user_id) AS owner_rows,
           count(*) FILTER (WHERE notification.user_id <> asked.user_id) AS other_rows,
           count(*) - count(DISTINCT notification.user_id) AS repeated_rows
      FROM core_notification notification
      JOIN leaves_leaverequest asked ON asked.id = notification.related_object_id
     WHERE notification.notification_type = 'LEAVE_SUBMITTED' GROUP BY asked.id
  ) told ON told.id = request.id
 WHERE coalesce(told.repeated_rows, 0) > 0
    OR coalesce(told.owner_rows, 0) <> (request.filed_by_id IS NOT NULL)::int
    OR (coalesce(told.other_rows, 0) = 0 AND EXISTS (
      SELECT FROM users_user decider
       WHERE decider.is_active AND decider.created_at <= request.created_at
         AND decider.id <> request.user_id
         AND decider.id IS DISTINCT FROM request.filed_by_id
         AND (decider.role = 'ADMIN'
              OR (decider.role = 'HR' AND decider.entity_id = owner.entity_id)
              OR (decider.role = 'MANAGER'
                  AND (decider.id = owner.approver_id OR EXISTS (
                    SELECT FROM organizations_departmentmanager link
                     WHERE link.user_id = decider.id AND link.department_id = owner.department_id
                       AND link.created_at <= request.created_at))))));

-- name: approval_told  The owner is told of the approval, once.
SELECT request.id AS request, request.user_id AS person, count(notification.id) AS rows
  FROM leaves_leaverequest request
  LEFT JOIN core_notification notification
    ON notification.related_object_id = request.id AND notification.user_id = request.user_id
   AND notification.notification_type = 'LEAVE_APPROVED'
 GROUP BY request.id
HAVING count(notification.id) <> (request.approved_at IS NOT NULL)::int;

-- name: rejection_told  The owner is told of the rejection, once.
SELECT request.id AS request, request.user_id AS person, count(notification.id) AS rows
  FROM leaves_leaverequest request
  LEFT JOIN core_notification notification
    ON notification.related_object_id = request.id AND notification.user_id = request.user_id
   AND notification.notification_type = 'LEAVE_REJECTED'
 GROUP BY request.id
HAVING count(notification.id) <> (request.status = 'REJECTED')::int;

-- name: cancellation_told  The owner is told, once, when somebody else cancels.
SELECT request.id AS request, request.user_id AS person, count(notification.id) AS rows
  FROM leaves_leaverequest request
  LEFT JOIN core_notification notification
    ON notification.related_object_id = request.id AND notification.user_id = request.user_id
   AND notification.notification_type = 'LEAVE_CANCELLED'
 GROUP BY request.id
HAVING count(notification.id)
       <> (request.status = 'CANCELLED' AND request.cancelled_by_id IS DISTINCT FROM request.user_id)::int;

-- name: adjustment_told  The person is told of each correction somebody else makes.
SELECT balance.id AS balance, balance.user_id AS person,
       coalesce(made.adjustments, 0) AS adjustments, coalesce(told.rows, 0) AS rows
  FROM leaves_leavebalance balance
  LEFT JOIN (
    SELECT corrected.id, count(*) AS adjustments
      FROM leaves_ledgerentry entry
      JOIN leaves_leavebalance corrected ON corrected.id = entry.balance_id
     WHERE entry.kind = 'ADJUST' AND entry.actor_id IS DISTINCT FROM corrected.user_id
     GROUP BY corrected.id
  ) made ON made.id = balance.id
  LEFT JOIN (
    SELECT related_object_id, user_id, count(*) AS rows
      FROM core_notification WHERE notification_type = 'BALANCE_ADJUSTED'
     GROUP BY related_object_id, user_id
  ) told ON told.related_object_id = balance.id AND told.user_id = balance.user_id
 WHERE coalesce(made.adjustments, 0) <> coalesce(told.rows, 0);

-- name: role_change_told  The person is told of each new role.
SELECT entry.target_id AS person, count(*) AS changes, coalesce(told.rows, 0) AS rows
  FROM core_auditlog entry
  JOIN django_content_type kind
    ON kind.id = entry.target_type_id AND (kind.app_label, kind.model) = ('users', 'user')
  LEFT JOIN (
    SELECT user_id, count(*) AS rows
      FROM core_notification WHERE notification_type = 'ROLE_CHANGED' GROUP BY user_id
  ) told ON told.user_id = entry.target_id
 WHERE entry.action = 'ROLE_CHANGE' AND entry.actor_id IS DISTINCT FROM entry.target_id
 GROUP BY entry.target_id, told.rows
HAVING count(*) > coalesce(told.rows, 0);

-- name: shortening_told  The owner is told each time somebody else shortens their leave.
SELECT request.id AS request, request.user_id AS person, made.changes, coalesce(told.rows, 0) AS rows
  FROM leaves_leaverequest request
  JOIN (
    SELECT entry.target_id, entry.actor_id, count(*) AS changes
      FROM core_auditlog entry
      JOIN django_content_type kind
        ON kind.id = entry.target_type_id
       AND (kind.app_label, kind.model) = ('leaves', 'leaverequest')
     WHERE entry.action = 'UPDATE' AND jsonb_exists(entry.changes, 'end_date')
     GROUP BY entry.target_id, entry.actor_id
  ) made ON made.target_id = request.id AND made.actor_id <> request.user_id
  LEFT JOIN (
    SELECT related_object_id, user_id, count(*) AS rows
      FROM core_notification WHERE notification_type = 'LEAVE_UPDATED'
     GROUP BY related_object_id, user_id
  ) told ON told.related_object_id = request.id AND told.user_id = request.user_id
 WHERE made.changes > coalesce(told.rows, 0);

-- name: edit_told  Who was told of a request is told of each edit, as long as its turn never moved.
SELECT request.id AS request, asked.user_id AS person, made.edits, count(told.id) AS rows
  FROM leaves_leaverequest request
  JOIN (
    SELECT entry.target_id, entry.actor_id, count(*) AS edits
      FROM core_auditlog entry
      JOIN django_content_type kind
        ON kind.id = entry.target_type_id
       AND (kind.app_label, kind.model) = ('leaves', 'leaverequest')
     WHERE entry.action = 'UPDATE' AND NOT jsonb_exists(entry.changes, 'attachment_id')
     GROUP BY entry.target_id, entry.actor_id
  ) made ON made.target_id = request.id AND made.actor_id = request.user_id
  JOIN core_notification asked
    ON asked.related_object_id = request.id AND asked.notification_type = 'LEAVE_SUBMITTED'
   AND asked.user_id <> request.user_id
  LEFT JOIN core_notification told
    ON told.related_object_id = request.id AND told.notification_type = 'LEAVE_UPDATED'
   AND told.user_id = asked.user_id
 WHERE NOT EXISTS (
   SELECT FROM core_notification moved
    WHERE moved.related_object_id = request.id AND moved.notification_type = 'TURN_MOVED')
 GROUP BY request.id, asked.id, made.edits
HAVING count(told.id) < made.edits;

-- name: repricing_told  The owner is told of each new price, and so is who decided or was asked.
WITH repriced AS (
  SELECT entry.id, entry.target_id AS request, entry.actor_id, decision.id AS decision
    FROM core_auditlog entry
    JOIN django_content_type kind
      ON kind.id = entry.target_type_id
     AND (kind.app_label, kind.model) = ('leaves', 'leaverequest')
    LEFT JOIN LATERAL (
      SELECT id FROM core_auditlog earlier
       WHERE (earlier.target_type_id, earlier.target_id) = (entry.target_type_id, entry.target_id)
         AND earlier.action = 'APPROVE' AND earlier.id < entry.id LIMIT 1
    ) decision ON true
   WHERE entry.action = 'REPRICE'
), concerned AS (
  SELECT repriced.request, request.user_id AS person, repriced.actor_id
    FROM repriced JOIN leaves_leaverequest request ON request.id = repriced.request
   UNION ALL
  SELECT repriced.request, request.decided_by_id, repriced.actor_id
    FROM repriced JOIN leaves_leaverequest request ON request.id = repriced.request
   WHERE repriced.decision IS NOT NULL AND request.decided_by_id IS NOT NULL
     AND request.decided_at = request.approved_at
   UNION ALL
  SELECT repriced.request, asked.user_id, repriced.actor_id
    FROM repriced
    JOIN leaves_leaverequest request ON request.id = repriced.request
    JOIN core_notification asked
      ON asked.related_object_id = request.id AND asked.notification_type = 'LEAVE_SUBMITTED'
     AND asked.user_id <> request.user_id
   WHERE repriced.decision IS NULL AND NOT EXISTS (
     SELECT FROM core_notification moved
      WHERE moved.related_object_id = request.id AND moved.notification_type = 'TURN_MOVED')
), expected AS (
  SELECT request, person, count(*) AS changes
    FROM concerned WHERE actor_id IS DISTINCT FROM person GROUP BY request, person
)
SELECT expected.request, expected.person, expected.changes, count(told.id) AS rows
  FROM expected
  LEFT JOIN core_notification told
    ON told.related_object_id = expected.request AND told.user_id = expected.person
   AND told.notification_type = 'LEAVE_REPRICED'
 GROUP BY expected.request, expected.person, expected.changes
HAVING count(told.id) < expected.changes;

-- name: trip_told  An approver who has been one since the booking knows of the trip and its changes.
WITH settled AS (
  SELECT trip.id, trip.status, approver.id AS approver_id, booked.target_type_id
    FROM leaves_businesstrip trip
    JOIN users_user traveller ON traveller.id = trip.user_id
    JOIN users_user approver
      ON approver.id = traveller.approver_id AND approver.is_active
     AND approver.role IN ('MANAGER', 'HR', 'ADMIN') AND approver.created_at <= trip.created_at
    JOIN django_content_type kind ON (kind.app_label, kind.model) = ('leaves', 'businesstrip')
    JOIN core_auditlog booked
      ON booked.target_type_id = kind.id AND booked.target_id = trip.id
     AND booked.action = 'SUBMIT'
    JOIN django_content_type people ON (people.app_label, people.model) = ('users', 'user')
   WHERE NOT EXISTS (
     SELECT FROM core_auditlog later
      WHERE later.target_type_id = people.id AND later.target_id = traveller.id
        AND later.id > booked.id AND jsonb_exists(later.changes, 'approver'))
     AND NOT EXISTS (
     SELECT FROM core_auditlog later
      WHERE later.target_type_id = people.id AND later.target_id = approver.id
        AND later.action IN ('ROLE_CHANGE', 'USER_DEACTIVATE', 'USER_REACTIVATE')
        AND later.created_at > trip.created_at - interval '1 hour')
), step AS (
  SELECT id, approver_id, 'TRIP_BOOKED' AS kind, 1 + (
           SELECT count(*) FROM core_auditlog entry
            WHERE entry.target_type_id = settled.target_type_id AND entry.target_id = settled.id
              AND entry.action = 'UPDATE' AND entry.changes <> '{}') AS expected
    FROM settled
   UNION ALL
  SELECT id, approver_id, 'TRIP_CANCELLED', 1 FROM settled WHERE status = 'CANCELLED'
)
SELECT step.id AS trip, step.approver_id AS person, step.kind, step.expected, count(told.id) AS rows
  FROM step
  LEFT JOIN core_notification told
    ON told.related_object_id = step.id AND told.user_id = step.approver_id
   AND told.notification_type = step.kind
 GROUP BY step.id, step.approver_id, step.kind, step.expected
HAVING count(told.id) < step.expected;
