-- Pages are in the order of the ids, byte by byte. How text is ordered depends on the locale of the database (Danish puts
-- AA after Z), and no way to say otherwise is known to both H2 and PostgreSQL; binary values have one order everywhere.
-- These columns hold the ids in UTF-8.
--
-- A cast of text to bytea gives its bytes. PostgreSQL reads two backslashes as one then, H2 does not.
alter table account add column account_id_bytes bytea;
update account
set account_id_bytes =
        cast(replace(account_id, '\', repeat('\', 3 - octet_length(cast('\\' as bytea)))) as bytea);
alter table account alter column account_id_bytes set not null;
-- A page is found in an index alone, and only its own rows are read.
alter table account add constraint account_order unique (app_id, account_id_bytes);
create index account_type_order on account (app_id, account_type, account_id_bytes);

-- How many accounts an application has, so that no page has to count them. Each creation and each deletion changes one of
-- the slots in its own transaction, so the sum of the slots is exact; there are several, so that those who create at once
-- seldom wait for each other. One slot alone says nothing: an account may be added to one and taken from another.
create table account_slot (
    account_type varchar(32) not null,
    slot         integer     not null,
    constraint account_slot_pk primary key (account_type, slot)
);

insert into account_slot (account_type, slot)
select t.account_type, s.slot
from (values ('BASIC_ACCOUNT'), ('ORPHAN_ACCOUNT'), ('PUBLIC_ACCOUNT')) as t (account_type)
cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15)) as s (slot);

create table account_count (
    app_id       varchar(510) not null,
    account_type varchar(32)  not null,
    slot         integer      not null,
    accounts     bigint       not null,
    constraint account_count_pk primary key (app_id, account_type, slot),
    constraint account_count_app foreign key (app_id) references application (app_id)
);

insert into account_count (app_id, account_type, slot, accounts)
select a.app_id, s.account_type, s.slot, case when s.slot = 0 then coalesce(c.accounts, 0) else 0 end
from application a
cross join account_slot s
left join (select app_id, account_type, count(*) as accounts from account group by app_id, account_type) c
on c.app_id = a.app_id and c.account_type = s.account_type;

alter table tenant_user add column user_id_bytes bytea;
update tenant_user
set user_id_bytes =
        cast(replace(user_id, '\', repeat('\', 3 - octet_length(cast('\\' as bytea)))) as bytea);
alter table tenant_user alter column user_id_bytes set not null;

alter table app_role add column remote_id varchar(510);

create table app_permission (
    app_id        varchar(510) not null,
    -- function or data
    kind          varchar(8)   not null,
    permission_id varchar(510) not null,
    remote_id     varchar(510),
    constraint app_permission_pk primary key (app_id, kind, permission_id),
    constraint app_permission_app foreign key (app_id) references application (app_id)
);

create table role_permission (
    app_id        varchar(510) not null,
    role_id       varchar(510) not null,
    kind          varchar(8)   not null,
    permission_id varchar(510) not null,
    constraint role_permission_pk primary key (app_id, role_id, kind, permission_id),
    constraint role_permission_role foreign key (app_id, role_id) references app_role (app_id, role_id),
    constraint role_permission_permission
        foreign key (app_id, kind, permission_id) references app_permission (app_id, kind, permission_id)
);
