-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.
-- Lists of one record are lines of a text, their fields separated by tabs: they are only ever read with it.

create table ${schema}.programme (
    id varchar(36) not null,
    version integer not null,
    title varchar(200) not null,
    summary varchar(4000) not null,
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint programme_pk primary key (id)
);

create table ${schema}.series (
    id varchar(36) not null,
    version integer not null,
    state varchar(10) not null,
    programme varchar(36),
    kind varchar(30) not null,
    title varchar(200) not null,
    summary varchar(4000) not null,
    organiser varchar(200) not null,
    contact varchar(254),
    zone varchar(60) not null,
    languages varchar(20) not null,
    quotas varchar(2000) not null,
    origin varchar(500) not null,
    note varchar(1000),
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    touched bigint not null,
    constraint series_pk primary key (id),
    constraint series_programme_fk foreign key (programme) references ${schema}.programme (id)
);

-- The lists, newest first: ids grow with the time they were made.
create index series_list on ${schema}.series (state, id desc);

-- What changed since, for the search.
create index series_since on ${schema}.series (touched, id);

create table ${schema}.meeting (
    id varchar(36) not null,
    series varchar(36) not null,
    version integer not null,
    state varchar(10) not null,
    title varchar(200) not null,
    starts bigint not null,
    ends bigint not null,
    zone varchar(60) not null,
    moved_from bigint,
    languages varchar(20) not null,
    agenda ${text} not null,
    place varchar(200) not null,
    provider varchar(100) not null,
    link varchar(500) not null,
    dial_in varchar(200) not null,
    recording varchar(20) not null,
    moderators varchar(800) not null,
    reason varchar(500),
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint meeting_pk primary key (id),
    constraint meeting_series_fk foreign key (series) references ${schema}.series (id)
);

create index meeting_series on ${schema}.meeting (series, starts);

create index meeting_time on ${schema}.meeting (ends, starts);

-- Which booth is where, and when: words folded to lower case in booth, as typed in shown.
create table ${schema}.booking (
    meeting varchar(36) not null,
    place integer not null,
    booth varchar(80) not null,
    shown varchar(80) not null,
    from_language varchar(2) not null,
    to_language varchar(2) not null,
    constraint booking_pk primary key (meeting, place),
    constraint booking_meeting_fk foreign key (meeting) references ${schema}.meeting (id)
);

create index booking_booth on ${schema}.booking (booth);

-- Apart, so that nothing that reads a session reads it along.
create table ${schema}.moderation (
    meeting varchar(36) not null,
    link varchar(500) not null,
    constraint moderation_pk primary key (meeting),
    constraint moderation_meeting_fk foreign key (meeting) references ${schema}.meeting (id)
);

create table ${schema}.nomination (
    id varchar(36) not null,
    series varchar(36) not null,
    version integer not null,
    state varchar(10) not null,
    name varchar(120) not null,
    post varchar(200) not null,
    country varchar(2) not null,
    mail varchar(254) not null,
    language varchar(2) not null,
    reason varchar(500),
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint nomination_pk primary key (id),
    constraint nomination_series_fk foreign key (series) references ${schema}.series (id)
);

create index nomination_list on ${schema}.nomination (series, state, id);

create index nomination_country on ${schema}.nomination (series, country, id);

-- Access, diet, visa: for the organiser alone, and erased by itself.
create table ${schema}.need (
    nomination varchar(36) not null,
    body varchar(1000) not null,
    constraint need_pk primary key (nomination),
    constraint need_nomination_fk foreign key (nomination) references ${schema}.nomination (id)
);

create table ${schema}.holiday (
    country varchar(2) not null,
    day varchar(10) not null,
    name varchar(100) not null,
    constraint holiday_pk primary key (country, day)
);

-- One row. Whoever changes anything holds it until the end of the transaction.
create table ${schema}.change_clock (
    id integer not null,
    last_change bigint not null,
    constraint change_clock_pk primary key (id)
);

insert into ${schema}.change_clock (id, last_change) values (1, 0);
