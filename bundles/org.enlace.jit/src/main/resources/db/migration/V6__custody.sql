-- What happened to items of evidence, as each country wrote it down and sealed it: nothing is changed here, and nothing is taken away.
create table ${schema}.custody_event (
    id varchar(36) not null,
    team varchar(36) not null,
    item varchar(36) not null,
    country varchar(2) not null,
    place_in_strand integer not null,
    kind varchar(20) not null,
    receiver varchar(2),
    answers varchar(64),
    hash varchar(64) not null,
    said ${text} not null,
    signer varchar(64) not null,
    seal_key varchar(200) not null,
    signature varchar(200) not null,
    constraint custody_event_pk primary key (id)
);

create index custody_event_item on ${schema}.custody_event (team, item, country, place_in_strand);
-- What one country wrote, for those that join.
create index custody_event_own on ${schema}.custody_event (team, country, id);
-- What was handed over, and what was said to it.
create index custody_event_kind on ${schema}.custody_event (team, kind, id);
create index custody_event_answer on ${schema}.custody_event (answers);

-- What came before its item, or before its team is in force here.
create table ${schema}.early_custody (
    id varchar(36) not null,
    country varchar(2) not null,
    team varchar(36) not null,
    needs varchar(36) not null,
    content ${text} not null,
    constraint early_custody_pk primary key (id)
);

create index early_custody_needs on ${schema}.early_custody (needs, team);
create index early_custody_country on ${schema}.early_custody (country);

-- How far a country that joined was told what this one had written.
create table ${schema}.custody_told (
    team varchar(36) not null,
    country varchar(2) not null,
    since bigint not null,
    last_event varchar(36) not null,
    done boolean not null,
    constraint custody_told_pk primary key (team, country)
);

-- The numbers that items of evidence have, or had before they were taken back.
create table ${schema}.evidence_number (
    team varchar(36) not null,
    country varchar(2) not null,
    assigned integer not null,
    entry varchar(36) not null,
    constraint evidence_number_pk primary key (team, country, assigned)
);
