-- Activities for which anybody is credited in a learning year, by a digest of title, first day and category: a check of many rows asks here first, and looks
-- through the entries of the people only where it must. Kept by the statement that enters hours; an activity stays when its entries are reversed.
CREATE TABLE hour_activities (
    tenant_id uuid NOT NULL,
    learning_year smallint NOT NULL,
    activity uuid NOT NULL,
    CONSTRAINT pk_hour_activities PRIMARY KEY (tenant_id, learning_year, activity),
    CONSTRAINT fk_hour_activities_tenants_tenant_id FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE RESTRICT
);
