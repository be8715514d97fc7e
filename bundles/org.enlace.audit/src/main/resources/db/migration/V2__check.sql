-- How far the check got that goes round the log, and the newest head it saw; one row.
create table ${schema}.check_round (
    id integer not null,
    place bigint not null,
    head bigint not null,
    entry_id varchar(36) not null,
    began bigint not null,
    seen bigint not null,
    seen_leaves bigint not null,
    seen_root varchar(64) not null,
    constraint check_round_pk primary key (id)
);
-- What is wrong with the log, until somebody verified it whole; no row or one.
create table ${schema}.damage (
    id integer not null,
    found_at bigint not null,
    findings bigint not null,
    places ${text} not null,
    constraint damage_pk primary key (id)
);
