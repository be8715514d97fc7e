-- By which public keys an officer comes to the shell from elsewhere. Sessions that began before sessions_ended are over.
create table ${schema}.ssh_key (
    fingerprint varchar(50) not null,
    officer varchar(64) not null,
    kind varchar(40) not null,
    public_key varchar(2000) not null,
    label varchar(120) not null,
    added_by varchar(64) not null,
    added bigint not null,
    last_use bigint,
    sessions_ended bigint,
    constraint ssh_key_pk primary key (fingerprint)
);

create index ssh_key_officer on ${schema}.ssh_key (officer);
