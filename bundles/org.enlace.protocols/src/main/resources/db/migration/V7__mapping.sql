-- How a table that waits is read; null for a file of JSON.
alter table ${schema}.staged_file add column mapping ${text};

-- What an officer said of a table with the same headings before. Names of columns and fields alone, nothing of what stood in them.
create table ${schema}.table_mapping (
    officer varchar(64) not null,
    columns_key varchar(64) not null,
    mapping ${text} not null,
    last_used bigint not null,
    constraint table_mapping_pk primary key (officer, columns_key)
);
