-- The same as a page, where the letter has one.
alter table ${schema}.letter add column html ${text};
