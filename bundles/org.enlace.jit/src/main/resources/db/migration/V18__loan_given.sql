-- How much was given of a copy, so that nobody asks for it without end.
alter table ${schema}.loan_copy add column given_bytes bigint default 0 not null;

create index loan_item on ${schema}.loan (item);
