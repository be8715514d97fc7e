-- Files of entries: those of this country, which are shared in parts, and those of others, of which the parts come one by one.
create table ${schema}.entry_file (
    id varchar(36) not null,
    entry varchar(36) not null,
    team varchar(36) not null,
    owner varchar(2) not null,
    name varchar(200) not null,
    sha256 varchar(64) not null,
    bytes integer not null,
    added bigint not null,
    -- The file of this node; none as long as not all of another country's has come.
    stored varchar(36),
    -- Somebody has yet to be told it.
    due boolean not null,
    -- It was taken back and is to be erased.
    gone boolean not null,
    constraint entry_file_pk primary key (id)
);

create index entry_file_entry on ${schema}.entry_file (entry);
create index entry_file_stored on ${schema}.entry_file (stored);

-- The records in which the parts travel; the content only of what came, until all of it has.
create table ${schema}.entry_file_part (
    record varchar(36) not null,
    file varchar(36) not null,
    part integer not null,
    content ${text},
    constraint entry_file_part_pk primary key (record)
);

create unique index entry_file_part_file on ${schema}.entry_file_part (file, part);
