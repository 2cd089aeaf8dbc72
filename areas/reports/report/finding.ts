// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import { dateOfDayNumber } from "@tianwang/kernel/calendar";
import { renderText } from "@tianwang/kernel/text";
import type { Detector, Shape } from "@tianwang/typologies";
import type { Citation, ReportFinding } from "./report.ts";

const minutesOfDay = 24 * 60;

/** What a finding takes from the detector: its words. */
export type FindingDetector = Pick<
  Detector,
  "id" | "version" | "title" | "messages" | "falsePositives"
>;

/**
 * Turns a shape into the finding of a report: the reasons in both languages with the rows of the
 * shape, and what would make it innocent. Strength stays out of it: a report gives nobody a score.
 *
 * @param citationOf where a payment of the stream was taken from.
 */
export function findingOfShape(
  shape: Shape,
  detector: FindingDetector,
  citationOf: (row: number) => Citation,
): ReportFinding {
  const cites = shape.rows.map(citationOf);
  const isItsOwn = shape.detector === detector.id && shape.version === detector.version;
  assert(isItsOwn, "a shape is told in the words of the detector that found it");
  const because = shape.because.map(({ messageId, data }) => {
    const text = detector.messages[messageId];
    assert(text, `${detector.id} has the message ${messageId}`);
    return { zh: renderText(text, data, "zh"), en: renderText(text, data, "en"), cites };
  });
  const dayOf = (minutes: number) => dateOfDayNumber(Math.floor(minutes / minutesOfDay));
  return {
    typology: shape.typology,
    title: detector.title,
    detector: shape.detector,
    version: shape.version,
    fromOn: dayOf(shape.fromMinutes),
    toOn: dayOf(shape.toMinutes),
    because,
    innocent: detector.falsePositives,
  };
}
