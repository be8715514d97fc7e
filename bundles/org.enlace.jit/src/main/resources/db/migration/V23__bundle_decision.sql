-- On which legal basis a bundle was approved, the hash of what was shown to the approver, and the damaged file that stopped it.
alter table ${schema}.court_bundle add column basis varchar(4000);
alter table ${schema}.court_bundle add column reviewed varchar(64);
alter table ${schema}.court_bundle add column damaged_item varchar(36);
alter table ${schema}.court_bundle add column damaged_file varchar(36);
