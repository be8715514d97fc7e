-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

-- What countries said in teams, each once; of what was taken back only that it was there.
create table ${schema}.statement (
    id varchar(36) not null,
    team varchar(36) not null,
    country varchar(2) not null,
    number bigint not null,
    at_micros bigint not null,
    kind varchar(40) not null,
    content ${text} not null,
    taken_back boolean not null,
    constraint statement_pk primary key (id),
    constraint statement_number unique (team, country, number)
);

create index statement_order on ${schema}.statement (team, at_micros, country, number);

-- What came before what it is about.
create table ${schema}.early_statement (
    id varchar(36) not null,
    team varchar(36) not null,
    country varchar(2) not null,
    number bigint not null,
    at_micros bigint not null,
    kind varchar(40) not null,
    content ${text} not null,
    constraint early_statement_pk primary key (id),
    constraint early_statement_number unique (team, country, number)
);

create index early_statement_country on ${schema}.early_statement (country);

-- One row. Whoever changes anything holds it until the end of the transaction.
create table ${schema}.change_clock (
    id integer not null,
    last_change bigint not null,
    constraint change_clock_pk primary key (id)
);

insert into ${schema}.change_clock (id, last_change) values (1, 0);
