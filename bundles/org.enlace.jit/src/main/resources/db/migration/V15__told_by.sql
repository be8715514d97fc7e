-- Who told what a country said: that country, or one that tells it on once it left the team. What another tells under an id or a number
-- keeps nothing out that a country says itself.
alter table ${schema}.statement add column teller varchar(2) default '' not null;
update ${schema}.statement set teller = country;
alter table ${schema}.statement drop constraint statement_pk;
alter table ${schema}.statement add constraint statement_pk primary key (country, id, teller);
alter table ${schema}.statement drop constraint statement_number;
alter table ${schema}.statement add constraint statement_number unique (team, country, number, teller);
create index statement_id on ${schema}.statement (id);

alter table ${schema}.early_statement add column teller varchar(2) default '' not null;
update ${schema}.early_statement set teller = country;
alter table ${schema}.early_statement drop constraint early_statement_pk;
alter table ${schema}.early_statement add constraint early_statement_pk primary key (country, id, teller);
alter table ${schema}.early_statement drop constraint early_statement_number;
alter table ${schema}.early_statement add constraint early_statement_number unique (team, country, number, teller);
create index early_statement_teller on ${schema}.early_statement (teller);

-- An event is known by its country and its id; what waits, by who sent it, which here is its country column.
alter table ${schema}.custody_event drop constraint custody_event_pk;
alter table ${schema}.custody_event add constraint custody_event_pk primary key (country, id);
alter table ${schema}.early_custody drop constraint early_custody_pk;
alter table ${schema}.early_custody add constraint early_custody_pk primary key (country, id);

-- Something came that moved nothing: how many events and findings there are is read from the chain again.
alter table ${schema}.custody_state add column recount boolean default false not null;
create index custody_state_recount on ${schema}.custody_state (recount, item);
