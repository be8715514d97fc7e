-- Where the node may write to the officer, where the officer has said so.
alter table ${schema}.officer add column email varchar(254);
