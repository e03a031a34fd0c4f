-- The role the servers use: it reads and writes rows and owns nothing. Run after every migration,
-- as the owner: psql -v password=... -f runtime_role.sql
\set ON_ERROR_STOP on
BEGIN;

SELECT 'CREATE ROLE leave_runtime LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'leave_runtime') \gexec
ALTER ROLE leave_runtime LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';

-- The limits of every wait, and how far to look for a plan, as backend/settings.py has them: a
-- connection asks for them, too, but a pooler throws away what it asks for. The servers refuse to
-- start without the limits.
ALTER ROLE leave_runtime SET lock_timeout = '3s';
ALTER ROLE leave_runtime SET statement_timeout = '60s';
ALTER ROLE leave_runtime SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE leave_runtime SET tcp_keepalives_idle = 5;
ALTER ROLE leave_runtime SET tcp_keepalives_interval = 5;
ALTER ROLE leave_runtime SET tcp_keepalives_count = 2;
ALTER ROLE leave_runtime SET join_collapse_limit = 4;
ALTER ROLE leave_runtime SET jit = off;

GRANT USAGE ON SCHEMA public TO leave_runtime;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO leave_runtime;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO leave_runtime;

-- What is written once stays: the audit log, the ledger of balances, the history of the schema.
REVOKE UPDATE, DELETE ON core_auditlog, leaves_ledgerentry FROM leave_runtime;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM leave_runtime;

COMMIT;
