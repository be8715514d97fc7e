-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

create table ${schema}.entry (
    id varchar(36) not null,
    version integer not null,
    state varchar(10) not null,
    title varchar(200) not null,
    body varchar(4000) not null,
    reason varchar(500),
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint entry_pk primary key (id)
);

-- The lists, newest first: ids grow with the time they were made.
create index entry_list on ${schema}.entry (state, id desc);

-- What changed since, for the search.
create index entry_since on ${schema}.entry (changed, id);

-- One row. Whoever changes anything holds it until the end of the transaction.
create table ${schema}.change_clock (
    id integer not null,
    last_change bigint not null,
    constraint change_clock_pk primary key (id)
);

insert into ${schema}.change_clock (id, last_change) values (1, 0);
