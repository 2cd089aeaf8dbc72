-- SPDX-License-Identifier: Apache-2.0
-- Under row-level security an index of terms is not used, since @@ is not leakproof and must come
-- after the policy. Here the owner looks it up and hands out what the actor may see; whoever joins
-- the result passes the policy of the table once more.
create function entities.matching(asked tsquery) returns table (compartment_id text, id text)
language sql stable security definer set search_path = '' as $$
  select e.compartment_id, e.id from entities.entities e
  where e.terms operator(pg_catalog.@@) asked
    and e.compartment_id in (select store.my_compartments('read'))
$$;
revoke execute on function entities.matching(tsquery) from public;
grant execute on function entities.matching(tsquery) to tianwang_app;
