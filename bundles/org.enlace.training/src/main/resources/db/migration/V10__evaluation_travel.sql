-- Which questionnaires a change touched, by its moment.
create index questionnaire_changed on ${schema}.questionnaire (changed);

-- Questionnaires that another country's node sent: in which record and version of it, and in which version the organiser has them.
create table ${schema}.travel_survey (
    questionnaire varchar(36) not null,
    country varchar(2) not null,
    record varchar(36) not null,
    sent bigint not null,
    theirs integer not null,
    constraint travel_survey_pk primary key (questionnaire),
    constraint travel_survey_fk foreign key (questionnaire) references ${schema}.questionnaire (id)
);

-- Whose node asks whom: at the organiser all who were ever asked so, at their country those who are asked now.
create table ${schema}.travel_asked (
    questionnaire varchar(36) not null,
    participant varchar(36) not null,
    constraint travel_asked_pk primary key (questionnaire, participant)
);

-- What a country was told last of a questionnaire of this node, and since which version it asks what it asks.
create table ${schema}.travel_survey_told (
    questionnaire varchar(36) not null,
    country varchar(2) not null,
    record varchar(36) not null,
    told ${text} not null,
    since integer not null,
    constraint travel_survey_told_pk primary key (questionnaire, country)
);

-- Of an anonymous round of this node, what a country sends when it is over: in how many parts, 0 while nothing came, how many came, how many
-- people's answers they are in all and how many people gave them, and on which day it was told that the round is closed before its time.
create table ${schema}.travel_tally (
    survey_round varchar(36) not null,
    country varchar(2) not null,
    parts integer not null,
    got integer not null,
    sheets integer not null,
    people integer not null,
    closed varchar(10),
    constraint travel_tally_pk primary key (survey_round, country)
);

-- Which records of countries spoke of answers, and the last version of each.
create table ${schema}.travel_survey_heard (
    record varchar(36) not null,
    survey_round varchar(36) not null,
    sent bigint not null,
    constraint travel_survey_heard_pk primary key (record)
);

-- Answers that the organiser did not take, and why; about a whole round without a participant.
create table ${schema}.travel_turned (
    survey_round varchar(36) not null,
    country varchar(2) not null,
    participant varchar(36) not null,
    reason varchar(20) not null,
    constraint travel_turned_pk primary key (survey_round, country, participant)
);

-- What this country told the organiser of a round: who has answered, in which record, and whether the answers followed.
create table ${schema}.travel_returned (
    survey_round varchar(36) not null,
    record varchar(36) not null,
    told ${text} not null,
    done boolean not null,
    constraint travel_returned_pk primary key (survey_round)
);
