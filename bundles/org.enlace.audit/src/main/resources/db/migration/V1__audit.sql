-- What is proven. Rows are inserted, never changed; the columns after the body repeat what the body says, to search by.
create table ${schema}.entry (
    id varchar(36) not null,
    body ${text} not null,
    happened bigint not null,
    code varchar(200) not null,
    officer varchar(64) not null,
    acting_for varchar(64),
    door varchar(10) not null,
    outcome varchar(10) not null,
    subject_kind varchar(100),
    subject_id varchar(200),
    constraint entry_pk primary key (id)
);
create index entry_latest on ${schema}.entry (id desc);
create index entry_officer on ${schema}.entry (officer, id desc);
create index entry_acting_for on ${schema}.entry (acting_for, id desc);
create index entry_code on ${schema}.entry (code, id desc);
create index entry_outcome on ${schema}.entry (outcome, id desc);
create index entry_subject on ${schema}.entry (subject_kind, subject_id, id desc);

-- What can be erased: the body has only the hash of salt and content.
create table ${schema}.entry_value (
    entry_id varchar(36) not null,
    name varchar(300) not null,
    salt varchar(32) not null,
    content ${text} not null,
    constraint entry_value_pk primary key (entry_id, name)
);
-- Whose data were touched, to search by; the values person/N are the truth.
create table ${schema}.person (
    person varchar(200) not null,
    entry_id varchar(36) not null,
    constraint person_pk primary key (person, entry_id)
);
create index person_entry on ${schema}.person (entry_id);
-- Which values were erased, by the entry of which act.
create table ${schema}.erasure (
    entry_id varchar(36) not null,
    name varchar(300) not null,
    act_id varchar(36) not null,
    constraint erasure_pk primary key (entry_id, name)
);
create index erasure_act on ${schema}.erasure (act_id, entry_id, name);

-- Committed, not yet in the tree.
create table ${schema}.pending (
    entry_id varchar(36) not null,
    constraint pending_pk primary key (entry_id)
);
create table ${schema}.leaf (
    place bigint not null,
    entry_id varchar(36) not null,
    constraint leaf_pk primary key (place),
    constraint leaf_entry unique (entry_id)
);
-- 256 hashes of one height: tier 0 those of leaves, tier 1 those of full tiles of tier 0, and so on. Hexadecimal.
create table ${schema}.tile (
    tier integer not null,
    place bigint not null,
    hashes varchar(16384) not null,
    constraint tile_pk primary key (tier, place)
);
create table ${schema}.tree (
    id integer not null,
    log varchar(36) not null,
    leaves bigint not null,
    heads bigint not null,
    constraint tree_pk primary key (id)
);
create table ${schema}.head (
    number bigint not null,
    leaves bigint not null,
    root varchar(64) not null,
    signed_at bigint not null,
    signer varchar(64) not null,
    signature varchar(128) not null,
    constraint head_pk primary key (number)
);
create index head_leaves on ${schema}.head (leaves);
-- Digests of the configuration as last seen, so that a change made while the node was down is noticed.
create table ${schema}.setting (
    pid varchar(200) not null,
    name varchar(200) not null,
    digest varchar(64) not null,
    constraint setting_pk primary key (pid, name)
);
