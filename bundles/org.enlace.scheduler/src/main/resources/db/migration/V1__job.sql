-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

-- One row for each job that ever came, also while it is away.
create table ${schema}.job (
    name varchar(60) not null,
    module varchar(60) not null,
    -- In words; where the job comes with other ones, a due time to come is reckoned anew.
    schedule varchar(200) not null,
    -- The due time that is to be done next, or that has failed so far.
    due bigint not null,
    -- How often that has failed, and when it is tried.
    failures integer not null,
    try_from bigint not null,
    -- The last run: the due time it was for (absent before the first that went well), when it was, how it went.
    done_due bigint,
    run_from bigint,
    outcome varchar(10) not null,
    error varchar(1000),
    constraint job_pk primary key (name)
);
