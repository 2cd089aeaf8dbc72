-- SPDX-License-Identifier: Apache-2.0
-- What another entity says of this one is looked up among references only, and ids that other tools
-- have merged by the few that differ. Indexes that are the beginning of a primary key go.
alter table entities.statements add column is_reference boolean not null default false;
update entities.statements s set is_reference = true
where s.prop <> 'id' and exists (
  select 1 from entities.entities e where e.compartment_id = s.compartment_id and e.id = s.value);
drop index entities.statements_by_value;
create index statements_by_reference on entities.statements (compartment_id, md5(value)) where is_reference;
create index statements_by_merged on entities.statements (compartment_id, entity_id)
  where entity_id <> canonical_id;
drop index entities.statements_compartment_id_idx;
drop index entities.entities_compartment_id_idx;
