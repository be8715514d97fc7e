-- What there was to look at when an item was proposed, as a hash; null for what was proposed before that was kept, which is proposed anew.
alter table ${schema}.retention add column looked varchar(64);
-- Until when an officer said that it stays, also once it is proposed anew: a clock that was ahead undoes nobody's word.
alter table ${schema}.retention add column stays_until bigint;

update ${schema}.retention set stays_until = kept_until where state = 'kept';

-- Lists go by item within a state; the oldest of what waits is found without a look at the others.
create index retention_page on ${schema}.retention (team, state, item);
create index retention_oldest on ${schema}.retention (team, state, proposed_at);

-- When this node first heard from another country that an item was given back or destroyed: what that wrote went by its clock.
create table ${schema}.gone_heard (
    item varchar(36) not null,
    event varchar(64) not null,
    heard bigint not null,
    constraint gone_heard_pk primary key (item, event)
);
