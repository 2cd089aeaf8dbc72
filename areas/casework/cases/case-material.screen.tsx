// SPDX-License-Identifier: Apache-2.0
import { EntitiesView } from "@tianwang/entities/screens";
import { ExhibitsView, ProblemsView } from "@tianwang/evidence/screens";
import { useMay } from "@tianwang/ui/layout/slot";
import type { ReactElement } from "react";
import type { CaseTabProps } from "./case.screen.tsx";

/** The exhibits of a case, and the way to add more. */
export function CaseExhibitsTab({ overview, onChange }: CaseTabProps): ReactElement {
  const may = useMay();
  const { compartmentId, mayWrite } = overview.case;
  return (
    <ExhibitsView
      compartmentId={compartmentId}
      mayWrite={mayWrite && may("evidence.write")}
      onEntered={onChange}
    />
  );
}

/** What went wrong with the material of a case. */
export function CaseProblemsTab({ overview }: CaseTabProps): ReactElement {
  return <ProblemsView compartmentId={overview.case.compartmentId} />;
}

/** Whom and what the material of a case names. */
export function CasePeopleTab({ overview }: CaseTabProps): ReactElement {
  return <EntitiesView compartmentId={overview.case.compartmentId} />;
}
