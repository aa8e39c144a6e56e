-- Distributes the tables over a Citus cluster, by application. Run it once, on the coordinator, after the server has
-- created the tables, and while no server runs:
--
--   psql -v ON_ERROR_STOP=1 -d eiam -f citus.sql
--
-- Each table with app_id is distributed by it, and all rows of an application are on one node. Each other table is copied
-- to all nodes. GROWING.md says what a later migration has to do.

-- Rows that refer to a copied table are written one node after the other. This applies to later sessions too.
do $$ begin
    execute format('alter database %I set citus.multi_shard_modify_mode = sequential', current_database());
end $$;

begin;
set local citus.multi_shard_modify_mode = 'sequential';
-- Otherwise the first copied table makes local tables of those that refer to it, and these cannot be distributed.
set local citus.enable_local_reference_table_foreign_keys = off;

do $$
declare
    item regclass;
begin
    for item in
        select t.oid from pg_class t
        where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
          and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'app_id')
        order by t.relname
    loop
        perform create_reference_table(item);
    end loop;

    perform create_distributed_table('application'::regclass, 'app_id', colocate_with => 'none');

    -- A table comes after those that it refers to.
    for item in
        with recursive owned as (
            select t.oid from pg_class t
            join pg_attribute a on a.attrelid = t.oid and a.attname = 'app_id'
            where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
        ),
        level (oid, depth) as (
            select oid, 0 from owned
            union
            select f.conrelid, l.depth + 1 from level l
            join pg_constraint f on f.confrelid = l.oid and f.contype = 'f' and f.conrelid <> f.confrelid
            join owned o on o.oid = f.conrelid
        )
        select oid from level where oid <> 'application'::regclass group by oid order by max(depth)
    loop
        perform create_distributed_table(item, 'app_id', colocate_with => 'application');
    end loop;
end $$;
commit;

-- The rows that existed before are still on the coordinator's disk, also those of tables that refer to these.
select truncate_local_data_after_distributing_table(p.logicalrelid)
from pg_dist_partition p
where not exists (select from pg_constraint f where f.conrelid = p.logicalrelid and f.contype = 'f');
