// SPDX-License-Identifier: Apache-2.0
import type { CaseId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { listEntries, writeEntry } from "./journal.data.ts";
import { listJournalEndpoint, writeJournalEndpoint } from "./journal.wire.ts";

export const journalRoutes: readonly Route<Work>[] = [
  implement<Work, typeof listJournalEndpoint>(listJournalEndpoint, (work, { params, query }) =>
    listEntries(work, params.caseId as CaseId, query),
  ),
  implement<Work, typeof writeJournalEndpoint>(writeJournalEndpoint, (work, { params, body }) =>
    writeEntry(work, params.caseId as CaseId, body),
  ),
];
