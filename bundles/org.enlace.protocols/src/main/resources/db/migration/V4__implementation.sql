-- How the country implements what it adopted: an item for each requirement of the adopted version, kept where a later one does not
-- ask for it any more.
create table ${schema}.checklist_item (
    id varchar(36) not null,
    protocol_id varchar(36) not null,
    requirement varchar(60) not null,
    item_key varchar(100) not null,
    edition integer not null,
    reworded integer not null,
    counted integer not null,
    revision integer not null,
    standing varchar(16) not null,
    unit_id varchar(64),
    due_day varchar(10),
    current_state varchar(2000),
    gap varchar(2000),
    measure varchar(2000),
    evidence varchar(2000),
    links ${text} not null,
    reason varchar(2000),
    finished_by varchar(64),
    finished_for varchar(64),
    finished bigint,
    checked_by varchar(64),
    checked_for varchar(64),
    checked bigint,
    changed_by varchar(64) not null,
    changed_for varchar(64),
    changed bigint not null,
    constraint checklist_item_pk primary key (id),
    constraint checklist_item_key unique (item_key)
);

create index checklist_item_of on ${schema}.checklist_item (protocol_id, counted);

-- What happened to an item, and what is needed to take it back.
create table ${schema}.checklist_step (
    item_id varchar(36) not null,
    revision integer not null,
    step_id varchar(36),
    done_by varchar(64) not null,
    done_for varchar(64),
    done bigint not null,
    standing_before varchar(16),
    standing varchar(16) not null,
    unit_before varchar(64),
    unit_id varchar(64),
    due_before varchar(10),
    due_day varchar(10),
    reason varchar(2000),
    findings integer not null,
    edition integer not null,
    counted integer not null,
    constraint checklist_step_pk primary key (item_id, revision)
);

create index checklist_step_of on ${schema}.checklist_step (step_id);

-- How far a checklist had come at the end of each day on which it changed.
create table ${schema}.checklist_day (
    protocol_id varchar(36) not null,
    change_day varchar(10) not null,
    not_started integer not null,
    in_progress integer not null,
    done integer not null,
    verified integer not null,
    not_applicable integer not null,
    constraint checklist_day_pk primary key (protocol_id, change_day)
);
