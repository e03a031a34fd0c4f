-- Whoever the rules name has been told.
-- What must hold at every commit. Each query returns the rows that break its rule: none is right.
-- "-- name" begins a query; the words after it say the rule. %(oldest)s is the instant before
-- which the audit log may have been cleared by retention.

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
