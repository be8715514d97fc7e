-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

-- An address by which a calendar program reads an officer's dates: of the address itself only the SHA-256. No source is all of them.
create table ${schema}.feed (
    handle varchar(20) not null,
    hash varchar(64) not null,
    officer varchar(64) not null,
    source varchar(40) not null,
    made bigint not null,
    used bigint,
    constraint feed_pk primary key (handle),
    constraint feed_hash unique (hash),
    constraint feed_one unique (officer, source)
);

-- What was told of an event, and to whom: hashes of what it said, so that only what is new is told again.
create table ${schema}.told (
    uid varchar(120) not null,
    revision integer not null,
    sequence_number integer not null,
    content varchar(64) not null,
    constraint told_pk primary key (uid)
);
create table ${schema}.told_attendee (
    uid varchar(120) not null,
    address varchar(254) not null,
    name varchar(120) not null,
    language varchar(2) not null,
    constraint told_attendee_pk primary key (uid, address)
);
create table ${schema}.told_occurrence (
    uid varchar(120) not null,
    original_day varchar(10) not null,
    content varchar(64) not null,
    constraint told_occurrence_pk primary key (uid, original_day)
);
