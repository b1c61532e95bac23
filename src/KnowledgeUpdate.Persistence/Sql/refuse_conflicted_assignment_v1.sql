-- No expert scores anything against a conflict of interest, whoever writes the row.
CREATE FUNCTION refuse_conflicted_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'StoodAside' THEN
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM conflicts_of_interest c
               WHERE c.tenant_id = NEW.tenant_id AND c.user_id = NEW.user_id AND c.subject_id = NEW.subject_id)
       OR EXISTS (SELECT 1
                  FROM experts e
                  JOIN organisations employer ON employer.tenant_id = e.tenant_id AND employer.id = e.employer_id
                  JOIN scored_subjects s
                    ON s.tenant_id = e.tenant_id AND s.round_id = NEW.round_id AND s.subject_id = NEW.subject_id
                  JOIN organisations host ON host.tenant_id = s.tenant_id AND host.id = s.host_id
                  WHERE e.tenant_id = NEW.tenant_id AND e.id = NEW.expert_id
                    AND (employer.path @> host.path OR host.path @> employer.path OR e.name = ANY (s.people))) THEN
        RAISE EXCEPTION 'conflict of interest: this expert may not score this' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'tr_expert_assignments_conflict';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tr_expert_assignments_conflict BEFORE INSERT OR UPDATE ON expert_assignments
    FOR EACH ROW EXECUTE FUNCTION refuse_conflicted_assignment();
