select u.username_key, u.user_id, m.user_id as member_id
from account a
join tenant_user u on u.username_key in ('USERNAME')
left join account_member m on m.app_id = a.app_id and m.account_id = a.account_id and m.user_id = u.user_id
where a.app_id = 'APP' and a.account_id = concat('bench-', (:client_id + 32)::text);
