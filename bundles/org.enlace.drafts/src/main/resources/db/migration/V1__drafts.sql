-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

-- What an officer typed into a form and has not sent: one row for each officer, as whom they typed, and form.
create table ${schema}.draft (
    officer varchar(64) not null,
    reader varchar(64) not null,
    form varchar(300) not null,
    saved bigint not null,
    fields ${text} not null,
    constraint draft_pk primary key (officer, reader, form)
);
create index draft_saved on ${schema}.draft (saved);
