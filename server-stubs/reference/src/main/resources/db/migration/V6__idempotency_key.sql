-- One row for each creation with an Idempotency-Key. The transaction of the creation inserts it, so a key is known exactly if
-- its account was created. Rows are removed a day later.
create table idempotency_key (
    app_id       varchar(510) not null,
    client_id    varchar(510) not null,
    operation    varchar(64)  not null,
    -- SHA-256 of the key in hex. The key itself is not stored: it protects the fingerprint.
    key_hash     varchar(64)  not null,
    -- HMAC-SHA-256 of the body in hex, with the key. A body can have a password.
    fingerprint  varchar(64)  not null,
    account_id   varchar(510) not null,
    created_at   timestamp(3) with time zone not null,
    constraint idempotency_key_pk primary key (app_id, client_id, operation, key_hash)
);

create index idempotency_key_age on idempotency_key (app_id, created_at);
