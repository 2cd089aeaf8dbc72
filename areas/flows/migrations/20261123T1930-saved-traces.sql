-- SPDX-License-Identifier: Apache-2.0
-- A saved trace is a document in the blob store; the row names it and is never changed.
alter table flows.traces
  add column sha256 text not null,
  add column byte_count bigint not null;
revoke update, delete on flows.traces from tianwang_app;
