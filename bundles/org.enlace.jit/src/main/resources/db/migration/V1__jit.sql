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

-- Teams this node knows of. The request as JSON; words folded to lower case in sought.
create table ${schema}.team (
    id varchar(36) not null,
    version integer not null,
    reference varchar(20) not null,
    requester varchar(2) not null,
    state varchar(30) not null,
    since varchar(10) not null,
    central boolean not null,
    reason ${text},
    request ${text} not null,
    sought varchar(400) not null,
    last_day varchar(10),
    zone varchar(60),
    created_by varchar(64) not null,
    created_for varchar(64),
    created bigint not null,
    changed_by varchar(64) not null,
    changed_for varchar(64),
    changed bigint not null,
    touched bigint not null,
    constraint team_pk primary key (id)
);

-- What changed since, or for whom, for the search.
create index team_since on ${schema}.team (touched, id);

-- The lists, newest first: ids grow with the time they were made.
create index team_list on ${schema}.team (state, id desc);

-- Whom a team asks, and how far it is with each, for lists.
create table ${schema}.team_country (
    team varchar(36) not null,
    country varchar(2) not null,
    answer varchar(30) not null,
    constraint team_country_pk primary key (team, country),
    constraint team_country_fk foreign key (team) references ${schema}.team (id)
);

create index team_country_country on ${schema}.team_country (country, team);

-- Which officers of this node may know of a team, since when, until when, and on which ground.
create table ${schema}.team_reader (
    team varchar(36) not null,
    officer varchar(64) not null,
    ground varchar(20) not null,
    since bigint not null,
    ends bigint,
    put_by varchar(64) not null,
    put_for varchar(64),
    put bigint not null,
    constraint team_reader_pk primary key (team, officer, ground),
    constraint team_reader_fk foreign key (team) references ${schema}.team (id)
);

create index team_reader_officer on ${schema}.team_reader (officer, team);

-- The steps that officers of this node took, each at its own moment.
create table ${schema}.team_step (
    team varchar(36) not null,
    taken bigint not null,
    act varchar(30) not null,
    about varchar(2),
    day varchar(10) not null,
    document varchar(36),
    note ${text},
    statement varchar(36),
    taken_by varchar(64) not null,
    taken_for varchar(64),
    constraint team_step_pk primary key (team, taken),
    constraint team_step_fk foreign key (team) references ${schema}.team (id)
);

-- Numbers of references, by year; none is used twice.
create table ${schema}.reference_year (
    in_year integer not null,
    last_number integer not null,
    constraint reference_year_pk primary key (in_year)
);

-- One row. Whoever changes anything holds it until the end of the transaction.
create table ${schema}.change_clock (
    id integer not null,
    last_change bigint not null,
    constraint change_clock_pk primary key (id)
);

insert into ${schema}.change_clock (id, last_change) values (1, 0);
