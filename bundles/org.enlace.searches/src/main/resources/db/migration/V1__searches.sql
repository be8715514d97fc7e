-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

-- What an officer keeps. A filter is written as the query of an address. What was deleted stays for a day.
create table ${schema}.search (
    id varchar(36) not null,
    officer varchar(64) not null,
    version integer not null,
    name varchar(100) not null,
    list_name varchar(60) not null,
    filter varchar(2000) not null,
    notice varchar(10) not null,
    created bigint not null,
    ran bigint,
    due bigint,
    fresh integer not null,
    failed boolean not null,
    deleted bigint,
    step varchar(36),
    constraint search_pk primary key (id)
);
create index search_officer on ${schema}.search (officer);
create index search_due on ${schema}.search (due);
create index search_deleted on ${schema}.search (deleted);

-- What the last run found, as hashes: those of all its records, or of the last changed down to the floor. And what is new.
create table ${schema}.memory (
    search_id varchar(36) not null,
    floor bigint not null,
    seen ${text} not null,
    fresh ${text} not null,
    constraint memory_pk primary key (search_id)
);
