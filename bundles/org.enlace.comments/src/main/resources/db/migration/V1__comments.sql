-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

-- Comments and their answers; the first of a thread has its own id as the thread's. Of a withdrawn one the words are gone.
create table ${schema}.remark (
    id varchar(36) not null,
    version integer not null,
    use_name varchar(40) not null,
    record_id varchar(36) not null,
    thread_id varchar(36) not null,
    is_first integer not null,
    is_open integer not null,
    words varchar(4000),
    written_by varchar(64) not null,
    written_for varchar(64),
    written bigint not null,
    edited bigint,
    resolved_by varchar(64),
    resolved_for varchar(64),
    resolved bigint,
    withdrawn_by varchar(64),
    withdrawn_for varchar(64),
    withdrawn bigint,
    turns bigint not null,
    constraint remark_pk primary key (id)
);
create index remark_record on ${schema}.remark (record_id, use_name, is_first, is_open, id);
create index remark_thread on ${schema}.remark (thread_id, id);

create table ${schema}.mention (
    remark_id varchar(36) not null,
    officer varchar(64) not null,
    constraint mention_pk primary key (remark_id, officer)
);
