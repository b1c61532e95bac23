#!/usr/bin/env bash
# A hot standby: copies the primary at its first start, then follows it. To promote it: pg_ctl promote, see docs/OPERATIONS.md.
set -euo pipefail
data=/var/lib/postgresql/data/standby
if [ ! -s "$data/PG_VERSION" ]; then
  rm -rf "$data"
  pg_basebackup -h postgres -U ku_replication -D "$data" -S standby -X stream -R -c fast
fi
chmod 700 "$data"
exec postgres -D "$data"
