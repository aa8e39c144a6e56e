insert into account (app_id, account_id, account_id_bytes, account_type, account_name, account_name_key, disabled,
                     extension, created_at, changed_at)
select 'APP', id, id::bytea, 'PUBLIC_ACCOUNT', id, id, false, '{"room":"B-12"}', now(), now()
from (select concat('bench-', x) as id from generate_series(0, 63) as s(x)) accounts;
update account_count set accounts = accounts + 64
where app_id = 'APP' and account_type = 'PUBLIC_ACCOUNT' and slot = 0;
