-- Whether whoever recorded an adoption counts as the first of two officers; the console does not.
alter table ${schema}.adoption add column supported boolean default true not null;
