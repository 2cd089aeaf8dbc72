// SPDX-License-Identifier: Apache-2.0
import type { CaseId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { listConsents, recordConsent, withdrawConsent } from "./consent.data.ts";
import {
  listConsentsEndpoint,
  recordConsentEndpoint,
  withdrawConsentEndpoint,
} from "./consent.wire.ts";

export const consentRoutes: readonly Route<Work>[] = [
  implement<Work, typeof listConsentsEndpoint>(listConsentsEndpoint, (work, { params }) =>
    listConsents(work, params.caseId as CaseId),
  ),
  implement<Work, typeof recordConsentEndpoint>(recordConsentEndpoint, (work, { params, body }) =>
    recordConsent(work, params.caseId as CaseId, body),
  ),
  implement<Work, typeof withdrawConsentEndpoint>(
    withdrawConsentEndpoint,
    (work, { params, body }) => withdrawConsent(work, params.caseId as CaseId, params.number, body),
  ),
];
