-- What was filed, told and credited before versions were kept, tenant by tenant: the tables' policies bind their owner too.
-- Before this, outcomes were told at the filing and the questionnaire closed with it; one crediting had the enrolment's id as its source.
DO $$
DECLARE tenant uuid;
BEGIN
    FOR tenant IN SELECT id FROM tenants LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        UPDATE seminars SET disputes_until = (papers_filed_at AT TIME ZONE 'Asia/Shanghai')::date, evaluation_closes_on = (papers_filed_at AT TIME ZONE 'Asia/Shanghai')::date, outcomes_told_at = papers_filed_at
            WHERE tenant_id = tenant AND state IN ('PapersFiled', 'Accepted', 'Closed');
        UPDATE seminars SET returned_due_on = current_date + 7 WHERE tenant_id = tenant AND state = 'PapersReturned';
        UPDATE work_items w SET due_on = current_date + 7, act = 'Change the closing papers and file them again: {0}' FROM seminars s
            WHERE w.tenant_id = tenant AND s.tenant_id = tenant AND s.id = w.subject_id AND s.state = 'PapersReturned' AND w.act = 'File the closing papers: {0}' AND w.done_at IS NULL AND w.due_on IS NULL;
        UPDATE enrolments e SET outcome = NULL, hours = 0 FROM seminars s
            WHERE e.tenant_id = tenant AND s.tenant_id = tenant AND s.id = e.seminar_id AND s.state = 'PapersReturned' AND e.credited_at IS NULL;
        UPDATE enrolments SET credited_hours = hours WHERE tenant_id = tenant AND credited_at IS NOT NULL;
        INSERT INTO seminar_credits (tenant_id, id, enrolment_id, seminar_id, hours, at)
            SELECT tenant_id, id, id, seminar_id, hours, credited_at FROM enrolments WHERE tenant_id = tenant AND credited_at IS NOT NULL AND hours > 0;
        INSERT INTO closing_papers_versions (tenant_id, id, seminar_id, number, content, figures, files, filed_at, filed_by_id, due_on)
            SELECT p.tenant_id, gen_random_uuid(), p.seminar_id, p.filed_versions, p.content, p.figures,
                coalesce((SELECT jsonb_agg(jsonb_build_object('Id', a.id, 'Category', a.category, 'Name', a.name, 'Size', a.size, 'Sha256', a.sha256) ORDER BY a.uploaded_at)
                    FROM attachments a WHERE a.tenant_id = tenant AND a.subject_kind = 'Seminar' AND a.subject_id = p.seminar_id AND a.removed_at IS NULL), '[]'::jsonb),
                s.papers_filed_at, s.filed_by_id, s.papers_due_on
            FROM closing_papers p JOIN seminars s ON s.tenant_id = p.tenant_id AND s.id = p.seminar_id
            WHERE p.tenant_id = tenant AND p.filed_versions > 0 AND p.figures IS NOT NULL AND s.papers_filed_at IS NOT NULL;
    END LOOP;
END $$;
