begin;
select * from account where app_id = 'APP' and account_id = concat('bench-', (:client_id + 32)::text) for update;
-- include readRoles.sql
insert into account_role (app_id, account_id, role_id)
select a.app_id, a.account_id, r.role_id
from account a join app_role r on r.app_id = a.app_id
where a.app_id = 'APP' and a.account_id = concat('bench-', (:client_id + 32)::text) and r.role_id in ('ROLE');
-- include audit.sql
commit;
begin;
select * from account where app_id = 'APP' and account_id = concat('bench-', (:client_id + 32)::text) for update;
-- include readRoles.sql
delete from account_role
where app_id = 'APP' and account_id = concat('bench-', (:client_id + 32)::text) and role_id in ('ROLE');
-- include audit.sql
commit;
