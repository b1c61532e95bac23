-- No expert scores a proposal against a conflict of interest, whoever writes the row.
CREATE FUNCTION refuse_conflicted_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'StoodAside' THEN
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM conflicts_of_interest c
               WHERE c.tenant_id = NEW.tenant_id AND c.user_id = NEW.user_id AND c.proposal_id = NEW.proposal_id)
       OR EXISTS (SELECT 1
                  FROM experts e
                  JOIN organisations employer ON employer.tenant_id = e.tenant_id AND employer.id = e.employer_id
                  JOIN seminar_proposals p ON p.tenant_id = e.tenant_id AND p.id = NEW.proposal_id
                  JOIN organisations host ON host.tenant_id = p.tenant_id AND host.id = p.organisation_id
                  WHERE e.tenant_id = NEW.tenant_id AND e.id = NEW.expert_id
                    AND (employer.path @> host.path OR host.path @> employer.path OR e.name = ANY (p.lecturer_names))) THEN
        RAISE EXCEPTION 'conflict of interest: this expert may not score this proposal' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'tr_expert_assignments_conflict';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tr_expert_assignments_conflict BEFORE INSERT OR UPDATE ON expert_assignments
    FOR EACH ROW EXECUTE FUNCTION refuse_conflicted_assignment();
