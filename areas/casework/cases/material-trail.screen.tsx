// SPDX-License-Identifier: Apache-2.0
import { useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { Trail } from "@tianwang/ui/layout/page-header";
import type { ReactElement } from "react";
import { casePageTexts } from "./case-page.text.ts";
import { casePath } from "./case-path.ts";
import { listCasesEndpoint } from "./case.wire.ts";

/** The tab of the case that lists what a page is one of, and how it is called. */
const tabs = {
  exhibits: { id: "exhibits", label: "exhibits" },
  entities: { id: "people", label: "people" },
} as const;

/** The way back from a page to its case; nothing where the compartment is of no case. */
export function MaterialTrail(props: {
  compartmentId: string;
  part: keyof typeof tabs;
}): ReactElement | null {
  const t = useTexts(casePageTexts);
  const client = useClient();
  const { compartmentId } = props;
  const load = useLoad(`case of ${compartmentId}`, (signal) =>
    client.call(listCasesEndpoint, { query: { compartmentId, count: 1 }, signal }),
  );
  const row = load.value?.rows[0];
  if (!row) return null;
  const tab = tabs[props.part];
  return (
    <Trail
      steps={[
        { label: t("cases"), to: "/cases" },
        { label: row.title, to: casePath(row.id) },
        { label: t(tab.label), to: casePath(row.id, tab.id) },
      ]}
    />
  );
}
