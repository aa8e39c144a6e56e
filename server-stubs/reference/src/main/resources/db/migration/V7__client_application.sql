-- The only applications that a client can use. A client without rows can use all of them.
create table client_application (
    client_id      varchar(510) not null,
    -- Not app_id: the applications of a client are read at once, so Citus copies this table to all nodes.
    application_id varchar(510) not null,
    constraint client_application_pk primary key (client_id, application_id),
    constraint client_application_client foreign key (client_id) references client (client_id)
);
