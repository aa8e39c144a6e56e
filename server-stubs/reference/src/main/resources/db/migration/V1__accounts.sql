-- Standard SQL that H2 and PostgreSQL run alike.
--
-- Sizes: the API bounds texts to 255 characters. H2 counts a character beyond the basic plane, such as an emoji, as two,
-- and folding the case of a character can make three of it.
-- Every key of what belongs to an application begins with app_id, so that a distributed database can keep it together.

create table application (
    app_id             varchar(510) not null,
    name               varchar(510) not null,
    organisation_model boolean      not null,
    role_model         boolean      not null,
    several_roles      boolean      not null,
    constraint application_pk primary key (app_id)
);

create table organisation (
    app_id   varchar(510) not null,
    org_id   varchar(510) not null,
    org_code varchar(510) not null,
    name     varchar(510) not null,
    constraint organisation_pk primary key (app_id, org_id),
    constraint organisation_code unique (app_id, org_code),
    constraint organisation_app foreign key (app_id) references application (app_id)
);

create table app_role (
    app_id    varchar(510) not null,
    role_id   varchar(510) not null,
    role_code varchar(510) not null,
    role_name varchar(510) not null,
    constraint app_role_pk primary key (app_id, role_id),
    constraint app_role_app foreign key (app_id) references application (app_id)
);

create table tenant_user (
    user_id      varchar(510)  not null,
    username     varchar(510)  not null,
    username_key varchar(1530) not null,
    disabled     boolean       not null,
    constraint tenant_user_pk primary key (user_id),
    constraint tenant_user_name unique (username_key)
);

create table client (
    client_id   varchar(510) not null,
    secret_hash varchar(255) not null,
    constraint client_pk primary key (client_id)
);

create table client_permission (
    client_id  varchar(510) not null,
    permission varchar(64)  not null,
    constraint client_permission_pk primary key (client_id, permission),
    constraint client_permission_client foreign key (client_id) references client (client_id)
);

create table account (
    app_id           varchar(510)  not null,
    account_id       varchar(510)  not null,
    account_type     varchar(32)   not null,
    account_name     varchar(510)  not null,
    account_name_key varchar(1530) not null,
    name             varchar(510),
    org_id           varchar(510),
    password_hash    varchar(255),
    disabled         boolean       not null,
    -- JSON; the API bounds it to 64 KiB.
    extension        varchar(1000000) not null,
    user_id          varchar(510),
    owner_id         varchar(510),
    created_at       timestamp(3) with time zone not null,
    changed_at       timestamp(3) with time zone not null,
    constraint account_pk primary key (app_id, account_id),
    constraint account_name_unique unique (app_id, account_name_key),
    constraint account_app foreign key (app_id) references application (app_id),
    constraint account_organisation foreign key (app_id, org_id) references organisation (app_id, org_id),
    constraint account_user foreign key (user_id) references tenant_user (user_id),
    constraint account_owner foreign key (owner_id) references tenant_user (user_id)
);

create table account_role (
    app_id     varchar(510) not null,
    account_id varchar(510) not null,
    role_id    varchar(510) not null,
    constraint account_role_pk primary key (app_id, account_id, role_id),
    constraint account_role_account foreign key (app_id, account_id) references account (app_id, account_id),
    constraint account_role_role foreign key (app_id, role_id) references app_role (app_id, role_id)
);

create table account_member (
    app_id     varchar(510) not null,
    account_id varchar(510) not null,
    user_id    varchar(510) not null,
    constraint account_member_pk primary key (app_id, account_id, user_id),
    constraint account_member_account foreign key (app_id, account_id) references account (app_id, account_id),
    constraint account_member_user foreign key (user_id) references tenant_user (user_id)
);

-- One row for each change. It outlives what it tells of and therefore refers to nothing.
create table audit_record (
    app_id      varchar(510) not null,
    record_id   varchar(36)  not null,
    occurred_at timestamp(3) with time zone not null,
    client_id   varchar(510) not null,
    operation   varchar(64)  not null,
    account_id  varchar(510) not null,
    request_id  varchar(64)  not null,
    -- The names of the fields that changed, separated by commas; never a value.
    fields      varchar(1024) not null,
    constraint audit_record_pk primary key (app_id, record_id)
);

-- One row to lock, so that replicas that start together apply their tenant file one after the other.
create table tenant_file_lock (
    id integer not null,
    constraint tenant_file_lock_pk primary key (id)
);

insert into tenant_file_lock (id) values (1);
