-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

-- What is to be sent, and what could not be. What was sent is gone from here; the audit knows of it.
create table ${schema}.letter (
    id varchar(36) not null,
    recipient varchar(254) not null,
    subject varchar(200) not null,
    body ${text} not null,
    -- A calendar part, where there is one.
    method varchar(20),
    calendar ${text},
    queued bigint not null,
    state varchar(10) not null,
    failures integer not null,
    -- When it is tried; while it is being sent, when somebody else may.
    try_from bigint not null,
    error varchar(500),
    constraint letter_pk primary key (id)
);
create index letter_next on ${schema}.letter (state, try_from);
