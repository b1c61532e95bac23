-- Answers that web nodes keep are left behind too when a certificate is put under review, or freed: the state stays as it is meanwhile.
DROP TRIGGER tr_certificates_change ON certificates;
CREATE TRIGGER tr_certificates_change AFTER UPDATE OF state, under_review_since ON certificates
    FOR EACH STATEMENT EXECUTE FUNCTION tell_certificate_change();
