-- Whatever is said of an attendance is a row of its own: the one of the highest version counts, and none is ever changed.
-- Spans are from-until in seconds since 1970, blanks between them.

create table ${schema}.attendance (
    meeting varchar(36) not null,
    nomination varchar(36) not null,
    version integer not null,
    kind varchar(10) not null,
    since bigint,
    spans varchar(2500) not null,
    away integer not null,
    source varchar(10) not null,
    reason varchar(500) not null,
    step varchar(36),
    noted_by varchar(64) not null,
    noted bigint not null,
    constraint attendance_pk primary key (meeting, nomination, version),
    constraint attendance_meeting_fk foreign key (meeting) references ${schema}.meeting (id),
    constraint attendance_nomination_fk foreign key (nomination) references ${schema}.nomination (id)
);

create index attendance_step on ${schema}.attendance (step);

create index attendance_person on ${schema}.attendance (nomination, meeting);

-- By what the attendance of a series is measured, where somebody said so.
create table ${schema}.attendance_measure (
    series varchar(36) not null,
    version integer not null,
    late_minutes integer not null,
    early_minutes integer not null,
    least_percent integer not null,
    opens_minutes integer not null,
    changed_by varchar(64) not null,
    changed bigint not null,
    constraint attendance_measure_pk primary key (series),
    constraint attendance_measure_series_fk foreign key (series) references ${schema}.series (id)
);

-- What was noted once for a whole series stands from now on at each of its sessions that was held.
insert into ${schema}.attendance
    (meeting, nomination, version, kind, since, spans, away, source, reason, step, noted_by, noted)
select m.id, n.id, 1, case when n.state = 'attended' then 'came' else 'absent' end, cast(null as bigint),
    case when n.state = 'attended'
        then trim(cast(m.starts / 1000000 as char(20))) || '-' || trim(cast(m.ends / 1000000 as char(20)))
        else '' end,
    0, 'series', '', cast(null as varchar(36)), n.changed_by, n.changed
from ${schema}.nomination n join ${schema}.meeting m on m.series = n.series
where n.state in ('attended', 'no-show') and m.state = 'held';

update ${schema}.nomination set state = 'confirmed' where state in ('attended', 'no-show');
