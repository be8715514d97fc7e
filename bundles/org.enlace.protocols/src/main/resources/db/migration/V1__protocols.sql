-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

create table ${schema}.protocol (
    id varchar(36) not null,
    ordinal integer not null,
    version integer not null,
    reference varchar(80) not null,
    reference_key varchar(120) not null,
    owner varchar(2) not null,
    state varchar(12) not null,
    place varchar(100) not null,
    title_key varchar(700) not null,
    content ${text} not null,
    imported varchar(64),
    reason varchar(1000),
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint protocol_pk primary key (id),
    constraint protocol_ordinal unique (ordinal),
    constraint protocol_reference_key unique (reference_key),
    constraint protocol_place unique (place)
);

-- What changed last, and what changed since: Derby walks an index in one direction only.
create index protocol_latest on ${schema}.protocol (state, changed desc, ordinal);

-- A reference is unique among the records of everybody only: the key of a restricted one holds its id as well, so that nobody
-- notices it by the reference it takes.
create index protocol_reference on ${schema}.protocol (reference);

create index protocol_since on ${schema}.protocol (changed, id);

-- Every list is one term: all records, one kind, one crime type ... A page is a walk along the key, however long the list.
-- A place ends with the record's ordinal, so this table needs no other column and no other index. A restricted record stands in
-- the lists of those it is restricted to, each of which begins with the name of an officer or a unit.
create table ${schema}.protocol_term (
    term varchar(140) not null,
    place varchar(100) not null,
    constraint protocol_term_pk primary key (term, place)
);

-- The same lists as sets, to combine and to count: 4 096 ordinals in a row, one bit each, and how many of them are set.
create table ${schema}.term_part (
    term varchar(140) not null,
    part integer not null,
    records integer not null,
    bits ${bytes} not null,
    constraint term_part_pk primary key (term, part)
);

-- One row. Whoever changes the library holds it until the end of the transaction.
create table ${schema}.change_clock (
    id integer not null,
    last_change bigint not null,
    last_ordinal integer not null,
    constraint change_clock_pk primary key (id)
);

insert into ${schema}.change_clock (id, last_change, last_ordinal) values (1, 0, 0);

create table ${schema}.request (
    officer varchar(64) not null,
    request_key varchar(200) not null,
    protocol_id varchar(36) not null,
    fingerprint varchar(64) not null,
    made bigint not null,
    constraint request_pk primary key (officer, request_key)
);

create index request_made on ${schema}.request (made);

create table ${schema}.staged_file (
    id varchar(36) not null,
    officer varchar(64) not null,
    file_name varchar(120) not null,
    content ${text} not null,
    until bigint not null,
    constraint staged_file_pk primary key (id)
);
