select a.*, r.role_id, r.role_code, r.role_name, r.remote_id from account a
left join account_role h on h.app_id = a.app_id and h.account_id = a.account_id
left join app_role r on r.app_id = h.app_id and r.role_id = h.role_id
where a.app_id = 'APP' and a.account_id = concat('bench-', (:client_id + 32)::text);
