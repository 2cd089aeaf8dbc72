// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";
import { ScheduleLinks } from "../schedules/schedule-links.screen.tsx";
import { ClaimsBlock } from "./claim-list.screen.tsx";
import { PlayBlock } from "./play.screen.tsx";

/** On the page of a saved trace: its ledger row by row, its claims, its schedule. */
export function TracePlay(props: { traceId: string; doctrine: string }): ReactElement {
  const { traceId, doctrine } = props;
  return (
    <>
      <PlayBlock subjectId={traceId} doctrine={doctrine} />
      <ClaimsBlock subjectId={traceId} doctrine={doctrine} />
      <ScheduleLinks subjectId={traceId} />
    </>
  );
}
