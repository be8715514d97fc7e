-- Whether an administrator says that the address is the officer's. Of those that stand here already nobody knows who set them.
alter table ${schema}.officer add column email_vouched boolean default false not null;

alter table ${schema}.officer add column email_key varchar(254);

update ${schema}.officer set email_key = lower(email);

create index officer_email on ${schema}.officer (email_key);
