-- SPDX-License-Identifier: Apache-2.0
-- A statement is withdrawn, never changed and never deleted.
revoke update, delete on entities.statements from tianwang_app;
grant update (withdrawn_at) on entities.statements to tianwang_app;
