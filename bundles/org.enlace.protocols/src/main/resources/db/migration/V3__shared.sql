-- What travelled with a record that another country owns; null for this country's own.
alter table ${schema}.protocol add column shared_version bigint;
alter table ${schema}.protocol add column audience varchar(1000);
alter table ${schema}.protocol add column handling varchar(20);
alter table ${schema}.protocol add column handling_condition varchar(2000);
alter table ${schema}.protocol add column tlp varchar(20);
-- An owner's reason for taking a record back may be longer than one for withdrawing it here.
alter table ${schema}.protocol add column taken_back varchar(2000);
