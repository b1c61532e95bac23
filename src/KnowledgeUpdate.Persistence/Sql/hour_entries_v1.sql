-- The hour ledger, partitioned by learning year: a year is read, indexed and kept apart from the others. Append-only for the web's role.
CREATE TABLE hour_entries (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    learning_year smallint NOT NULL,
    learner_id uuid NOT NULL,
    category character varying(40) NOT NULL,
    hours numeric(6,1) NOT NULL,
    source_kind character varying(40) NOT NULL,
    source_id uuid NOT NULL,
    title text NOT NULL,
    provider text NOT NULL,
    studied_from date NOT NULL,
    studied_to date NOT NULL,
    rule text NOT NULL,
    evidence_id uuid,
    reverses_id uuid,
    reason text,
    at timestamp with time zone NOT NULL,
    by_user_id uuid,
    CONSTRAINT pk_hour_entries PRIMARY KEY (tenant_id, learning_year, id),
    CONSTRAINT ck_hour_entry_category CHECK (category IN ('PublicCompulsory', 'PublicElective', 'Professional')),
    CONSTRAINT ck_hour_entry_reversal CHECK ((source_kind = 'Reversal') = (reverses_id IS NOT NULL AND reason IS NOT NULL) AND hours <> 0 AND (hours > 0 OR reverses_id IS NOT NULL)),
    CONSTRAINT ck_hour_entry_source_kind CHECK (source_kind IN ('Seminar', 'Claim', 'Batch', 'Reversal', 'Course', 'Cohort')),
    CONSTRAINT fk_hour_entries_learners_tenant_id_learner_id FOREIGN KEY (tenant_id, learner_id) REFERENCES learners (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_hour_entries_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE RESTRICT
) PARTITION BY RANGE (learning_year);

CREATE UNIQUE INDEX ix_hour_entries_once ON hour_entries (tenant_id, learner_id, learning_year, source_kind, source_id);
CREATE INDEX ix_hour_entries_source ON hour_entries (tenant_id, source_id);

-- A partition that is asked directly answers under the same policy; the web's role has no right to ask it at all.
DO $$
DECLARE y int;
BEGIN
    EXECUTE 'CREATE TABLE hour_entries_before_2016 PARTITION OF hour_entries FOR VALUES FROM (MINVALUE) TO (2016)';
    FOR y IN 2016..2039 LOOP
        EXECUTE format('CREATE TABLE hour_entries_%s PARTITION OF hour_entries FOR VALUES FROM (%s) TO (%s)', y, y, y + 1);
    END LOOP;
    EXECUTE 'CREATE TABLE hour_entries_from_2040 PARTITION OF hour_entries FOR VALUES FROM (2040) TO (MAXVALUE)';
END $$;

DO $$
DECLARE part regclass;
BEGIN
    FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'hour_entries'::regclass LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY tenant_only ON %s USING (tenant_id = current_setting(''app.tenant_id'')::uuid) WITH CHECK (tenant_id = current_setting(''app.tenant_id'')::uuid)', part);
    END LOOP;
END $$;
