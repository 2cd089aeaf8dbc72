-- SPDX-License-Identifier: Apache-2.0
-- What other areas may read of exhibits, with the rights of who asks.
create view evidence.v_exhibits with (security_invoker = true) as
  select id, compartment_id, original_name, relative_path, kind, sha256 from evidence.exhibits;
grant select on evidence.v_exhibits to tianwang_app;
