-- SPDX-License-Identifier: Apache-2.0
-- `= any (array(…))` is searched one by one for each row; `in (select …)` is hashed once. With
-- 10,000 compartments a page of 500 rows took 1.0 s and takes 0.3 s (embedded; 1.5 s and 0.1 s served).
create or replace function store.protect_item(item_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', item_table);
  execute format('grant select, insert, update, delete on %s to tianwang_app', item_table);
  execute format(
    'create policy item_read on %s for select to tianwang_app using '
    '(compartment_id in (select store.my_compartments(''read'')))', item_table);
  execute format(
    'create policy item_insert on %s for insert to tianwang_app with check '
    '(compartment_id in (select store.my_compartments(''write'')))', item_table);
  execute format(
    'create policy item_update on %s for update to tianwang_app using '
    '(compartment_id in (select store.my_compartments(''write''))) with check '
    '(compartment_id in (select store.my_compartments(''write'')))', item_table);
  execute format(
    'create policy item_delete on %s for delete to tianwang_app using '
    '(compartment_id in (select store.my_compartments(''write'')))', item_table);
  execute format('alter table %s add foreign key (compartment_id) references store.compartments (id) on delete cascade', item_table);
  execute format('create index on %s (compartment_id)', item_table);
end $$;

do $$
declare
  policy record;
begin
  for policy in select schemaname, tablename, policyname from pg_policies
    where policyname in ('item_read', 'item_insert', 'item_update', 'item_delete')
  loop
    execute case policy.policyname
      when 'item_read' then format('alter policy item_read on %I.%I using (compartment_id in (select store.my_compartments(''read'')))', policy.schemaname, policy.tablename)
      when 'item_insert' then format('alter policy item_insert on %I.%I with check (compartment_id in (select store.my_compartments(''write'')))', policy.schemaname, policy.tablename)
      when 'item_update' then format('alter policy item_update on %I.%I using (compartment_id in (select store.my_compartments(''write''))) with check (compartment_id in (select store.my_compartments(''write'')))', policy.schemaname, policy.tablename)
      else format('alter policy item_delete on %I.%I using (compartment_id in (select store.my_compartments(''write'')))', policy.schemaname, policy.tablename)
    end;
  end loop;
end $$;
