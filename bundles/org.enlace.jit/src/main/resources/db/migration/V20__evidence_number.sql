-- The last number that a country has given, which is looked for with each item that is written: Derby walks an index one way only, and
-- would count through all of them for a maximum.
create index evidence_number_last on ${schema}.evidence_number (team, country, assigned desc);
-- The number of an item whose description was taken back is looked for by the item.
create index evidence_number_entry on ${schema}.evidence_number (entry);
