-- What the jobs of tests do: they write down for which due time.
create table ${schema}.effect (
    job varchar(60) not null,
    due bigint not null
);
