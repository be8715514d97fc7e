-- What in another module a document was drawn from. The words stay when that module is away. A draft that was given up keeps its row, and
-- another may be begun from the same origin.
create table ${schema}.provenance (
    protocol_id varchar(36) not null,
    edition_id varchar(36) not null,
    module varchar(60) not null,
    origin varchar(120) not null,
    title varchar(300) not null,
    country varchar(2),
    learned bigint not null,
    drawn_by varchar(64) not null,
    drawn bigint not null,
    constraint provenance_pk primary key (protocol_id)
);

create index provenance_of on ${schema}.provenance (module, origin, drawn);
