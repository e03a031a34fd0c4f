-- Figures agree: balances, ledgers, charges, days.
-- What must hold at every commit. Each query returns the rows that break its rule: none is right.
-- "-- name" begins a query; the words after it say the rule. %(oldest)s is the instant before
-- which the audit log may have been cleared by retention.

-- name: balance_equals_ledger  A balance is the sum of its ledger, and its last line says so.
SELECT balance.id AS balance, balance.version, told.versions, balance.allocated_hours,
       told.allocated, balance.adjusted_hours, told.adjusted, balance.pending_hours, told.pending,
       balance.used_hours, told.used
  FROM leaves_leavebalance balance
  LEFT JOIN (
    SELECT balance_id, max(version) AS versions, sum(allocated) AS allocated,
           sum(adjusted) AS adjusted, sum(pending) AS pending, sum(used) AS used
      FROM leaves_ledgerentry GROUP BY balance_id
  ) told ON told.balance_id = balance.id
  LEFT JOIN leaves_ledgerentry latest
    ON latest.balance_id = balance.id AND latest.version = told.versions
 WHERE (balance.version, balance.allocated_hours, balance.adjusted_hours, balance.pending_hours,
        balance.used_hours)
       IS DISTINCT FROM (told.versions, told.allocated, told.adjusted, told.pending, told.used)
    OR (latest.allocated_after, latest.adjusted_after, latest.pending_after, latest.used_after)
       IS DISTINCT FROM (told.allocated, told.adjusted, told.pending, told.used);

-- name: ledger_without_gaps  The lines of a balance are 1, 2, 3 ..., each continuing the one before.
SELECT line.balance_id AS balance, line.id AS entry, line.version, line.place
  FROM (
    SELECT entry.*, row_number() OVER lines AS place,
           sum(allocated) OVER lines AS allocated_sum, sum(adjusted) OVER lines AS adjusted_sum,
           sum(pending) OVER lines AS pending_sum, sum(used) OVER lines AS used_sum
      FROM leaves_ledgerentry entry
    WINDOW lines AS (PARTITION BY balance_id ORDER BY version)
  ) line
 WHERE line.version <> line.place
    OR (line.allocated_after, line.adjusted_after, line.pending_after, line.used_after)
       <> (line.allocated_sum, line.adjusted_sum, line.pending_sum, line.used_sum);

-- name: balance_equals_requests  Pending hours are the charges of pending leave, used ones of approved.
SELECT balance.id AS balance, balance.pending_hours, coalesce(live.pending, 0) AS charged_pending,
       balance.used_hours, coalesce(live.used, 0) AS charged_used
  FROM leaves_leavebalance balance
  LEFT JOIN (
    SELECT charge.balance_id,
           sum(charge.hours) FILTER (WHERE request.status = 'PENDING') AS pending,
           sum(charge.hours) FILTER (WHERE request.status = 'APPROVED') AS used
      FROM leaves_leavecharge charge
      JOIN leaves_leaverequest request ON request.id = charge.request_id
     GROUP BY charge.balance_id
  ) live ON live.balance_id = balance.id
 WHERE (balance.pending_hours, balance.used_hours)
       <> (coalesce(live.pending, 0), coalesce(live.used, 0));

-- name: balance_never_overdrawn  Nobody holds or uses hours they do not have.
SELECT id AS balance, allocated_hours, adjusted_hours, pending_hours, used_hours
  FROM leaves_leavebalance
 WHERE pending_hours > allocated_hours + adjusted_hours - used_hours
    OR least(allocated_hours, pending_hours, used_hours) < 0;

-- name: leave_without_overlap  Live leave of one person never shares time.
SELECT one.user_id AS person, one.id AS request, other.id AS other
  FROM leaves_leaverequest one
  JOIN leaves_leaverequest other
    ON other.user_id = one.user_id AND other.id > one.id
   AND other.start_date <= one.end_date AND other.end_date >= one.start_date
 WHERE one.status IN ('PENDING', 'APPROVED') AND other.status IN ('PENDING', 'APPROVED')
   AND (CASE WHEN one.start_time IS NOT NULL AND one.hours < 8
             THEN tsrange(one.start_date + one.start_time, one.start_date + one.end_time)
             ELSE tsrange(one.start_date::timestamp, (one.end_date + 1)::timestamp) END)
    && (CASE WHEN other.start_time IS NOT NULL AND other.hours < 8
             THEN tsrange(other.start_date + other.start_time, other.start_date + other.end_time)
             ELSE tsrange(other.start_date::timestamp, (other.end_date + 1)::timestamp) END);

