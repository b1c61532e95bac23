-- Which secret the data were made with: a keyed hash of a constant, written once. The web reads it at its start and never changes it.
CREATE TABLE secret_checks (
    id smallint PRIMARY KEY CHECK (id = 1),
    value bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT ON secret_checks TO ku_web;

-- Passwords that others set before they had an end get one now.
DO $$
DECLARE
    tenant uuid;
BEGIN
    FOR tenant IN SELECT id FROM tenants LOOP
        PERFORM set_config('app.tenant_id', tenant::text, true);
        UPDATE users SET temporary_until = now() + interval '3 days' WHERE must_change_password AND ended_at IS NULL;
    END LOOP;
END
$$;
