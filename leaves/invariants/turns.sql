-- Whose turn it is, and that it moved, has been told.
-- What must hold at every commit. Each query returns the rows that break its rule: none is right.
-- "-- name" begins a query; the words after it say the rule. Nobody is told of their own act: who
-- changed people or managers since a request was filed may have moved its turn themselves; and an
-- account newer than the request may have been made by an operator, past the product.

-- name: turn_told  Whoever's turn it is has been told of the request.
WITH waiting AS (
  SELECT request.id, request.user_id, request.filed_by_id, request.created_at, owner.approver_id,
         owner.department_id, owner.entity_id, coalesce(filed.id, 0) AS filed
    FROM leaves_leaverequest request
    JOIN users_user owner ON owner.id = request.user_id
    JOIN django_content_type kind ON (kind.app_label, kind.model) = ('leaves', 'leaverequest')
    LEFT JOIN core_auditlog filed
      ON filed.target_type_id = kind.id AND filed.target_id = request.id
     AND filed.action = 'SUBMIT'
   WHERE request.status = 'PENDING' AND request.created_at >= %(oldest)s
), usable AS (
  SELECT id, role, entity_id FROM users_user
   WHERE is_active AND role IN ('MANAGER', 'HR', 'ADMIN')
), candidate AS (
  SELECT waiting.id AS request, usable.id AS person, 1 AS level
    FROM waiting JOIN usable ON usable.id = waiting.approver_id
   UNION
  SELECT waiting.id, usable.id, 2
    FROM waiting
    JOIN organizations_departmentmanager link ON link.department_id = waiting.department_id
    JOIN usable ON usable.id = link.user_id
   UNION
  SELECT waiting.id, usable.id, 3
    FROM waiting JOIN usable ON usable.role = 'HR' AND usable.entity_id = waiting.entity_id
   UNION
  SELECT waiting.id, usable.id, 4 FROM waiting JOIN usable ON usable.role = 'ADMIN'
), ranked AS (
  SELECT candidate.*, rank() OVER (PARTITION BY request ORDER BY level) AS place
    FROM candidate
    JOIN waiting ON waiting.id = candidate.request
   WHERE candidate.person <> waiting.user_id
     AND candidate.person IS DISTINCT FROM waiting.filed_by_id
)
SELECT ranked.request, ranked.person, ranked.level
  FROM ranked
  JOIN waiting ON waiting.id = ranked.request
  JOIN users_user person ON person.id = ranked.person AND person.created_at <= waiting.created_at
 WHERE ranked.place = 1
   AND NOT EXISTS (
     SELECT FROM core_notification told
      WHERE told.related_object_id = ranked.request AND told.user_id = ranked.person
        AND told.notification_type IN ('LEAVE_SUBMITTED', 'LEAVE_UPDATED', 'TURN_MOVED'))
   AND NOT EXISTS (
     SELECT FROM core_auditlog act
      WHERE act.actor_id = ranked.person AND act.id > waiting.filed
        AND act.action IN ('USER_CREATE', 'USER_UPDATE', 'ROLE_CHANGE', 'USER_DEACTIVATE',
                           'USER_REACTIVATE', 'ORGANIZATION_CHANGE'));

-- name: moved_turn_told  The owner is told whenever a decider is told that the turn has moved.
SELECT request.id AS request, request.user_id AS person, told.owner_rows, told.most
  FROM leaves_leaverequest request
  JOIN (
    SELECT asked.id, max(row.rows) AS most,
           coalesce(max(row.rows) FILTER (WHERE row.user_id = asked.user_id), 0) AS owner_rows
      FROM (
        SELECT related_object_id, user_id, count(*) AS rows
          FROM core_notification WHERE notification_type = 'TURN_MOVED'
         GROUP BY related_object_id, user_id
      ) row
      JOIN leaves_leaverequest asked ON asked.id = row.related_object_id
     GROUP BY asked.id
  ) told ON told.id = request.id
 WHERE told.owner_rows < told.most AND NOT EXISTS (
   SELECT FROM core_auditlog act
    WHERE act.actor_id = request.user_id AND act.created_at >= request.created_at - interval '1 hour'
      AND act.action IN ('USER_CREATE', 'USER_UPDATE', 'ROLE_CHANGE', 'USER_DEACTIVATE',
                         'USER_REACTIVATE', 'ORGANIZATION_CHANGE'));
