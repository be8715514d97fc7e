-- An id is its country's: what another calls by the same is another file, and keeps nothing of that country's out.
alter table ${schema}.entry_file drop constraint entry_file_pk;
alter table ${schema}.entry_file add constraint entry_file_pk primary key (owner, id);
-- It could not be read here when it was to be told.
alter table ${schema}.entry_file add column damaged boolean default false not null;

create index entry_file_team on ${schema}.entry_file (team);

alter table ${schema}.entry_file_part add column owner varchar(2) default '' not null;
update ${schema}.entry_file_part p set owner = (select f.owner from ${schema}.entry_file f where f.id = p.file)
    where exists (select 1 from ${schema}.entry_file f where f.id = p.file);
drop index ${schema}.entry_file_part_file;
create unique index entry_file_part_file on ${schema}.entry_file_part (owner, file, part);
alter table ${schema}.entry_file_part drop constraint entry_file_part_pk;
alter table ${schema}.entry_file_part add constraint entry_file_part_pk primary key (owner, record);
