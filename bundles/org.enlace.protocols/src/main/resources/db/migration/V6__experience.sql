-- Reports of use. Those who wrote and decided stand beside the officer they acted for.
create table ${schema}.experience (
    id varchar(36) not null,
    protocol_id varchar(36) not null,
    revision integer not null,
    state varchar(12) not null,
    edition integer not null,
    from_day varchar(10) not null,
    to_day varchar(10) not null,
    unit_id varchar(64),
    context_text varchar(5000) not null,
    done_text varchar(5000) not null,
    results_text varchar(5000) not null,
    worked_text varchar(5000),
    failed_text varchar(5000),
    wanted_text varchar(5000),
    times_used integer,
    identified integer,
    assisted integer,
    reported_by varchar(64) not null,
    reported_for varchar(64),
    reported bigint not null,
    decided_by varchar(64),
    decided_for varchar(64),
    decided bigint,
    reason varchar(2000),
    constraint experience_pk primary key (id)
);

-- Lists go from the latest back: all, those in a state, those of a document. Derby walks an index in one direction only.
create index experience_latest on ${schema}.experience (reported desc);

create index experience_state on ${schema}.experience (state, reported desc);

create index experience_of on ${schema}.experience (protocol_id, state, reported desc);

-- How the evidence level of a document was moved, one row behind the other; the last one counts.
create table ${schema}.evidence_step (
    protocol_id varchar(36) not null,
    revision integer not null,
    level_from varchar(20),
    level_to varchar(20) not null,
    reason varchar(2000) not null,
    experience_id varchar(36) not null,
    assessed_by varchar(64) not null,
    assessed_for varchar(64),
    assessed bigint not null,
    constraint evidence_step_pk primary key (protocol_id, revision)
);

-- Records that were drawn from a report.
create table ${schema}.experience_lesson (
    lesson_id varchar(36) not null,
    experience_id varchar(36) not null,
    constraint experience_lesson_pk primary key (lesson_id)
);

create index experience_lesson_of on ${schema}.experience_lesson (experience_id);
