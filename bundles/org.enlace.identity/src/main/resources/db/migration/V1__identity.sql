-- The schema is called officers: identity is a word of SQL.
-- Names are unquoted, so that each database folds them as it likes. Moments are milliseconds since 1970, UTC.

create table ${schema}.officer (
    id varchar(64) not null,
    version integer not null,
    state varchar(8) not null,
    name varchar(120) not null,
    search_text varchar(400) not null,
    unit varchar(64),
    rank_title varchar(60) not null,
    language varchar(2) not null,
    zone varchar(64) not null,
    -- A blank before and after each.
    roles varchar(900) not null,
    reason varchar(500),
    disabled bigint,
    constraint officer_pk primary key (id)
);

create index officer_unit on ${schema}.officer (unit);

create table ${schema}.unit (
    id varchar(64) not null,
    version integer not null,
    name varchar(160) not null,
    closed boolean not null,
    constraint unit_pk primary key (id)
);

-- A built-in role stands here once it was changed; permissions are separated by blanks.
create table ${schema}.role (
    name varchar(40) not null,
    version integer not null,
    built_in boolean not null,
    title varchar(120) not null,
    added ${text} not null,
    removed ${text} not null,
    constraint role_pk primary key (name)
);

create table ${schema}.credential (
    officer varchar(64) not null,
    password varchar(200) not null,
    changed bigint not null,
    last_sign_in bigint,
    secret varchar(200),
    enrolled bigint,
    last_step bigint not null,
    begun varchar(200),
    constraint credential_pk primary key (officer)
);

create table ${schema}.recovery_code (
    hash varchar(64) not null,
    officer varchar(64) not null,
    constraint recovery_code_pk primary key (hash)
);

create index recovery_code_officer on ${schema}.recovery_code (officer);

-- What opens something once: a setup link, an invitation, a sign-in whose password was right.
create table ${schema}.one_time (
    hash varchar(64) not null,
    purpose varchar(10) not null,
    officer varchar(64) not null,
    until bigint not null,
    tries integer not null,
    constraint one_time_pk primary key (hash)
);

create index one_time_officer on ${schema}.one_time (purpose, officer);

create table ${schema}.officer_session (
    hash varchar(64) not null,
    handle varchar(32) not null,
    officer varchar(64) not null,
    acting_for varchar(64),
    began bigint not null,
    proven bigint not null,
    last_use bigint not null,
    until bigint not null,
    address varchar(64) not null,
    agent varchar(200) not null,
    constraint officer_session_pk primary key (hash),
    constraint officer_session_handle unique (handle)
);

create index officer_session_officer on ${schema}.officer_session (officer);

create index officer_session_until on ${schema}.officer_session (until);

create table ${schema}.token (
    hash varchar(64) not null,
    handle varchar(32) not null,
    officer varchar(64) not null,
    label varchar(120) not null,
    permissions ${text} not null,
    issued_by varchar(64) not null,
    issued bigint not null,
    until bigint not null,
    last_use bigint,
    revoked bigint,
    constraint token_pk primary key (hash),
    constraint token_handle unique (handle)
);

create index token_officer on ${schema}.token (officer);

create table ${schema}.deputy (
    handle varchar(32) not null,
    absent varchar(64) not null,
    deputy varchar(64) not null,
    begins bigint not null,
    until bigint not null,
    constraint deputy_pk primary key (handle)
);

create index deputy_absent on ${schema}.deputy (absent);

create index deputy_deputy on ${schema}.deputy (deputy);
