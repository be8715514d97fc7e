-- Which account of this node stands behind a mark; it never leaves the node.
create table ${schema}.marked_account (
    mark varchar(64) not null,
    officer varchar(64) not null,
    constraint marked_account_pk primary key (mark)
);

-- Of which end of a team it was said so many days before that it comes.
create table ${schema}.end_warning (
    team varchar(36) not null,
    ends_micros bigint not null,
    days integer not null,
    constraint end_warning_pk primary key (team, ends_micros, days)
);
