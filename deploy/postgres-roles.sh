#!/usr/bin/env bash
# Runs once, when the cluster is created: the owner of the tables, the web's role which policies bind, and the standby's role.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U postgres -d knowledgeupdate \
  -v owner="$KU_OWNER_PASSWORD" -v web="$KU_WEB_PASSWORD" -v replication="$KU_REPLICATION_PASSWORD" <<'SQL'
CREATE ROLE ku_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'owner';
CREATE ROLE ku_web LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'web';
CREATE ROLE ku_replication LOGIN REPLICATION PASSWORD :'replication';
ALTER DATABASE knowledgeupdate OWNER TO ku_owner;
ALTER SCHEMA public OWNER TO ku_owner;
REVOKE CREATE, TEMPORARY ON DATABASE knowledgeupdate FROM PUBLIC;
-- The two extensions are trusted, so the owner could create them too; here they are in place before the first migration.
CREATE EXTENSION IF NOT EXISTS ltree;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
-- Row-level security lets an index answer only what is known to tell nothing of other tenants' rows. ILIKE tells nothing: it fails, if at all, by its pattern alone.
ALTER FUNCTION pg_catalog.texticlike(text, text) LEAKPROOF;
SELECT pg_create_physical_replication_slot('standby');
SQL
echo "host replication ku_replication samenet scram-sha-256" >> "$PGDATA/pg_hba.conf"
