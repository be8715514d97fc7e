-- Exchanges of officers: calls, the places hosts offer, applications with their course. Days are written 2027-05-03, as everywhere.
-- Who stands for whom is kept in _for: nobody decides on an application of the officer they stand in for.

create table ${schema}.exchange_call (
    id varchar(36) not null,
    version integer not null,
    state varchar(10) not null,
    title varchar(200) not null,
    themes varchar(2000) not null,
    sought varchar(2300) not null,
    first_day varchar(10) not null,
    last_day varchar(10) not null,
    days integer not null,
    theme_required boolean not null,
    deadline varchar(10) not null,
    conditions varchar(4000) not null,
    reason varchar(500),
    created_by varchar(64) not null,
    created_for varchar(64),
    created bigint not null,
    changed_by varchar(64) not null,
    changed_for varchar(64),
    changed bigint not null,
    constraint exchange_call_pk primary key (id)
);

create index exchange_call_list on ${schema}.exchange_call (state, id desc);

create index exchange_call_since on ${schema}.exchange_call (changed, id);

create table ${schema}.host_place (
    id varchar(36) not null,
    call_id varchar(36) not null,
    version integer not null,
    withdrawn boolean not null,
    country varchar(2) not null,
    unit varchar(200) not null,
    themes varchar(2000) not null,
    languages varchar(100) not null,
    periods varchar(300) not null,
    bands varchar(100) not null,
    capacity integer not null,
    created_by varchar(64) not null,
    created_for varchar(64),
    created bigint not null,
    changed_by varchar(64) not null,
    changed_for varchar(64),
    changed bigint not null,
    constraint host_place_pk primary key (id),
    constraint host_place_call_fk foreign key (call_id) references ${schema}.exchange_call (id)
);

create index host_place_call on ${schema}.host_place (call_id, country);

-- The checklist, the papers and the follow-ups are only ever read with their application.
create table ${schema}.exchange_application (
    id varchar(36) not null,
    call_id varchar(36) not null,
    version integer not null,
    stage varchar(20) not null,
    officer varchar(64) not null,
    name varchar(120) not null,
    post varchar(200) not null,
    sought varchar(330) not null,
    country varchar(2) not null,
    band varchar(20) not null,
    languages varchar(100) not null,
    themes varchar(400) not null,
    available varchar(150) not null,
    objectives varchar(4000) not null,
    superior varchar(200) not null,
    approved varchar(10) not null,
    documents varchar(800) not null,
    declined ${text} not null,
    place varchar(36),
    host varchar(2),
    first_day varchar(10),
    last_day varchar(10),
    reason varchar(500),
    preparation varchar(1000) not null,
    papers varchar(1000) not null,
    certificate varchar(36),
    follow_ups ${text} not null,
    product varchar(36),
    created_by varchar(64) not null,
    created_for varchar(64),
    created bigint not null,
    changed_by varchar(64) not null,
    changed_for varchar(64),
    changed bigint not null,
    constraint exchange_application_pk primary key (id),
    constraint exchange_application_call_fk foreign key (call_id) references ${schema}.exchange_call (id)
);

create index exchange_application_call on ${schema}.exchange_application (call_id, stage, id);

create index exchange_application_officer on ${schema}.exchange_application (officer, id);

create index exchange_application_country on ${schema}.exchange_application (country, id);

create index exchange_application_host on ${schema}.exchange_application (host, id);

create index exchange_application_place on ${schema}.exchange_application (place, stage);

create index exchange_application_stay on ${schema}.exchange_application (last_day, first_day);

create table ${schema}.exchange_step (
    application varchar(36) not null,
    version integer not null,
    stage varchar(20) not null,
    note varchar(500) not null,
    done_by varchar(64) not null,
    done_for varchar(64),
    done bigint not null,
    constraint exchange_step_pk primary key (application, version),
    constraint exchange_step_fk foreign key (application) references ${schema}.exchange_application (id)
);

-- In hundredths of the currency.
create table ${schema}.exchange_expense (
    application varchar(36) not null,
    place integer not null,
    what varchar(120) not null,
    hundredths bigint not null,
    currency varchar(3) not null,
    constraint exchange_expense_pk primary key (application, place),
    constraint exchange_expense_fk foreign key (application) references ${schema}.exchange_application (id)
);

-- What somebody has written so far; it becomes the application of the same id, or is erased.
create table ${schema}.exchange_draft (
    id varchar(36) not null,
    call_id varchar(36) not null,
    author varchar(64) not null,
    answers ${text} not null,
    begun_by varchar(64) not null,
    begun_for varchar(64),
    begun bigint not null,
    changed_by varchar(64) not null,
    changed_for varchar(64),
    changed bigint not null,
    constraint exchange_draft_pk primary key (id),
    constraint exchange_draft_call_fk foreign key (call_id) references ${schema}.exchange_call (id)
);

create index exchange_draft_author on ${schema}.exchange_draft (author, id);