-- name: day_within_its_limit  Live leave on one date never exceeds the largest limit among it.
SELECT request.user_id AS person, request.start_date AS day, sum(request.hours) AS hours,
       greatest(8, max(category.max_hours_per_day)) AS most
  FROM leaves_leaverequest request
  JOIN leaves_leavecategory category ON category.id = request.category_id
 WHERE request.status IN ('PENDING', 'APPROVED') AND request.start_date = request.end_date
 GROUP BY request.user_id, request.start_date
HAVING sum(request.hours) > greatest(8, max(category.max_hours_per_day));

-- name: ledger_tells_the_story  The ledger of a request tells its status, and nothing else.
SELECT request.id AS request, request.status, coalesce(told.story, '') AS story
  FROM leaves_leaverequest request
  LEFT JOIN (
    SELECT request_id, string_agg(
             CASE kind WHEN 'HOLD' THEN 'H' WHEN 'REHOLD' THEN 'E' WHEN 'REPRICE' THEN 'P'
                       WHEN 'RELEASE' THEN 'L' WHEN 'USE' THEN 'U' WHEN 'TAKE' THEN 'T'
                       WHEN 'RETURN' THEN 'R' ELSE '?' END, '' ORDER BY id) AS story
      FROM leaves_ledgerentry WHERE request_id IS NOT NULL GROUP BY request_id
  ) told ON told.request_id = request.id
 WHERE coalesce(told.story, '') !~ (
         CASE request.status WHEN 'PENDING' THEN '^H*[EP]*$'
                             WHEN 'APPROVED' THEN '^(H*[EP]*U*|T*)[RP]*$'
                             ELSE '^(H*[EP]*(L*|U*[RP]*)|T*[RP]*)$' END)
UNION
SELECT request.id, request.status, 'hours differ'
  FROM (
    SELECT request_id, balance_id, sum(pending) AS pending, sum(used) AS used
      FROM leaves_ledgerentry WHERE request_id IS NOT NULL GROUP BY request_id, balance_id
  ) told
  FULL JOIN (
    SELECT request_id, balance_id, hours FROM leaves_leavecharge WHERE balance_id IS NOT NULL
  ) charged USING (request_id, balance_id)
  JOIN leaves_leaverequest request ON request.id = request_id
 WHERE coalesce(told.pending, 0)
       <> CASE request.status WHEN 'PENDING' THEN coalesce(charged.hours, 0) ELSE 0 END
    OR coalesce(told.used, 0)
       <> CASE request.status WHEN 'APPROVED' THEN coalesce(charged.hours, 0) ELSE 0 END;

-- name: charges_sum_to_hours  Charges sum to the hours, lie in their years, on the right balance.
SELECT request.id AS request, request.hours, coalesce(charged.hours, 0) AS charged
  FROM leaves_leaverequest request
  LEFT JOIN (
    SELECT request_id, sum(hours) AS hours FROM leaves_leavecharge GROUP BY request_id
  ) charged ON charged.request_id = request.id
 WHERE request.hours <> coalesce(charged.hours, 0)
UNION
SELECT request.id, request.hours, charge.hours
  FROM leaves_leavecharge charge
  JOIN leaves_leaverequest request ON request.id = charge.request_id
  JOIN leaves_leavecategory category ON category.id = request.category_id
  LEFT JOIN leaves_leavebalance balance ON balance.id = charge.balance_id
 WHERE charge.balance_year NOT BETWEEN extract(year FROM request.start_date)
                                   AND extract(year FROM request.end_date)
    OR category.is_counted <> (charge.balance_id IS NOT NULL)
    OR (balance.user_id, balance.category_id, balance.balance_year)
       <> (request.user_id, request.category_id, charge.balance_year);

-- name: idempotency_complete  A stored command has its answer.
SELECT id AS key, user_id AS person, status
  FROM core_idempotencykey WHERE status IS NULL OR (body = '') <> (status = 204);

-- name: trips_without_overlap  Active trips of one person share no day.
SELECT one.user_id AS person, one.id AS trip, other.id AS other
  FROM leaves_businesstrip one
  JOIN leaves_businesstrip other
    ON other.user_id = one.user_id AND other.id > one.id
   AND other.start_date <= one.end_date AND other.end_date >= one.start_date
 WHERE one.status = 'ACTIVE' AND other.status = 'ACTIVE';
