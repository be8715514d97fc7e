-- What came of series and sessions. Lists of one record are lines of a text, their fields between tabs; a line feed within a field is
-- written as \n.

-- The version that counts now. One row for each series and session of which something was noted or learned; version 0 where nothing was noted.
create table ${schema}.outcome (
    subject varchar(36) not null,
    series varchar(36) not null,
    meeting varchar(36),
    version integer not null,
    touched bigint not null,
    constraint outcome_pk primary key (subject),
    constraint outcome_series_fk foreign key (series) references ${schema}.series (id)
);

create index outcome_series on ${schema}.outcome (series);

-- What changed since, for the search.
create index outcome_since on ${schema}.outcome (touched, subject);

create table ${schema}.outcome_version (
    subject varchar(36) not null,
    version integer not null,
    minutes ${text} not null,
    questions ${text} not null,
    decisions ${text} not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint outcome_version_pk primary key (subject, version),
    constraint outcome_version_fk foreign key (subject) references ${schema}.outcome (subject)
);

create table ${schema}.action_point (
    id varchar(36) not null,
    subject varchar(36) not null,
    series varchar(36) not null,
    meeting varchar(36),
    version integer not null,
    state varchar(10) not null,
    body varchar(500) not null,
    officer varchar(64),
    owner varchar(120),
    country varchar(2),
    due varchar(10) not null,
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint action_point_pk primary key (id),
    constraint action_point_series_fk foreign key (series) references ${schema}.series (id)
);

create index action_point_list on ${schema}.action_point (subject, due, id);

create index action_point_mine on ${schema}.action_point (officer, state, due);

create table ${schema}.lesson (
    id varchar(36) not null,
    subject varchar(36) not null,
    series varchar(36) not null,
    meeting varchar(36),
    version integer not null,
    dropped integer not null,
    title varchar(200) not null,
    body varchar(4000) not null,
    language varchar(2) not null,
    country varchar(2),
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint lesson_pk primary key (id),
    constraint lesson_series_fk foreign key (series) references ${schema}.series (id)
);

create index lesson_list on ${schema}.lesson (subject, id);

-- Amounts in the smallest unit of their currency.
create table ${schema}.cost (
    id varchar(36) not null,
    series varchar(36) not null,
    version integer not null,
    dropped integer not null,
    kind varchar(20) not null,
    amount bigint not null,
    currency varchar(3) not null,
    note varchar(200) not null,
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint cost_pk primary key (id),
    constraint cost_series_fk foreign key (series) references ${schema}.series (id)
);

create index cost_series on ${schema}.cost (series, id);

-- What series are about, by the crime classification.
create table ${schema}.series_theme (
    series varchar(36) not null,
    theme varchar(10) not null,
    constraint series_theme_pk primary key (series, theme),
    constraint series_theme_fk foreign key (series) references ${schema}.series (id)
);

-- What a person is asked for the figures of participation, and may leave out.
alter table ${schema}.nomination add column unit varchar(120) default '' not null;
alter table ${schema}.nomination add column sex varchar(12) default 'not-stated' not null;
