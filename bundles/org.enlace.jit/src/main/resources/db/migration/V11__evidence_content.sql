-- The stored files that items of evidence consist of, each with when it was read whole the last time and what came of it.
create table ${schema}.evidence_content (
    file varchar(36) not null,
    item varchar(36) not null,
    team varchar(36) not null,
    sha256 varchar(64) not null,
    bytes bigint not null,
    -- arrived (hashed while it came), same, differs, unreadable
    outcome varchar(12) not null,
    -- When it was hashed last; microseconds since 1970, UTC.
    hashed bigint not null,
    -- What was found then, where that is another hash.
    found_sha256 varchar(64),
    -- When somebody last began to read it, whatever came of it.
    tried bigint not null,
    -- Who asked for it to be read, and waits for that.
    asked_by varchar(64),
    constraint evidence_content_pk primary key (file)
);

create index evidence_content_item on ${schema}.evidence_content (item);
create index evidence_content_known on ${schema}.evidence_content (team, sha256);
create index evidence_content_due on ${schema}.evidence_content (hashed);
