-- How many letters were written to a country in this epoch.
alter table ${schema}.stream_out add column letters bigint default 0 not null;
-- What the sender signed: with which its stream came so far, and the newest letter that was read.
alter table ${schema}.stream_in add column slip varchar(2000) default '' not null;
alter table ${schema}.stream_in add column letter bigint default 0 not null;
alter table ${schema}.stream_in add column letter_slip varchar(2000) default '' not null;
alter table ${schema}.announced add column slip varchar(2000) default '' not null;
alter table ${schema}.waiting add column characters bigint default 0 not null;
create index trouble_country on ${schema}.trouble (country, seq);
