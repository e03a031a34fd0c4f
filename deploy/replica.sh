#!/bin/sh
# A streaming replica in PGDATA: copied from the primary the first time, then kept up with it.
# PGHOST, PGUSER and PGPASSWORD say where the primary is, and may be others at the next start;
# arguments go to postgres.
set -eu

# A file, since others can read what stands in a command line.
password=$(printf '%s' "$PGPASSWORD" | sed 's/[\\:]/\\&/g')
(umask 077 && printf '*:*:*:*:%s\n' "$password" > "$PGDATA.pass")
primary="host='$PGHOST' port='${PGPORT:-5432}' user='$PGUSER' passfile='$PGDATA.pass'"
export PGPASSFILE="$PGDATA.pass"
unset PGPASSWORD password

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    rm -rf "$PGDATA.new"
    pg_basebackup --pgdata "$PGDATA.new" --slot replica --checkpoint fast --write-recovery-conf --no-password
    mv "$PGDATA.new" "$PGDATA"
fi
unset PGHOST PGPORT PGUSER PGPASSFILE
exec postgres -D "$PGDATA" -c primary_conninfo="$primary" "$@"
