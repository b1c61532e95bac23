-- Name and code of the unit in what was filed before versions kept them, and accounts of merged records at the record that is kept, tenant by tenant: the tables' policies bind their owner too.
DO $$
DECLARE tenant uuid;
BEGIN
    FOR tenant IN SELECT id FROM tenants LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        UPDATE proposal_versions v SET host_name = p.organisation_name, host_code = o.credit_code
            FROM seminar_proposals p JOIN organisations o ON o.tenant_id = p.tenant_id AND o.id = p.organisation_id
            WHERE v.tenant_id = tenant AND p.tenant_id = tenant AND p.id = v.proposal_id;
        -- A record was merged with its account, which then read the kept one through it.
        UPDATE learners SET merged_user_id = user_id, user_id = NULL WHERE tenant_id = tenant AND merged_into_id IS NOT NULL AND user_id IS NOT NULL;
        UPDATE learners k SET user_id = m.merged_user_id FROM learners m
            WHERE k.tenant_id = tenant AND m.tenant_id = tenant AND m.merged_into_id = k.id AND m.merged_user_id IS NOT NULL AND k.user_id IS NULL;
    END LOOP;
END $$;
