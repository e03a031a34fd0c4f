#!/bin/sh
# A streaming replica in PGDATA: copied from the primary the first time, then kept up with it.
# PGHOST, PGUSER and PGPASSWORD say where the primary is; arguments go to postgres.
set -eu

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    rm -rf "$PGDATA.new"
    pg_basebackup --pgdata "$PGDATA.new" --slot replica --checkpoint fast --write-recovery-conf --no-password
    mv "$PGDATA.new" "$PGDATA"
fi
unset PGHOST PGPORT PGUSER PGPASSWORD
exec postgres -D "$PGDATA" "$@"
