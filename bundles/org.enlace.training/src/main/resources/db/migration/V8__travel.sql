-- Series that another country's node sent: whose, which version of its record, and how it stands with its owner.
alter table ${schema}.series add column owner varchar(2);

alter table ${schema}.series add column sent bigint;

alter table ${schema}.series add column standing varchar(12);

-- Which nominations a change touched, by its moment.
create index nomination_changed on ${schema}.nomination (changed);

-- And which attendances.
create index attendance_noted on ${schema}.attendance (noted);

-- Nominations that came from the node of their country, and the version of its record.
create table ${schema}.travel_arrival (
    nomination varchar(36) not null,
    country varchar(2) not null,
    sent bigint not null,
    constraint travel_arrival_pk primary key (nomination),
    constraint travel_arrival_fk foreign key (nomination) references ${schema}.nomination (id)
);

-- What this country answered another about its nominations for a series: the record, and what it said last.
create table ${schema}.travel_answer (
    series varchar(36) not null,
    country varchar(2) not null,
    record varchar(36) not null,
    told ${text} not null,
    constraint travel_answer_pk primary key (series, country),
    constraint travel_answer_fk foreign key (series) references ${schema}.series (id)
);

-- What other countries answered: which record speaks of which series, and its last version.
create table ${schema}.travel_heard (
    record varchar(36) not null,
    series varchar(36) not null,
    sent bigint not null,
    constraint travel_heard_pk primary key (record),
    constraint travel_heard_fk foreign key (series) references ${schema}.series (id)
);

-- Beside the state of a nomination: its place in the organiser's waiting list, 0 for none, how many of the sessions held the person
-- attended, and the number of the certificate.
create table ${schema}.travel_standing (
    nomination varchar(36) not null,
    place integer not null,
    attended integer not null,
    held integer not null,
    certificate varchar(60) not null,
    constraint travel_standing_pk primary key (nomination),
    constraint travel_standing_fk foreign key (nomination) references ${schema}.nomination (id)
);

-- Which applications a change touched.
create index exchange_application_changed on ${schema}.exchange_application (changed);

-- Calls that another country's node sent, and applications that came from the node of the country that sends the officer.
create table ${schema}.travel_call (
    id varchar(36) not null,
    country varchar(2) not null,
    sent bigint not null,
    constraint travel_call_pk primary key (id),
    constraint travel_call_fk foreign key (id) references ${schema}.exchange_call (id)
);

create table ${schema}.travel_application (
    id varchar(36) not null,
    country varchar(2) not null,
    sent bigint not null,
    constraint travel_application_pk primary key (id),
    constraint travel_application_fk foreign key (id) references ${schema}.exchange_application (id)
);

-- What was told last about an application, and in which record; and which records of organisers speak of which.
create table ${schema}.travel_told (
    subject varchar(36) not null,
    record varchar(36) not null,
    told ${text} not null,
    constraint travel_told_pk primary key (subject)
);

create table ${schema}.travel_course (
    record varchar(36) not null,
    subject varchar(36) not null,
    sent bigint not null,
    constraint travel_course_pk primary key (record)
);
