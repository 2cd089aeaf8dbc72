// SPDX-License-Identifier: Apache-2.0
import type { TraceDocument } from "@tianwang/flows";
import {
  authoritiesTable,
  depositsTable,
  noticesTable,
  parametersTable,
  pathsTable,
} from "./basis-tables.ts";
import { assetsTable, balancesTable, leftTable, reconciliationTable } from "./claim-tables.ts";
import { doctrinesTable, sameDayTable, spreadTable } from "./comparison-tables.ts";
import type { Schedule } from "./schedule.ts";
import type { ScheduleSource } from "./schedule-source.ts";
import { sayIn } from "./schedule-source.ts";
import { scheduleTexts as texts } from "./schedule.text.ts";

/** Segments that the cover names; a count tells how many more there are. */
const segmentShownMax = 12;

/** Characters of a hash at the foot of a page: enough to tell results apart. */
const footHashLength = 16;

/** Millionths of a minor unit as a decimal of three digits, rounded up. */
export const unitsText = (residueMicro: number): string =>
  (Math.ceil(residueMicro / 1000) / 1000).toFixed(3);

function doctrineLine({ doctrine, shares }: TraceDocument, source: ScheduleSource): string {
  const { language } = source;
  const say = sayIn(language);
  const how = shares?.notApplicable
    ? say(texts.silentWhy, { reason: shares.notApplicable[language] })
    : shares === undefined
      ? say(texts.exactWhole)
      : shares.arithmetic.kind === "exact"
        ? say(texts.exact)
        : say(texts.apportioned, { units: unitsText(shares.arithmetic.residueMicroMax) });
  const { title, version } = doctrine;
  return say(texts.doctrineLine, { title: title[language], version, how });
}

function coverOf(source: ScheduleSource): Schedule["cover"] {
  const { language, traces } = source;
  const say = sayIn(language);
  const segments = traces[0]?.segments ?? [];
  const shown = segments
    .slice(0, segmentShownMax)
    .map(({ segmentId, sha256 }) => say(texts.segment, { id: segmentId, sha256 }));
  const more = segments.length - shown.length;
  const count = traces[0]?.transactionCount ?? 0;
  const moment = source.madeAt.slice(0, 19).replace("T", " ");
  const name = source.title === "" ? source.subjectId : `${source.title} (${source.subjectId})`;
  const fact = (label: keyof typeof texts, ...lines: string[]) => ({
    label: say(texts[label]),
    lines,
  });
  return [
    fact("case", source.caseName || say(texts.noCase)),
    fact("subject", name),
    fact("made", say(texts.madeBy, { name: source.madeBy, moment })),
    fact("hash", source.sha256),
    fact(
      "ledger",
      say(texts.ledgerOf, { count, segments: segments.length }),
      ...shown,
      ...(more > 0 ? [say(texts.more, { count: more })] : []),
    ),
    fact("doctrines", ...traces.map((document) => doctrineLine(document, source))),
    fact("rounding", say(texts.roundingHow)),
    fact("standing", say(texts.standingHow)),
  ];
}

/** Draws up the schedule of a saved trace or comparison. Pure: the same source gives the same one. */
export function drawUpSchedule(source: ScheduleSource): Schedule {
  const { language, sha256, subjectId } = source;
  const say = sayIn(language);
  const title = say(texts.title);
  return {
    language,
    title,
    subtitle: source.caseName || source.title,
    cover: coverOf(source),
    tables: [
      ...(source.compared === null ? [] : [doctrinesTable(source)]),
      spreadTable(source),
      ...(source.compared === null ? [] : [sameDayTable(source)]),
      depositsTable(source),
      balancesTable(source),
      assetsTable(source),
      leftTable(source),
      reconciliationTable(source),
      pathsTable(source),
      noticesTable(source),
      parametersTable(source),
      authoritiesTable(source),
    ],
    foot: say(texts.foot, { title, id: subjectId, hash: sha256.slice(0, footHashLength) }),
    madeOn: source.madeAt.slice(0, 10),
  };
}
