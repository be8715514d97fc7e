create table ${schema}.note (
  id varchar(36) not null primary key,
  revision bigint not null,
  body varchar(200),
  written timestamp
);
