#!/usr/bin/env bash
# Restores a backup into a database of its own name beside the one in use, and puts it in its place: deploy/restore.sh BACKUP.dump
# The nodes are stopped first and stay stopped: prove the history (see docs/OPERATIONS.md), then start them. The database from before stays as knowledgeupdate_old.
set -euo pipefail
dump="${1:?Name the backup: deploy/restore.sh knowledgeupdate-2026-11-23.dump}"
[ -s "$dump" ] || { echo "There is no backup $dump." >&2; exit 1; }
psql() { docker compose exec -T postgres psql -v ON_ERROR_STOP=1 -U postgres "$@"; }

# Looked at before anything is stopped or made: the database of an earlier restore would be in the way at the very end.
[ "$(psql -Atc "SELECT count(*) FROM pg_database WHERE datname = 'knowledgeupdate_old'")" = 0 ] || { echo "The database of an earlier restore, knowledgeupdate_old, is still there. When nothing of it is needed any more: docker compose exec postgres dropdb -U postgres knowledgeupdate_old" >&2; exit 1; }

docker compose stop proxy web1 web2
psql -c 'DROP DATABASE IF EXISTS knowledgeupdate_new' -c 'CREATE DATABASE knowledgeupdate_new OWNER ku_owner TEMPLATE template0'
psql -d knowledgeupdate_new -c 'ALTER SCHEMA public OWNER TO ku_owner' -c 'REVOKE CREATE, TEMPORARY ON DATABASE knowledgeupdate_new FROM PUBLIC'
docker compose exec -T postgres pg_restore -U postgres -d knowledgeupdate_new --exit-on-error < "$dump"
# What a dump leaves out, since it belongs to the server: without it every search by part of a name reads the whole table.
psql -d knowledgeupdate_new -c 'ALTER FUNCTION pg_catalog.texticlike(text, text) LEAKPROOF'
psql -c 'ALTER DATABASE knowledgeupdate RENAME TO knowledgeupdate_old' -c 'ALTER DATABASE knowledgeupdate_new RENAME TO knowledgeupdate'
echo "Restored. Prove it before the nodes come back: docker compose run --rm migrator check && docker compose run --rm migrator verify-audit && docker compose up -d"
