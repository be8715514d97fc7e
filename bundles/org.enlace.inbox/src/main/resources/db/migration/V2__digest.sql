-- When an officer is told by mail how much waits. Who never chose has no row.
create table ${schema}.digest (
    officer varchar(64) not null,
    -- Counts what the officer chose, not what was sent.
    version integer not null,
    rhythm varchar(10) not null,
    hour_of_day integer not null,
    weekday integer not null,
    when_empty boolean not null,
    -- By which the due time was reckoned; the last moment there is where none is due.
    zone varchar(60) not null,
    due bigint not null,
    constraint digest_pk primary key (officer)
);
create index digest_due on ${schema}.digest (due);
