#!/bin/sh
# PostgreSQL's archive_command: 'sh /deploy/archive_wal.sh %p %f /archive/wal'
# Exits 0 only when the segment lies in the archive, whole and on the disk. PostgreSQL asks again
# for a segment whose answer it lost: the same content is fine then, another content never.
set -eu
segment=$1 target=$3/$2
umask 077

if [ -e "$target" ]; then
    cmp -s "$segment" "$target" && exit 0
    echo "$target is there already, and is another segment" >&2
    exit 1
fi
cp "$segment" "$target.part"
sync "$target.part"
mv "$target.part" "$target"
sync "$3"
