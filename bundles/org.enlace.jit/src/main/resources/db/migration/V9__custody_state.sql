-- Where each item of evidence is, as its chain says: written with every event, so that lists and counts read no chains.
create table ${schema}.custody_state (
    item varchar(36) not null,
    team varchar(36) not null,
    -- held, in-transit, returned, destroyed, unknown; due as long as it has yet to be read from the chain
    state varchar(20) not null,
    -- Whoever holds it, or handed it over.
    country varchar(2),
    -- Whoever has it in hands, or shall receive it.
    person_name varchar(300),
    person_rank varchar(300),
    person_number varchar(300),
    person_unit varchar(500),
    person_country varchar(2),
    -- The event that handed it over, and when that happened.
    out_event varchar(36),
    out_hash varchar(64),
    since bigint,
    events integer not null,
    findings integer not null,
    constraint custody_state_pk primary key (item)
);

create index custody_state_moving on ${schema}.custody_state (team, state, out_event);
create index custody_state_due on ${schema}.custody_state (state, item);

-- What happened before.
insert into ${schema}.custody_state (item, team, state, events, findings)
    select item, min(team), 'due', 0, 0 from ${schema}.custody_event group by item;
