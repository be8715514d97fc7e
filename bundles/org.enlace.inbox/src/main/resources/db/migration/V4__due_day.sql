-- The last day, as ISO 8601 writes it, of what is due on a day and not before a moment; due is then the end of that day.
alter table ${schema}.item add column due_day varchar(20);
