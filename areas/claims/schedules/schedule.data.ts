// SPDX-License-Identifier: Apache-2.0
import { exhibitNames } from "@tianwang/ledger/server";
import type { Language } from "@tianwang/kernel/text";
import type { Work } from "@tianwang/store";
import { drawUpSchedule } from "./draw-up.ts";
import { writePaper } from "./paper.data.ts";
import type { Schedule } from "./schedule.ts";
import type { ScheduleFormat } from "./schedule.wire.ts";
import { paperRowCountMax, workbookRowCountMax } from "./schedule.wire.ts";
import { caseNameOf, openSubject, requireDoctrine } from "./subject.data.ts";
import { writeWorkbook } from "./workbook.data.ts";

/** What is asked for. */
export interface ScheduleRequest {
  readonly subjectId: string;
  readonly format: ScheduleFormat;
  readonly language: Language;
  readonly doctrine?: string;
}

/** Draws up the schedule of a saved trace or comparison. */
export async function scheduleOfSubject(work: Work, request: ScheduleRequest): Promise<Schedule> {
  const subject = await openSubject(work, request.subjectId);
  const { doctrine, language, format } = request;
  const wanted = doctrine === undefined ? subject.doctrines : [requireDoctrine(subject, doctrine)];
  const traces = [];
  for (const id of wanted) traces.push(await subject.load(id));
  const exhibitIds = new Set(traces.flatMap(({ rows }) => rows.map(({ exhibitId }) => exhibitId)));
  const { id: subjectId, title, sha256, madeBy, madeAt, comparison } = subject;
  return drawUpSchedule({
    language,
    subjectId,
    title,
    sha256,
    madeBy,
    madeAt,
    caseName: await caseNameOf(work, subject.compartmentId),
    traces,
    notKept: (comparison?.traces ?? []).filter((trace) => trace.sha256 === null),
    compared: comparison?.currencies ?? null,
    exhibitNames: await exhibitNames(work, [...exhibitIds]),
    rowCountMax: format === "pdf" ? paperRowCountMax : workbookRowCountMax,
  });
}

/** The bytes of a schedule. */
export async function writeSchedule(
  schedule: Schedule,
  format: ScheduleFormat,
): Promise<Uint8Array> {
  return format === "pdf" ? writePaper(schedule) : writeWorkbook(schedule);
}

/** Media types of the forms of a schedule. */
export const scheduleMediaTypes: Readonly<Record<ScheduleFormat, string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
