insert into audit_record (app_id, record_id, occurred_at, client_id, operation, account_id, request_id, fields)
values ('APP', gen_random_uuid()::text, now(), 'sandbox', 'pgbench', 'bench', gen_random_uuid()::text, 'name');
