-- Name and code of the unit in what was filed before versions kept them, tenant by tenant: the tables' policies bind their owner too.
DO $$
DECLARE tenant uuid;
BEGIN
    FOR tenant IN SELECT id FROM tenants LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        UPDATE proposal_versions v SET host_name = p.organisation_name, host_code = o.credit_code
            FROM seminar_proposals p JOIN organisations o ON o.tenant_id = p.tenant_id AND o.id = p.organisation_id
            WHERE v.tenant_id = tenant AND p.tenant_id = tenant AND p.id = v.proposal_id;
    END LOOP;
END $$;
