-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

-- What waits. The place orders an inbox: nineteen digits (when it is due; beyond every due date, the newest first, what is not)
-- and the id, so that it goes on from any place by one look into an index. A recipient is o:OFFICER or p:PERMISSION.
create table ${schema}.item (
    id varchar(36) not null,
    place varchar(56) not null,
    recipient varchar(110) not null,
    left_out varchar(300),
    use_name varchar(40) not null,
    item_key varchar(120) not null,
    record_id varchar(36) not null,
    kind varchar(12) not null,
    title_key varchar(80) not null,
    arguments varchar(2000) not null,
    path varchar(300) not null,
    due bigint,
    zone varchar(60),
    shown_from bigint not null,
    shown_until bigint not null,
    created bigint not null,
    constraint item_pk primary key (id),
    constraint item_once unique (use_name, item_key)
);
create index item_place on ${schema}.item (recipient, place);
create index item_kind on ${schema}.item (recipient, kind, place);
create index item_use on ${schema}.item (recipient, use_name, place);
create index item_record on ${schema}.item (record_id, use_name);

-- The permissions that items ever waited for the holders of.
create table ${schema}.audience (
    permission varchar(100) not null,
    constraint audience_pk primary key (permission)
);

-- What an officer did with an item: seen, put off.
create table ${schema}.mark (
    item_id varchar(36) not null,
    officer varchar(64) not null,
    seen bigint,
    snoozed bigint,
    constraint mark_pk primary key (item_id, officer)
);
create index mark_officer on ${schema}.mark (officer, snoozed);
