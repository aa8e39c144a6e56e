select p.app_id, p.organisation_model, p.role_model, p.several_roles, r.role_id, h.role_id as held_id,
       (select count(*) from account_role o
        where o.app_id = 'APP' and o.account_id = concat('bench-', (:client_id + 32)::text)) as total
from application p
left join app_role r on r.app_id = p.app_id and r.role_id in ('ROLE')
left join account_role h on h.app_id = r.app_id and h.role_id = r.role_id
and h.account_id = concat('bench-', (:client_id + 32)::text)
where p.app_id = 'APP';
