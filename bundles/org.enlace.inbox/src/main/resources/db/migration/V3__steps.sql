-- When an item that only informs was set aside; it is kept until that cannot be taken back any more.
alter table ${schema}.item add column gone bigint;
create index item_gone on ${schema}.item (gone);

-- What an officer did at one go, so that it can be taken back: how each item stood before and after.
create table ${schema}.step (
    id varchar(36) not null,
    officer varchar(64) not null,
    act varchar(20) not null,
    made bigint not null,
    constraint step_pk primary key (id)
);
create index step_officer on ${schema}.step (officer, made);
create index step_made on ${schema}.step (made);
create table ${schema}.step_item (
    step_id varchar(36) not null,
    item_id varchar(36) not null,
    seen_before bigint,
    snoozed_before bigint,
    seen_after bigint,
    snoozed_after bigint,
    gone boolean not null,
    undone boolean not null,
    constraint step_item_pk primary key (step_id, item_id)
);
