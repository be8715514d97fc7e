-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

create table ${schema}.protocol (
    id varchar(36) not null,
    version integer not null,
    reference varchar(80) not null,
    owner varchar(2) not null,
    state varchar(9) not null,
    content ${text} not null,
    imported varchar(64),
    reason varchar(1000),
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint protocol_pk primary key (id),
    constraint protocol_reference unique (reference)
);

create index protocol_changed on ${schema}.protocol (changed, id);

-- Every list is one term: all records, one kind, one crime type … A page is a walk along one index, however long the list.
-- No foreign key: the rows are derived from their record and written with it, and the key would cost another index.
create table ${schema}.protocol_term (
    protocol_id varchar(36) not null,
    term varchar(40) not null,
    place varchar(200) not null,
    changed bigint not null,
    constraint protocol_term_pk primary key (term, place)
);

create index protocol_term_changed on ${schema}.protocol_term (term, changed desc, protocol_id);

create index protocol_term_record on ${schema}.protocol_term (protocol_id, term);

-- How many records a term has; kept with every change, under the lock of the change clock.
create table ${schema}.term_count (
    term varchar(40) not null,
    records integer not null,
    constraint term_count_pk primary key (term)
);

-- One row. Whoever changes the library holds it until the end of the transaction.
create table ${schema}.change_clock (
    id integer not null,
    last_change bigint not null,
    constraint change_clock_pk primary key (id)
);

insert into ${schema}.change_clock (id, last_change) values (1, 0);

create table ${schema}.request (
    officer varchar(64) not null,
    request_key varchar(200) not null,
    protocol_id varchar(36) not null,
    fingerprint varchar(64) not null,
    made bigint not null,
    constraint request_pk primary key (officer, request_key)
);

create table ${schema}.staged_file (
    id varchar(36) not null,
    officer varchar(64) not null,
    file_name varchar(120) not null,
    content ${text} not null,
    until bigint not null,
    constraint staged_file_pk primary key (id)
);
