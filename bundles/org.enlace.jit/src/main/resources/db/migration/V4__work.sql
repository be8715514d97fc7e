-- What teams know and do: each entry as its country wrote it last. Of what was taken back only that it was there, and why.
create table ${schema}.entry (
    id varchar(36) not null,
    team varchar(36) not null,
    owner varchar(2) not null,
    kind varchar(20) not null,
    version integer not null,
    author varchar(36) not null,
    written bigint not null,
    changed bigint not null,
    codes varchar(12) not null,
    proviso ${text},
    nature varchar(10),
    source varchar(1),
    information varchar(1),
    content ${text} not null,
    sought ${text},
    victim boolean not null,
    same_as varchar(36),
    shown boolean not null,
    taken_back boolean not null,
    reason ${text},
    touched bigint not null,
    constraint entry_pk primary key (id)
);

-- The lists, newest first: ids grow with the time they were made. What is merged or taken back is in none.
create index entry_list on ${schema}.entry (team, shown, id desc);
create index entry_kind on ${schema}.entry (team, kind, shown, id desc);
-- The same oldest first: a database may walk an index only one way.
create index entry_list_up on ${schema}.entry (team, shown, id);
create index entry_kind_up on ${schema}.entry (team, kind, shown, id);
create index entry_own on ${schema}.entry (team, owner, id);

create index entry_owner on ${schema}.entry (team, owner, kind, shown, id desc);

-- What changed since, for the search.
create index entry_since on ${schema}.entry (touched, id);

-- Every version that came, as it came.
create table ${schema}.entry_version (
    id varchar(36) not null,
    version integer not null,
    author varchar(36) not null,
    changed bigint not null,
    codes varchar(12) not null,
    proviso ${text},
    nature varchar(10),
    source varchar(1),
    information varchar(1),
    content ${text} not null,
    constraint entry_version_pk primary key (id, version)
);

-- What entries point to: other entries, and people of the team.
create table ${schema}.entry_link (
    entry varchar(36) not null,
    field varchar(20) not null,
    other varchar(36) not null,
    constraint entry_link_pk primary key (entry, field, other)
);

create index entry_link_other on ${schema}.entry_link (other, entry desc);

-- Numbers, plates and names as they are compared, to find what is likely the same.
create table ${schema}.entry_key (
    team varchar(36) not null,
    alike varchar(300) not null,
    entry varchar(36) not null,
    constraint entry_key_pk primary key (team, alike, entry)
);

create index entry_key_entry on ${schema}.entry_key (entry);

-- The words of entries that everybody here may read who may read the entry; those of one stand in its row, too.
create table ${schema}.entry_word (
    team varchar(36) not null,
    word varchar(40) not null,
    entry varchar(36) not null
);

create unique index entry_word_list on ${schema}.entry_word (team, word, entry desc);

-- How many a team has of each kind and country, so that nobody counts them.
create table ${schema}.entry_count (
    team varchar(36) not null,
    kind varchar(20) not null,
    owner varchar(2) not null,
    entries bigint not null,
    constraint entry_count_pk primary key (team, kind, owner)
);

-- What came before what it is about: before the entry that is named, or before its team is in force here.
create table ${schema}.early_entry (
    id varchar(36) not null,
    version integer not null,
    owner varchar(2) not null,
    team varchar(36) not null,
    needs varchar(36) not null,
    codes varchar(12) not null,
    proviso ${text},
    content ${text} not null,
    constraint early_entry_pk primary key (id, version)
);

create index early_entry_needs on ${schema}.early_entry (needs, team);
create index early_entry_owner on ${schema}.early_entry (owner);

-- How far a country that joined or left was told, or asked back, what this one had written.
create table ${schema}.entry_told (
    team varchar(36) not null,
    country varchar(2) not null,
    since bigint not null,
    left_team boolean not null,
    last_entry varchar(36) not null,
    records integer not null,
    done boolean not null,
    constraint entry_told_pk primary key (team, country)
);

-- Teams of which the search reads all entries again, since others may read them now.
create table ${schema}.entry_untouched (
    team varchar(36) not null,
    constraint entry_untouched_pk primary key (team)
);
