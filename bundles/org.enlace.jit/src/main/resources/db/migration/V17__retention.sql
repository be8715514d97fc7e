-- Items of evidence whose term of keeping is over, and how far each is on its way to being erased. One row of an item.
create table ${schema}.retention (
    item varchar(36) not null,
    team varchar(36) not null,
    version integer not null,
    -- proposed, confirmed-once, confirmed, stopped, erased, kept, held, lapsed
    state varchar(20) not null,
    -- The rule on which it was proposed, as it was then, and its term.
    rule_id varchar(40) not null,
    cover varchar(200) not null,
    term varchar(40) not null,
    start_token varchar(20) not null,
    source varchar(1200) not null,
    since bigint not null,
    over_at bigint not null,
    proposed_at bigint not null,
    first_by varchar(64),
    first_for varchar(64),
    first_at bigint,
    second_by varchar(64),
    second_for varchar(64),
    second_at bigint,
    -- How often erasing was begun.
    begun integer not null,
    -- Why it lapsed or was stopped, a word.
    why varchar(80),
    -- Who keeps it, why and until when.
    kept_by varchar(64),
    kept_for varchar(64),
    kept_at bigint,
    reason varchar(4000),
    kept_until bigint,
    -- When it lapsed or was erased.
    ended_at bigint,
    certificate varchar(36),
    constraint retention_pk primary key (item)
);

create index retention_team on ${schema}.retention (team, state);
create index retention_state on ${schema}.retention (state, item);

-- What certifies that an item was erased, as it was signed. Rows are only added.
create table ${schema}.erasure_certificate (
    id varchar(36) not null,
    item varchar(36) not null,
    team varchar(36) not null,
    issued bigint not null,
    content ${text} not null,
    signer varchar(64) not null,
    signer_key varchar(200) not null,
    signature varchar(200) not null,
    -- Whether a country has yet to answer that it took the description back.
    waiting boolean not null,
    constraint erasure_certificate_pk primary key (id)
);

create unique index erasure_certificate_item on ${schema}.erasure_certificate (item);
create index erasure_certificate_waiting on ${schema}.erasure_certificate (waiting, id);

-- Which countries have answered since, each answer signed by this node. Rows are only added.
create table ${schema}.erasure_receipt (
    certificate varchar(36) not null,
    country varchar(2) not null,
    hash varchar(64) not null,
    answered bigint not null,
    signer varchar(64) not null,
    signer_key varchar(200) not null,
    signature varchar(200) not null,
    constraint erasure_receipt_pk primary key (certificate, country)
);
