-- Names are unquoted, so that each database folds them as it likes. Moments are milliseconds since 1970, UTC; days are
-- YYYY-MM-DD, which sorts as they do.

-- What the country adopted. A row is recorded, then confirmed, then perhaps withdrawn: which columns are filled tells.
create table ${schema}.adoption (
    id varchar(36) not null,
    version integer not null,
    module varchar(64) not null,
    kind varchar(12) not null,
    instrument_number varchar(80) not null,
    instrument_day varchar(10) not null,
    instrument_title varchar(300) not null,
    authority varchar(200) not null,
    scope_text varchar(1000) not null,
    begins varchar(10) not null,
    ends varchar(10),
    document_name varchar(200),
    document_type varchar(100),
    document_size bigint,
    document_sha256 varchar(64),
    recorded_by varchar(64) not null,
    recorded_for varchar(64),
    recorded bigint not null,
    confirmed_by varchar(64),
    confirmed_for varchar(64),
    confirmed bigint,
    withdrawn_by varchar(64),
    withdrawn_for varchar(64),
    withdrawn bigint,
    reason varchar(500),
    constraint adoption_pk primary key (id)
);

create index adoption_module on ${schema}.adoption (module, id);

-- The document of an adoption, as Base64: read one at a time, seldom.
create table ${schema}.adoption_document (
    adoption varchar(36) not null,
    content ${text} not null,
    constraint adoption_document_pk primary key (adoption)
);

-- Which warning was given: so many days before the last one, or -1 once it was over.
create table ${schema}.adoption_warning (
    adoption varchar(36) not null,
    days integer not null,
    given bigint not null,
    constraint adoption_warning_pk primary key (adoption, days)
);

-- What takes two officers.
create table ${schema}.decision (
    id varchar(36) not null,
    version integer not null,
    kind varchar(40) not null,
    module varchar(64) not null,
    facts ${text} not null,
    proposed_by varchar(64) not null,
    proposed_for varchar(64),
    proposed bigint not null,
    reason varchar(500) not null,
    state varchar(10) not null,
    decided_by varchar(64),
    decided_for varchar(64),
    decided bigint,
    answer varchar(500),
    constraint decision_pk primary key (id)
);

create index decision_open on ${schema}.decision (module, kind, state);

-- What became of the modules.
create table ${schema}.change (
    id varchar(36) not null,
    module varchar(64) not null,
    operation varchar(20) not null,
    from_version varchar(128),
    to_version varchar(128),
    outcome varchar(20) not null,
    moment bigint not null,
    by_officer varchar(64) not null,
    archive varchar(500),
    archive_sha256 varchar(64),
    signer varchar(500),
    detail varchar(2000),
    constraint change_pk primary key (id)
);

create index change_module on ${schema}.change (module, id);
