// SPDX-License-Identifier: Apache-2.0
import { listCasesEndpoint, showCaseEndpoint } from "@tianwang/casework/wire";
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

/** A case as the way back to it names it. */
interface NamedCase {
  readonly id: string;
  readonly title: string;
}

/**
 * The case that a page was opened from, else the one that its compartment stands for; null while it
 * is looked for, and where there is none.
 */
export function useCase(compartmentId = ""): NamedCase | null {
  const client = useClient();
  const caseId = useCaseId();
  const found = useLoad(`trail ${caseId} ${compartmentId}`, async (signal) => {
    if (caseId !== "") {
      return (await client.call(showCaseEndpoint, { params: { caseId }, signal })).case;
    }
    if (compartmentId === "") return null;
    const query = { compartmentId, count: 1 };
    return (await client.call(listCasesEndpoint, { query, signal })).rows[0] ?? null;
  });
  return found.value ?? null;
}

/** The way back to a tab of the case of a page; empty when there is none. */
export function useCaseTrail(tab: string, label: string, compartmentId = ""): readonly TrailStep[] {
  const t = useTexts(pageTexts);
  const found = useCase(compartmentId);
  if (!found) return [];
  return [
    { label: t("cases"), to: "/cases" },
    { label: found.title, to: `/cases/${encodeURIComponent(found.id)}` },
    { label, to: caseTabPath(found.id, tab) },
  ];
}
