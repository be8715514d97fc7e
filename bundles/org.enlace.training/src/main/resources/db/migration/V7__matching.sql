-- How each call is matched, where somebody has said anything of it: weights of its own (their numbers in a fixed order, blanks
-- between), why, and quotas, one country a line: code, sends, receives, tabs between; an absent number is no limit.
create table ${schema}.matching (
    exchange_call varchar(36) not null,
    version integer not null,
    weights varchar(100),
    reason varchar(500) not null,
    quotas varchar(4000) not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint matching_pk primary key (exchange_call)
);

-- Agreed, pinned and banned pairs. An officer is pinned to one place at most, which the use case holds.
create table ${schema}.matching_pair (
    exchange_call varchar(36) not null,
    kind varchar(10) not null,
    application varchar(36) not null,
    place varchar(36) not null,
    reason varchar(500) not null,
    fixed_by varchar(64) not null,
    fixed bigint not null,
    constraint matching_pair_pk primary key (exchange_call, kind, application, place)
);

-- Runs. What a run looked at but for its candidates is the JSON of frame; it is never changed.
create table ${schema}.matching_run (
    id varchar(36) not null,
    exchange_call varchar(36) not null,
    run_number integer not null,
    call_version integer not null,
    setup_version integer not null,
    candidates integer not null,
    places integer not null,
    seats integer not null,
    placed integer not null,
    points integer not null,
    millis bigint not null,
    ran_by varchar(64) not null,
    ran bigint not null,
    frame ${text} not null,
    constraint matching_run_pk primary key (id),
    constraint matching_run_once unique (exchange_call, run_number)
);

-- What a run said of each officer, and what it knew of the officer: nobody's name is in it. Reasons and obstacles one a line.
create table ${schema}.matching_line (
    run varchar(36) not null,
    application varchar(36) not null,
    version integer not null,
    country varchar(2) not null,
    profile varchar(1500) not null,
    place varchar(36),
    host varchar(2),
    first_day varchar(10),
    last_day varchar(10),
    points integer not null,
    pinned boolean not null,
    reasons varchar(2000) not null,
    obstacles varchar(400) not null,
    instead varchar(80),
    constraint matching_line_pk primary key (run, application),
    constraint matching_line_run_fk foreign key (run) references ${schema}.matching_run (id)
);

-- The officers of a run that have no place, and those of one country.
create index matching_line_country on ${schema}.matching_line (run, country, application);
