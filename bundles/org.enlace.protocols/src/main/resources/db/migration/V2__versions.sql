-- Which version of its document a record shows; what was here before shows the first, corrected in place as it was.
alter table ${schema}.protocol add column edition integer default 1 not null;
alter table ${schema}.protocol add column fixed integer default 0 not null;

-- The versions of documents under control, from their first draft. What a record that nobody holds on to says stands in its own row
-- alone, so this table grows with the work that is done here and not with the library.
create table ${schema}.edition (
    id varchar(36) not null,
    protocol_id varchar(36) not null,
    edition integer,
    edition_key varchar(60) not null,
    stage varchar(12) not null,
    revision integer not null,
    based_on integer not null,
    content ${text} not null,
    changes varchar(2000),
    from_day varchar(10),
    review_day varchar(10),
    round integer not null,
    approver varchar(64),
    begun_by varchar(64) not null,
    begun_for varchar(64),
    begun bigint not null,
    changed_by varchar(64) not null,
    changed_for varchar(64),
    changed bigint not null,
    approved_by varchar(64),
    approved_for varchar(64),
    approved bigint,
    approved_from varchar(10),
    superseded_by integer,
    counted integer not null,
    ended_by varchar(64),
    ended_for varchar(64),
    ended bigint,
    reason varchar(1000),
    constraint edition_pk primary key (id),
    constraint edition_key unique (edition_key)
);

-- The key of a version with a number is that of its document and the number, so that no number is given twice; else its own id.
create index edition_of on ${schema}.edition (protocol_id, edition);

-- What waits for its day.
create index edition_stage on ${schema}.edition (stage, approved_from, id);

-- Who works on a version: an author, a reviewer, the approver.
create table ${schema}.edition_person (
    officer varchar(64) not null,
    edition_id varchar(36) not null,
    role varchar(10) not null,
    constraint edition_person_pk primary key (officer, edition_id, role)
);

create index edition_person_of on ${schema}.edition_person (edition_id);

create table ${schema}.opinion (
    edition_id varchar(36) not null,
    round integer not null,
    reviewer varchar(64) not null,
    given_by varchar(64) not null,
    given_for varchar(64),
    given bigint not null,
    agrees integer not null,
    reason varchar(2000),
    constraint opinion_pk primary key (edition_id, round, reviewer)
);

create table ${schema}.opinion_remark (
    edition_id varchar(36) not null,
    round integer not null,
    reviewer varchar(64) not null,
    section varchar(80) not null,
    words varchar(2000) not null,
    constraint opinion_remark_pk primary key (edition_id, round, reviewer, section)
);

-- What the country decided, one row behind the other; the last one counts.
create table ${schema}.adoption (
    protocol_id varchar(36) not null,
    revision integer not null,
    state varchar(26) not null,
    edition integer not null,
    weighed integer not null,
    decided_by varchar(64) not null,
    decided_for varchar(64),
    decided bigint not null,
    kind varchar(20),
    act_number varchar(120),
    act_date varchar(10),
    authority varchar(300),
    from_day varchar(10),
    last_day varchar(10),
    reason varchar(2000),
    constraint adoption_pk primary key (protocol_id, revision)
);

create table ${schema}.adoption_unit (
    protocol_id varchar(36) not null,
    revision integer not null,
    unit_id varchar(64) not null,
    constraint adoption_unit_pk primary key (protocol_id, revision, unit_id)
);

create table ${schema}.adoption_reservation (
    protocol_id varchar(36) not null,
    revision integer not null,
    section varchar(80) not null,
    words varchar(2000) not null,
    constraint adoption_reservation_pk primary key (protocol_id, revision, section)
);
