-- The last “not me” letter of each binding, where bindings kept its hash themselves, tenant by tenant: the tables' policies bind their owner too.
DO $$
DECLARE tenant uuid;
BEGIN
    FOR tenant IN SELECT id FROM tenants LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        INSERT INTO record_binding_letters (tenant_id, id, binding_id, secret_hash, at)
            SELECT tenant_id, gen_random_uuid(), id, secret_hash, COALESCE(bound_at, asked_at) FROM record_bindings WHERE tenant_id = tenant AND secret_hash IS NOT NULL;
    END LOOP;
END $$;
