// SPDX-License-Identifier: Apache-2.0
import { showCaseEndpoint } from "@tianwang/casework/wire";
import { useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import type { TrailStep } from "@tianwang/ui/layout/page-header";
import { useNavigation } from "@tianwang/ui/navigation/navigation";
import { pageTexts } from "./page.text.ts";

/** The address of a tab of a case. */
export function caseTabPath(caseId: string, tab: string): string {
  return `/cases/${encodeURIComponent(caseId)}?tab=${tab}`;
}

/** Lets a page of its own know from which case it was opened, so that it can lead back there. */
export function fromCase(path: string, caseId: string): string {
  return `${path}?case=${encodeURIComponent(caseId)}`;
}

/** The address of the page on which the columns of a table are said. */
export function mappingPath(exhibitId: string, caseId: string): string {
  const path = `/exhibits/${encodeURIComponent(exhibitId)}/mapping`;
  return caseId === "" ? path : fromCase(path, caseId);
}

/** The case that a page was opened from, by its address; '' when it was opened otherwise. */
export function useCaseId(): string {
  return useNavigation().search.get("case") ?? "";
}

/** The way back to a tab of the case that a page was opened from; empty when there is none. */
export function useCaseTrail(tab: string, label: string): readonly TrailStep[] {
  const client = useClient();
  const t = useTexts(pageTexts);
  const caseId = useCaseId();
  const shown = useLoad(`trail ${caseId}`, async (signal) =>
    caseId === "" ? null : client.call(showCaseEndpoint, { params: { caseId }, signal }),
  );
  if (!shown.value) return [];
  return [
    { label: t("cases"), to: "/cases" },
    { label: shown.value.case.title, to: `/cases/${encodeURIComponent(caseId)}` },
    { label, to: caseTabPath(caseId, tab) },
  ];
}
