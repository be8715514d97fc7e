-- Bundles of evidence for courts: who prepared what, who decided, and how far each is.
create table ${schema}.court_bundle (
    id varchar(36) not null,
    team varchar(36) not null,
    version integer not null,
    -- prepared, declined, making, stopped, made
    state varchar(20) not null,
    -- For whom, and what is in it and left out.
    content ${text} not null,
    prepared_by varchar(64) not null,
    prepared_for varchar(64),
    prepared_at bigint not null,
    decided_by varchar(64),
    decided_for varchar(64),
    decided_at bigint,
    -- Why it was declined.
    reason varchar(4000),
    -- How often its making was begun, and what the last attempt was refused with.
    begun integer not null,
    why varchar(80),
    -- What was made.
    file_id varchar(36),
    file_size bigint,
    file_sha256 varchar(64),
    -- By what a form that is sent twice is known.
    form varchar(64),
    constraint court_bundle_pk primary key (id)
);

create index court_bundle_team on ${schema}.court_bundle (team, id);
create index court_bundle_state on ${schema}.court_bundle (state, id);
create index court_bundle_form on ${schema}.court_bundle (form);
