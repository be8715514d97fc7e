-- Who victims are is looked up for each page on which others may have named them.
create index entry_victim on ${schema}.entry (team, victim, id);

-- What was written from a form that was opened once: who sent what, digested, and the entry it became.
create table ${schema}.entry_once (
    said varchar(64) not null,
    entry varchar(36) not null,
    made bigint not null,
    constraint entry_once_pk primary key (said)
);

create index entry_once_made on ${schema}.entry_once (made);
