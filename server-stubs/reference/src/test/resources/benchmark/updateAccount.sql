\set value random(1, 1000000000)
begin;
select * from account where app_id = 'APP' and account_id = concat('bench-', (:client_id + 32)::text) for update;
update account
set account_type = 'PUBLIC_ACCOUNT', account_name = concat('bench-', (:client_id + 32)::text),
    account_name_key = concat('bench-', (:client_id + 32)::text), name = :value::text, org_id = null, password_hash = null,
    disabled = false, extension = '{"room":"B-12"}', owner_id = null, changed_at = now()
where app_id = 'APP' and account_id = concat('bench-', (:client_id + 32)::text);
-- include audit.sql
commit;
