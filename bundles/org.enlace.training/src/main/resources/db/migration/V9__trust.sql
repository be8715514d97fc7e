-- Which superiors have answered a round, and not about whom: one who is asked about several is one person.
create table ${schema}.answered_superior (
    survey_round varchar(36) not null,
    mail varchar(254) not null,
    constraint answered_superior_pk primary key (survey_round, mail),
    constraint answered_superior_fk foreign key (survey_round) references ${schema}.survey_round (id)
);

insert into ${schema}.answered_superior (survey_round, mail)
    select distinct a.survey_round, lower(s.mail) from ${schema}.answered a
    join ${schema}.survey_round r on r.id = a.survey_round
    join ${schema}.superior s on s.participant = a.participant
    where r.moment = 'superior';

-- To whom a link was given: it is void once that is not who is asked. It leads somewhere as long as its round is open.
alter table ${schema}.answer_link add column mail varchar(254) default '' not null;

update ${schema}.answer_link l set mail = coalesce((
    select max(lower(s.mail)) from ${schema}.superior s where s.participant = l.participant), '')
    where l.survey_round in (select r.id from ${schema}.survey_round r where r.moment = 'superior');

update ${schema}.answer_link l set mail = coalesce((
    select lower(n.mail) from ${schema}.nomination n where n.id = l.participant), '')
    where l.survey_round in (select r.id from ${schema}.survey_round r where r.moment <> 'superior');

alter table ${schema}.answer_link drop column expires;

-- How often what is kept beside a record was changed: its superiors, its needs.
create table ${schema}.beside_version (
    what varchar(12) not null,
    kind varchar(10) not null,
    record varchar(36) not null,
    version integer not null,
    constraint beside_version_pk primary key (what, kind, record)
);

alter table ${schema}.certificate_condition add column version integer default 1 not null;

alter table ${schema}.exchange_draft add column version integer default 1 not null;

-- Which countries are to be told what people attended, and how often that was changed since they were.
create table ${schema}.travel_due (
    series varchar(36) not null,
    country varchar(2) not null,
    changes bigint not null,
    constraint travel_due_pk primary key (series, country),
    constraint travel_due_fk foreign key (series) references ${schema}.series (id)
);
