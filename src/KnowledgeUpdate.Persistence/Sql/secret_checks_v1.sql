-- Which secret the data were made with: a keyed hash of a constant, written once. The web reads it at its start and never changes it.
CREATE TABLE secret_checks (
    id smallint PRIMARY KEY CHECK (id = 1),
    value bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT ON secret_checks TO ku_web;
