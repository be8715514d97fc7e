-- What this country drafts in its teams: one text of each kind, in a form that only the program reads.
create table ${schema}.draft (
    team varchar(36) not null,
    kind varchar(12) not null,
    version integer not null,
    content ${text} not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint draft_pk primary key (team, kind)
);

-- Who wrote on a draft since it was begun.
create table ${schema}.draft_writer (
    team varchar(36) not null,
    kind varchar(12) not null,
    officer varchar(64) not null,
    constraint draft_writer_pk primary key (team, kind, officer)
);

-- Who wrote what was proposed: they do not sign it.
create table ${schema}.drafter (
    instrument varchar(36) not null,
    officer varchar(64) not null,
    constraint drafter_pk primary key (instrument, officer)
);
