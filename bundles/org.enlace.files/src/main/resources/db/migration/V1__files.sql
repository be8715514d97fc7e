-- Names are unquoted, so that each database folds them as it likes. Moments are microseconds since 1970, UTC.

-- The key of each record that has files, wrapped by a secret of the node. Whoever changes what the record has holds this row.
create table ${schema}.owner_key (
    use_name varchar(40) not null,
    record_id varchar(36) not null,
    wrapped varchar(200) not null,
    turns bigint not null,
    constraint owner_key_pk primary key (use_name, record_id)
);

-- What files consist of: one row for each content of a record, and one file on the disk, whose name is here.
create table ${schema}.content (
    id varchar(36) not null,
    use_name varchar(40) not null,
    record_id varchar(36) not null,
    sha256 varchar(64) not null,
    bytes bigint not null,
    chunk integer not null,
    media_type varchar(120) not null,
    state varchar(12) not null,
    finding varchar(200) not null,
    disk_name varchar(64) not null,
    wrapped varchar(200) not null,
    constraint content_pk primary key (id),
    constraint content_once unique (use_name, record_id, sha256),
    constraint content_disk unique (disk_name)
);
create index content_state on ${schema}.content (state, id);

create table ${schema}.file_entry (
    id varchar(36) not null,
    version integer not null,
    use_name varchar(40) not null,
    record_id varchar(36) not null,
    content_id varchar(36) not null,
    name varchar(200) not null,
    added_by varchar(64) not null,
    added bigint not null,
    keep_until bigint,
    removed_by varchar(64),
    removed bigint,
    constraint file_entry_pk primary key (id),
    constraint file_entry_content foreign key (content_id) references ${schema}.content (id)
);
create index file_entry_record on ${schema}.file_entry (record_id, use_name, id);
create index file_entry_of_content on ${schema}.file_entry (content_id);

create table ${schema}.legal_hold (
    file_id varchar(36) not null,
    placed bigint not null,
    placed_by varchar(64) not null,
    reason varchar(500) not null,
    lifted bigint,
    lifted_by varchar(64),
    constraint legal_hold_pk primary key (file_id, placed)
);

-- Files on their way in.
create table ${schema}.upload (
    id varchar(36) not null,
    use_name varchar(40) not null,
    record_id varchar(36) not null,
    name varchar(200) not null,
    announced bigint,
    announced_sha256 varchar(64),
    received bigint not null,
    chunk integer not null,
    officer varchar(64) not null,
    touched bigint not null,
    disk_name varchar(64) not null,
    wrapped varchar(200) not null,
    constraint upload_pk primary key (id),
    constraint upload_disk unique (disk_name)
);
create index upload_touched on ${schema}.upload (touched);

-- What is left of an erased file.
create table ${schema}.erasure (
    file_id varchar(36) not null,
    use_name varchar(40) not null,
    record_id varchar(36) not null,
    sha256 varchar(64) not null,
    bytes bigint not null,
    name_sha256 varchar(64) not null,
    erased_by varchar(64) not null,
    erased bigint not null,
    reason varchar(500) not null,
    last_one integer not null,
    statement ${text} not null,
    signer varchar(64) not null,
    signature varchar(128) not null,
    constraint erasure_pk primary key (file_id)
);

-- One row: how many bytes there are, files on their way included.
create table ${schema}.total (
    id integer not null,
    bytes bigint not null,
    constraint total_pk primary key (id)
);
insert into ${schema}.total (id, bytes) values (1, 0);
