-- Which entries tell who a victim is, and a mark that is another whenever one of them is: each page on which others may have named one
-- asks for that, and reads what they are called by only when it is another.
drop index ${schema}.entry_victim;

create table ${schema}.victim (
    team varchar(36) not null,
    entry varchar(36) not null,
    constraint victim_pk primary key (team, entry)
);

create table ${schema}.victim_change (
    team varchar(36) not null,
    mark varchar(36) not null,
    constraint victim_change_pk primary key (team)
);

insert into ${schema}.victim (team, entry)
    select team, id from ${schema}.entry where victim = true and taken_back = false;
insert into ${schema}.victim_change (team, mark)
    select distinct team, team from ${schema}.victim;
