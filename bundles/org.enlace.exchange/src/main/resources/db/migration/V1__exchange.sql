-- Which node this is to others.
create table ${schema}.self (
    id integer not null,
    node varchar(36) not null,
    epoch bigint not null,
    constraint self_pk primary key (id)
);
-- Every key of every node that was ever added.
create table ${schema}.peer (
    signer varchar(64) not null,
    country varchar(2) not null,
    node varchar(36) not null,
    name varchar(100) not null,
    state varchar(10) not null,
    since bigint not null,
    epoch bigint not null,
    made bigint not null,
    public_key varchar(400) not null,
    agreement varchar(64) not null,
    agreement_key varchar(400) not null,
    runs ${text} not null,
    constraint peer_pk primary key (signer)
);
-- This country's records, as they stand with the others.
create table ${schema}.own (
    id varchar(36) not null,
    type varchar(60) not null,
    module varchar(60) not null,
    format integer not null,
    version bigint not null,
    audience varchar(1000) not null,
    former varchar(1000) not null,
    handling varchar(20) not null,
    conditions varchar(2000),
    tlp varchar(20),
    content ${text},
    withdrawn boolean not null,
    reason varchar(2000) not null,
    sealed ${text},
    sealed_for ${text} not null,
    constraint own_pk primary key (id)
);
create table ${schema}.stream_out (
    country varchar(2) not null,
    node varchar(36) not null,
    last_seq bigint not null,
    chain varchar(64) not null,
    have bigint not null,
    base bigint not null,
    constraint stream_out_pk primary key (country)
);
create table ${schema}.message (
    country varchar(2) not null,
    seq bigint not null,
    record varchar(36) not null,
    kind varchar(10) not null,
    version bigint not null,
    mark varchar(32) not null,
    chain varchar(64) not null,
    shown boolean not null,
    overtaken boolean not null,
    state varchar(12) not null,
    code varchar(60) not null,
    known bigint not null,
    changed bigint not null,
    constraint message_pk primary key (country, seq)
);
create index message_record on ${schema}.message (record, country, seq);
create index message_state on ${schema}.message (country, overtaken, state);
create index message_changed on ${schema}.message (overtaken, changed desc);
create table ${schema}.stream_in (
    country varchar(2) not null,
    node varchar(36) not null,
    epoch bigint not null,
    have bigint not null,
    chain varchar(64) not null,
    base bigint not null,
    constraint stream_in_pk primary key (country)
);
-- Records of other countries; the content only until its module has it.
create table ${schema}.held (
    id varchar(36) not null,
    owner varchar(2) not null,
    module varchar(60) not null,
    type varchar(60) not null,
    format integer not null,
    version bigint not null,
    kind varchar(10) not null,
    audience varchar(1000) not null,
    handling varchar(20) not null,
    conditions varchar(2000),
    tlp varchar(20),
    content ${text},
    digest varchar(64) not null,
    shown bigint not null,
    state varchar(12) not null,
    code varchar(60) not null,
    detail varchar(300) not null,
    reason varchar(2000) not null,
    seq bigint not null,
    epoch bigint not null,
    constraint held_pk primary key (id)
);
create index held_state on ${schema}.held (state, owner, seq);
-- Messages that came before an earlier one, sealed as they came.
create table ${schema}.waiting (
    country varchar(2) not null,
    seq bigint not null,
    slip ${text} not null,
    envelope ${text} not null,
    constraint waiting_pk primary key (country, seq)
);
-- Later messages that a sender named and that did not come yet.
create table ${schema}.announced (
    country varchar(2) not null,
    seq bigint not null,
    chain varchar(64) not null,
    constraint announced_pk primary key (country, seq, chain)
);
-- What the next receipt says of messages that were not simply done.
create table ${schema}.answer (
    country varchar(2) not null,
    seq bigint not null,
    record varchar(36),
    state varchar(12) not null,
    code varchar(60) not null,
    known bigint not null,
    constraint answer_pk primary key (country, seq)
);
create index answer_record on ${schema}.answer (country, record);
-- What others have of this country, and this node does not remember having sent.
create table ${schema}.unremembered (
    country varchar(2) not null,
    record varchar(36) not null,
    module varchar(60) not null,
    type varchar(60) not null,
    version bigint not null,
    constraint unremembered_pk primary key (country, record)
);
create table ${schema}.trouble (
    id varchar(120) not null,
    happened bigint not null,
    country varchar(2) not null,
    code varchar(60) not null,
    seq bigint not null,
    detail varchar(400) not null,
    constraint trouble_pk primary key (id)
);
create index trouble_happened on ${schema}.trouble (happened desc);
