-- Activities for which anybody is credited in a learning year, by a digest of title, first day and category: a check of many rows asks here first, and looks
-- through the entries of the people only where it must. Kept by the statement that enters hours; an activity stays when its entries are reversed.
CREATE TABLE hour_activities (
    tenant_id uuid NOT NULL,
    learning_year smallint NOT NULL,
    activity uuid NOT NULL,
    CONSTRAINT pk_hour_activities PRIMARY KEY (tenant_id, learning_year, activity),
    CONSTRAINT fk_hour_activities_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE RESTRICT
);

-- For this statement the owner of the tables reads every tenant's entries.
DO $$
DECLARE part regclass;
BEGIN
    FOR part IN SELECT 'hour_entries'::regclass UNION ALL SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'hour_entries'::regclass LOOP
        EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', part);
    END LOOP;
    INSERT INTO hour_activities (tenant_id, learning_year, activity)
    SELECT DISTINCT tenant_id, learning_year, md5(title || E'\n' || (studied_from - DATE '2000-01-01') || E'\n' || category)::uuid FROM hour_entries WHERE source_kind <> 'Reversal';
    FOR part IN SELECT 'hour_entries'::regclass UNION ALL SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'hour_entries'::regclass LOOP
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', part);
    END LOOP;
END $$;
