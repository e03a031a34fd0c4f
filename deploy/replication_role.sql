-- The role a streaming replica connects as, and the part of the log that is kept for it. Once, as
-- the owner: psql -v password=... -f replication_role.sql
\set ON_ERROR_STOP on

SELECT 'CREATE ROLE leave_replication LOGIN REPLICATION'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'leave_replication') \gexec
ALTER ROLE leave_replication LOGIN REPLICATION NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';

SELECT pg_create_physical_replication_slot('replica', true)
WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = 'replica');
