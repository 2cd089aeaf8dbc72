-- SPDX-License-Identifier: Apache-2.0
-- Whether a shape rests for the most part on the first days of the statements, where nobody can tell
-- which pairs are new. All findings so far were kept without that question.
alter table monitoring.findings add column is_early boolean not null default false;
