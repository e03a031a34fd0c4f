-- Each step is taken by somebody who may, and is in the audit log once.
-- What must hold at every commit. Each query returns the rows that break its rule: none is right.
-- "-- name" begins a query; the words after it say the rule. %(oldest)s is the instant before
-- which the audit log may have been cleared by retention.

-- name: nobody_decides_their_own  Neither the request nor the audit log knows a self-decision.
SELECT request.id AS request, request.user_id AS person
  FROM leaves_leaverequest request WHERE request.decided_by_id = request.user_id
UNION
SELECT request.id, request.user_id
  FROM leaves_leaverequest request
  JOIN core_auditlog entry ON entry.target_id = request.id AND entry.actor_id = request.user_id
  JOIN django_content_type kind
    ON kind.id = entry.target_type_id AND (kind.app_label, kind.model) = ('leaves', 'leaverequest')
 WHERE entry.action IN ('APPROVE', 'REJECT');

-- name: nobody_decides_what_they_filed  Whoever records leave for someone does not decide it.
SELECT id AS request, filed_by_id AS filer
  FROM leaves_leaverequest WHERE decided_by_id = filed_by_id;

-- name: transitions_audited_once  Each step of a request is in the audit log, once.
SELECT request.id AS request, request.status, step.action, step.expected,
       coalesce(logged.entries, 0) AS entries
  FROM leaves_leaverequest request
 CROSS JOIN LATERAL (VALUES
    ('SUBMIT', 1, request.created_at),
    ('APPROVE', (request.approved_at IS NOT NULL)::int, request.approved_at),
    ('REJECT', (request.status = 'REJECTED')::int, request.decided_at),
    ('CANCEL', (request.status = 'CANCELLED')::int, request.cancelled_at)
  ) AS step (action, expected, happened_at)
  LEFT JOIN (
    SELECT entry.target_id, entry.action, count(*) AS entries
      FROM core_auditlog entry
      JOIN django_content_type kind
        ON kind.id = entry.target_type_id
       AND (kind.app_label, kind.model) = ('leaves', 'leaverequest')
     WHERE entry.action IN ('SUBMIT', 'APPROVE', 'REJECT', 'CANCEL')
     GROUP BY entry.target_id, entry.action
  ) logged ON logged.target_id = request.id AND logged.action = step.action
 WHERE coalesce(logged.entries, 0) > step.expected
    OR (coalesce(logged.entries, 0) < step.expected AND step.happened_at >= %(oldest)s);

-- name: adjustments_audited_once  Each correction of a balance is in the audit log, once.
SELECT balance.id AS balance, coalesce(told.adjustments, 0) AS adjustments,
       coalesce(logged.entries, 0) AS entries
  FROM leaves_leavebalance balance
  LEFT JOIN (
    SELECT balance_id, count(*) AS adjustments, min(created_at) AS first_at
      FROM leaves_ledgerentry WHERE kind = 'ADJUST' GROUP BY balance_id
  ) told ON told.balance_id = balance.id
  LEFT JOIN (
    SELECT entry.target_id, count(*) AS entries
      FROM core_auditlog entry
      JOIN django_content_type kind
        ON kind.id = entry.target_type_id
       AND (kind.app_label, kind.model) = ('leaves', 'leavebalance')
     WHERE entry.action = 'ADJUST_BALANCE' GROUP BY entry.target_id
  ) logged ON logged.target_id = balance.id
 WHERE coalesce(logged.entries, 0) > coalesce(told.adjustments, 0)
    OR (coalesce(logged.entries, 0) < coalesce(told.adjustments, 0)
        AND told.first_at >= %(oldest)s);

-- name: trips_audited_once  Booking and cancelling a trip are in the audit log, once.
SELECT trip.id AS trip, trip.status, step.action, coalesce(logged.entries, 0) AS entries
  FROM leaves_businesstrip trip
 CROSS JOIN LATERAL (VALUES
    ('SUBMIT', 1, trip.created_at), ('CANCEL', (trip.status = 'CANCELLED')::int, trip.updated_at)
  ) AS step (action, expected, happened_at)
  LEFT JOIN (
    SELECT entry.target_id, entry.action, count(*) AS entries
      FROM core_auditlog entry
      JOIN django_content_type kind
        ON kind.id = entry.target_type_id
       AND (kind.app_label, kind.model) = ('leaves', 'businesstrip')
     GROUP BY entry.target_id, entry.action
  ) logged ON logged.target_id = trip.id AND logged.action = step.action
 WHERE coalesce(logged.entries, 0) > step.expected
    OR (coalesce(logged.entries, 0) < step.expected AND step.happened_at >= %(oldest)s);
