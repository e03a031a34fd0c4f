#!/bin/sh
# The pooler. It knows one account, that of the servers, whose password is in the environment.
set -eu
umask 077
printf '"leave_runtime" "%s"\n' "$RUNTIME_PASSWORD" > /tmp/userlist.txt
exec pgbouncer /etc/pgbouncer/pgbouncer.ini
