-- Which files of a team were not hashed for longest is asked on each home page: a walk along this, and no sorting.
create index evidence_content_unread on ${schema}.evidence_content (team, hashed, file);
