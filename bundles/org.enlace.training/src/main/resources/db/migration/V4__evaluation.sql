-- Lists of one record are lines of a text, their fields separated by tabs. Days read as 2027-03-01.

create table ${schema}.questionnaire (
    id varchar(36) not null,
    subject_kind varchar(10) not null,
    subject varchar(36) not null,
    version integer not null,
    purpose varchar(10) not null,
    anonymous boolean not null,
    titles varchar(900) not null,
    questions ${text} not null,
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint questionnaire_pk primary key (id),
    constraint questionnaire_one unique (subject_kind, subject, purpose)
);

create table ${schema}.survey_round (
    id varchar(36) not null,
    questionnaire varchar(36) not null,
    place integer not null,
    moment varchar(10) not null,
    span varchar(60) not null,
    sealed boolean not null,
    constraint survey_round_pk primary key (id),
    constraint survey_round_questionnaire_fk foreign key (questionnaire) references ${schema}.questionnaire (id)
);

create index survey_round_of on ${schema}.survey_round (questionnaire, place);

create index survey_round_open on ${schema}.survey_round (sealed, questionnaire);

-- Who has answered, and nothing else: no time, no id, no answer.
create table ${schema}.answered (
    survey_round varchar(36) not null,
    participant varchar(36) not null,
    constraint answered_pk primary key (survey_round, participant),
    constraint answered_round_fk foreign key (survey_round) references ${schema}.survey_round (id)
);

-- What was answered to an anonymous round: one row, counts and sorted texts, written anew as a whole with each answer, so that neither rows
-- nor their order stand for anybody.
create table ${schema}.tally (
    survey_round varchar(36) not null,
    sheets integer not null,
    votes ${text} not null,
    texts ${text} not null,
    constraint tally_pk primary key (survey_round),
    constraint tally_round_fk foreign key (survey_round) references ${schema}.survey_round (id)
);

-- What was answered to one that is not anonymous.
create table ${schema}.named_answer (
    survey_round varchar(36) not null,
    participant varchar(36) not null,
    question varchar(8) not null,
    choice integer not null,
    body varchar(2000) not null,
    constraint named_answer_pk primary key (survey_round, participant, question),
    constraint named_answer_round_fk foreign key (survey_round) references ${schema}.survey_round (id)
);

-- Links of letters: the hash of the secret, never the secret.
create table ${schema}.answer_link (
    hash varchar(64) not null,
    survey_round varchar(36) not null,
    participant varchar(36) not null,
    expires varchar(10) not null,
    constraint answer_link_pk primary key (hash),
    constraint answer_link_round_fk foreign key (survey_round) references ${schema}.survey_round (id)
);

create index answer_link_of on ${schema}.answer_link (survey_round, participant);

create table ${schema}.reminded (
    survey_round varchar(36) not null,
    participant varchar(36) not null,
    times integer not null,
    day varchar(10) not null,
    constraint reminded_pk primary key (survey_round, participant),
    constraint reminded_round_fk foreign key (survey_round) references ${schema}.survey_round (id)
);

create table ${schema}.superior (
    subject_kind varchar(10) not null,
    subject varchar(36) not null,
    participant varchar(36) not null,
    mail varchar(254) not null,
    language varchar(2) not null,
    constraint superior_pk primary key (subject_kind, subject, participant)
);

create table ${schema}.result_indicator (
    id varchar(36) not null,
    subject_kind varchar(10) not null,
    subject varchar(36) not null,
    version integer not null,
    name varchar(200) not null,
    unit varchar(60) not null,
    value_before varchar(40),
    value_after varchar(40),
    origin varchar(500) not null,
    link_source varchar(40),
    link_key varchar(120),
    created_by varchar(64) not null,
    created bigint not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint result_indicator_pk primary key (id)
);

create index result_indicator_of on ${schema}.result_indicator (subject_kind, subject, id);
