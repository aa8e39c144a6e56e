\set id random(1, 9000000000000000000)
\set slot random(0, 15)
begin;
select * from application where app_id = 'APP';
insert into account (app_id, account_id, account_id_bytes, account_type, account_name, account_name_key,
                     name, org_id, password_hash, disabled, extension, user_id, owner_id, created_at,
                     changed_at)
values ('APP', :id::text, :id::text::bytea, 'ORPHAN_ACCOUNT', :id::text, :id::text, null, null, null, false, '{}', null,
        null, now(), now());
-- include audit.sql
update account_count set accounts = accounts + 1
where app_id = 'APP' and account_type = 'ORPHAN_ACCOUNT' and slot = :slot;
commit;
