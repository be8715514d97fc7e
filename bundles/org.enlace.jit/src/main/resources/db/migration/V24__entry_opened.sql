-- Who opened entries on this node: they are told when one is withdrawn. The same may stand twice.
create table ${schema}.entry_opened (
    entry varchar(36) not null,
    officer varchar(64) not null
);

create index entry_opened_entry on ${schema}.entry_opened (entry);
