// SPDX-License-Identifier: Apache-2.0
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { scheduleMediaTypes, scheduleOfSubject, writeSchedule } from "./schedule.data.ts";
import * as wire from "./schedule.wire.ts";

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** Schedules for a court. */
export const scheduleRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.fetchSchedule>(
    wire.fetchSchedule,
    async (work, { params, query }) => {
      const { subjectId } = params;
      const schedule = await scheduleOfSubject(work, { subjectId, ...query });
      const bytes = await writeSchedule(schedule, query.format);
      work.audit(wire.fetchSchedule.id, subjectId, { ...query, byteCount: bytes.byteLength });
      return {
        mediaType: scheduleMediaTypes[query.format],
        fileName: `${subjectId}.${query.language}.${query.format}`,
        bytes: once(bytes),
        byteCount: bytes.byteLength,
      };
    },
  ),
];
