-- Time stamps on events of this country: that what was sealed existed at a moment, by the clock of a service. Rows are only added.
create table ${schema}.time_stamp (
    event varchar(36) not null,
    team varchar(36) not null,
    item varchar(36) not null,
    country varchar(2) not null,
    place_in_strand integer not null,
    -- The SHA-256 of the event, which is what was stamped.
    covers varchar(64) not null,
    stamped bigint not null,
    serial varchar(100) not null,
    authority varchar(300) not null,
    policy varchar(300) not null,
    -- Base64 of the token, and the SHA-256 of the certificate that was trusted then.
    token ${text} not null,
    anchor varchar(64) not null,
    constraint time_stamp_pk primary key (event)
);

create index time_stamp_item on ${schema}.time_stamp (item, country, place_in_strand);

-- The certificates that were trusted when something was stamped, Base64.
create table ${schema}.time_stamp_anchor (
    id varchar(64) not null,
    certificate ${text} not null,
    constraint time_stamp_anchor_pk primary key (id)
);

-- Items of which the last event of this country has no time stamp yet; event is the last that was written, as far as that is known.
create table ${schema}.time_stamp_due (
    item varchar(36) not null,
    team varchar(36) not null,
    event varchar(36) not null,
    attempts integer not null,
    constraint time_stamp_due_pk primary key (item)
);

create index time_stamp_due_turn on ${schema}.time_stamp_due (attempts, item);

-- How the service is: one row.
create table ${schema}.time_stamp_service (
    id integer not null,
    -- When it last answered with a token.
    reached bigint,
    failures integer not null,
    next_try bigint not null,
    trouble varchar(1000) not null,
    constraint time_stamp_service_pk primary key (id)
);

insert into ${schema}.time_stamp_service (id, failures, next_try, trouble) values (1, 0, 0, '');

-- What happened before.
insert into ${schema}.time_stamp_due (item, team, event, attempts)
    select item, min(team), '-', 0 from ${schema}.custody_event group by item;

-- Whether this country's people were told that nobody acknowledged what they had handed over; again with each transfer.
alter table ${schema}.custody_state add column reminded boolean not null default false;
