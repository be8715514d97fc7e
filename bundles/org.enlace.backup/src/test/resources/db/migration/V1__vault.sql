create table ${schema}.entry (
    id varchar(64) not null,
    pair varchar(64) not null,
    words ${text} not null,
    constraint entry_pk primary key (id)
);
create index entry_pair on ${schema}.entry (pair);

create table ${schema}.content (
    name varchar(64) not null,
    bytes bigint not null,
    growing boolean not null,
    entry varchar(64) not null,
    constraint content_pk primary key (name),
    constraint content_entry foreign key (entry) references ${schema}.entry (id)
);
