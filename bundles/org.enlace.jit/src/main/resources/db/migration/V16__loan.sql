-- Digital evidence that this country lends: who asked for it, who decided, and until when.
create table ${schema}.loan (
    id varchar(36) not null,
    team varchar(36) not null,
    item varchar(36) not null,
    version integer not null,
    -- asked, declined, lent, ended
    state varchar(20) not null,
    -- Which files, to whom, what for and for how long.
    content ${text} not null,
    asked_by varchar(64) not null,
    asked_for varchar(64),
    asked_at bigint not null,
    decided_by varchar(64),
    decided_for varchar(64),
    decided_at bigint,
    -- Why it was declined.
    reason varchar(4000),
    until_at bigint,
    ended_at bigint,
    taken_back boolean not null,
    -- By what a form that is sent twice is known.
    form varchar(64),
    constraint loan_pk primary key (id)
);

create index loan_team on ${schema}.loan (team, id);
create index loan_state on ${schema}.loan (state, id);
create index loan_form on ${schema}.loan (form);

-- One for each file and recipient, with what the recipient's node said of it last.
create table ${schema}.loan_copy (
    id varchar(36) not null,
    loan varchar(36) not null,
    country varchar(2) not null,
    file varchar(36) not null,
    name varchar(200) not null,
    sha256 varchar(64) not null,
    bytes bigint not null,
    window_bytes bigint not null,
    receipt ${text} not null,
    -- The turn of the receipt that was answered last, and whether something is asked for that was not given.
    served integer not null,
    due boolean not null,
    closed boolean not null,
    failed varchar(80),
    constraint loan_copy_pk primary key (id)
);

create index loan_copy_loan on ${schema}.loan_copy (loan);
create index loan_copy_due on ${schema}.loan_copy (due, id);

-- What other countries lend to this one.
create table ${schema}.borrowed_copy (
    id varchar(36) not null,
    lender varchar(2) not null,
    team varchar(36) not null,
    item varchar(36) not null,
    offer ${text} not null,
    -- fetching, here, erased, refused
    state varchar(20) not null,
    -- Whether something may follow.
    is_open boolean not null,
    turn integer not null,
    taken_back boolean not null,
    -- On its way: by which the node's files know it, how far it is, and what is asked for since when.
    upload varchar(36),
    have_bytes bigint not null,
    ask_from bigint,
    ask_to bigint,
    since_at bigint not null,
    tries integer not null,
    -- What hinders it; why it was refused.
    trouble varchar(80),
    -- The file of this node.
    file varchar(36),
    held boolean not null,
    acknowledged_by varchar(36),
    acknowledged_at bigint,
    -- What was signed when it was erased.
    proof ${text},
    signer varchar(200),
    signature varchar(200),
    constraint borrowed_copy_pk primary key (id)
);

create index borrowed_copy_team on ${schema}.borrowed_copy (team, id);
create index borrowed_copy_item on ${schema}.borrowed_copy (item);
create index borrowed_copy_open on ${schema}.borrowed_copy (is_open, id);

-- Parts of what is asked for, until all of it has come.
create table ${schema}.borrowed_part (
    copy varchar(36) not null,
    part integer not null,
    content ${text} not null,
    constraint borrowed_part_pk primary key (copy, part)
);
