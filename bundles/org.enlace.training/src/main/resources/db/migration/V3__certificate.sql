-- What certificates say never changes; how they stand does. Days as 2027-03-01. The hash is of what it says, so that a row that somebody
-- changed beside the node is found.

create table ${schema}.certificate (
    id varchar(36) not null,
    version integer not null,
    issuer varchar(2) not null,
    given_year integer not null,
    given_count integer not null,
    subject_kind varchar(10) not null,
    subject varchar(36) not null,
    state varchar(10) not null,
    name varchar(120) not null,
    country varchar(2) not null,
    title varchar(200) not null,
    first_day varchar(10) not null,
    last_day varchar(10) not null,
    minutes integer not null,
    organiser varchar(200) not null,
    language varchar(2) not null,
    hash varchar(64) not null,
    mail varchar(254),
    mail_key varchar(254),
    reason varchar(20),
    note varchar(500),
    replaced_by varchar(36),
    issued_by varchar(64) not null,
    issued bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint certificate_pk primary key (id),
    constraint certificate_number unique (given_year, given_count)
);

create index certificate_subject on ${schema}.certificate (subject, id);

-- What a change gave or revoked, for the countries whose people they are.
create index certificate_changed on ${schema}.certificate (changed);

create index certificate_mail on ${schema}.certificate (mail_key, id);

create table ${schema}.certificate_condition (
    series varchar(36) not null,
    attended_share integer not null,
    evaluation integer not null,
    constraint certificate_condition_pk primary key (series),
    constraint certificate_condition_fk foreign key (series) references ${schema}.series (id)
);
