begin;
select * from account where app_id = 'APP' and account_id = concat('bench-', (:client_id + 32)::text) for update;
-- include readMembers.sql
insert into account_member (app_id, account_id, user_id)
select a.app_id, a.account_id, u.user_id
from account a join tenant_user u on u.user_id in ('USER')
where a.app_id = 'APP' and a.account_id = concat('bench-', (:client_id + 32)::text);
-- include audit.sql
commit;
begin;
select * from account where app_id = 'APP' and account_id = concat('bench-', (:client_id + 32)::text) for update;
-- include readMembers.sql
delete from account_member
where app_id = 'APP' and account_id = concat('bench-', (:client_id + 32)::text) and user_id in ('USER');
-- include audit.sql
commit;
