-- The keys that tokens are signed with. A row is written once and never changed.
create table signing_key (
    -- From 1. Replicas that make the next key at the same time make the same number: the first one wins.
    generation integer not null,
    -- A private JWK (RFC 7517), or a JWE of it (RFC 7516) if the servers have a secret for it.
    jwk        varchar(4000) not null,
    signs_from timestamp(3) with time zone not null,
    constraint signing_key_pk primary key (generation)
);
-- Audit records are read by time, page by page.
create index audit_record_time on audit_record (app_id, occurred_at, record_id);
