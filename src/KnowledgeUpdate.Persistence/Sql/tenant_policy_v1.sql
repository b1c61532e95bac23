-- Row-level security of one tenant-owned table. The policy compares with the setting directly: a helper function would cost the index.
-- Without the setting the cast fails, so nothing is read or written by accident.
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON {table}
    USING (tenant_id = current_setting('app.tenant_id')::uuid)
    WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
GRANT {rights} ON {table} TO ku_web;
