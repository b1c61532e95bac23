-- Every web node keeps answers of the look-up for a short time, and hears here that a certificate was replaced, revoked, put under review or freed, whoever did it.
CREATE FUNCTION tell_certificate_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY certificate_changes;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_certificates_change AFTER UPDATE OF state, under_review_since ON certificates
    FOR EACH STATEMENT EXECUTE FUNCTION tell_certificate_change();
