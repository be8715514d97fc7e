-- What each country decided last about a document, as far as it is known here: this country's own decision, without the id of a
-- record, and what partners let this one know.
create table ${schema}.country_adoption (
    protocol_id varchar(36) not null,
    country varchar(2) not null,
    record_id varchar(36),
    owner varchar(2) not null,
    reference varchar(80) not null,
    edition integer not null,
    state varchar(26) not null,
    decided bigint not null,
    kind varchar(20),
    act_number varchar(120),
    act_date varchar(10),
    authority varchar(300),
    from_day varchar(10),
    last_day varchar(10),
    not_started bigint,
    in_progress bigint,
    done_items bigint,
    verified_items bigint,
    not_applicable bigint,
    shared_version bigint,
    audience varchar(1000),
    handling varchar(20),
    handling_condition varchar(2000),
    tlp varchar(20),
    constraint country_adoption_pk primary key (protocol_id, country)
);

create index country_adoption_record on ${schema}.country_adoption (record_id);

create index country_adoption_state on ${schema}.country_adoption (country, state, protocol_id);

create table ${schema}.country_reservation (
    protocol_id varchar(36) not null,
    country varchar(2) not null,
    section varchar(80) not null,
    words varchar(2000) not null,
    constraint country_reservation_pk primary key (protocol_id, country, section)
);

-- The documents that some country decided about, with how many adopted them, kept with each decision: the rows of the matrix.
create table ${schema}.region_row (
    protocol_id varchar(36) not null,
    adoptions integer not null,
    constraint region_row_pk primary key (protocol_id)
);

create index region_row_adoptions on ${schema}.region_row (adoptions desc, protocol_id);

-- The countries of which any decision is known: the columns.
create table ${schema}.region_column (
    country varchar(2) not null,
    constraint region_column_pk primary key (country)
);

-- What this country lets others know of a decision, beside what the exchange keeps of it.
create table ${schema}.adoption_share (
    protocol_id varchar(36) not null,
    record_id varchar(36) not null,
    reservations integer not null,
    progress integer not null,
    told varchar(80),
    told_day varchar(10),
    constraint adoption_share_pk primary key (protocol_id)
);

-- What a country owns, by title.
create index protocol_owner on ${schema}.protocol (owner, place);

-- Until now only documents of this country were decided about.
insert into ${schema}.country_adoption (protocol_id, country, owner, reference, edition, state, decided, kind, act_number,
        act_date, authority, from_day, last_day)
    select a.protocol_id, p.owner, p.owner, p.reference, a.edition, a.state, a.decided, a.kind, a.act_number,
        a.act_date, a.authority, a.from_day, a.last_day
    from ${schema}.adoption a join ${schema}.protocol p on p.id = a.protocol_id
    where a.revision = (select max(b.revision) from ${schema}.adoption b where b.protocol_id = a.protocol_id);

insert into ${schema}.country_reservation (protocol_id, country, section, words)
    select r.protocol_id, p.owner, r.section, r.words
    from ${schema}.adoption_reservation r join ${schema}.protocol p on p.id = r.protocol_id
    where r.revision = (select max(b.revision) from ${schema}.adoption b where b.protocol_id = r.protocol_id);

insert into ${schema}.region_row (protocol_id, adoptions)
    select protocol_id, sum(case when state in ('adopted', 'adopted-with-reservations') then 1 else 0 end)
    from ${schema}.country_adoption group by protocol_id;

insert into ${schema}.region_column (country) select distinct country from ${schema}.country_adoption;
