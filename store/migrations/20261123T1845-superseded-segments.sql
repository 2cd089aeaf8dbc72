-- SPDX-License-Identifier: Apache-2.0
-- A segment is never changed; when its exhibit is read anew it is superseded and stays.
alter table store.segments add column superseded_at timestamptz;
