-- Which placements this country asked about on the node of the host's country, in which record, and what that says. Whether the country
-- has answered and that was taken; the record of its answer with its version; the number of the last answer that was not taken, 0 for
-- none, and why; whether whoever organises has the turn again, because the other node did not take the question.
create table ${schema}.host_asked (
    record varchar(36) not null,
    application varchar(36) not null,
    place varchar(36) not null,
    country varchar(2) not null,
    asked bigint not null,
    told ${text} not null,
    answered boolean not null,
    answer varchar(36),
    sent bigint not null,
    turned integer not null,
    why varchar(20) not null,
    back boolean not null,
    constraint host_asked_pk primary key (record),
    constraint host_asked_once unique (application, place),
    constraint host_asked_fk foreign key (application) references ${schema}.exchange_application (id)
);

-- What organisers of other countries ask of hosts of this one: the version of their record and its words; and what was answered, with the
-- record in which that travels. Nothing of the officer is in the words once it is declined or over.
create table ${schema}.host_request (
    record varchar(36) not null,
    country varchar(2) not null,
    sent bigint not null,
    version integer not null,
    said ${text} not null,
    answer varchar(36),
    answers integer not null,
    confirms boolean not null,
    reason varchar(500) not null,
    answered_by varchar(64),
    answered_for varchar(64),
    answered bigint not null,
    constraint host_request_pk primary key (record)
);
