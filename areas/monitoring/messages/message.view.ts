// SPDX-License-Identifier: Apache-2.0
import type { Shape } from "@tianwang/typologies";
import type { DetectorTexts } from "./detector-words.ts";
import { inBoth, reasonsOf } from "./detector-words.ts";
import type { Fault } from "./message.ts";
import { faultTexts } from "./message.text.ts";
import type { FaultView, FindingView, MessageAnswer } from "./message.wire.ts";

/** A fault in words. */
export const faultView = ({ code, place, data }: Fault): FaultView => ({
  code,
  place,
  says: inBoth(faultTexts[code], data),
});

/** What is kept of a finding. */
export interface KeptFinding extends Pick<
  Shape,
  "because" | "detector" | "strength" | "typology" | "version"
> {
  readonly alertId: string;
  readonly accountCount: number;
  readonly paymentCount: number;
}

const findingView = (texts: DetectorTexts, finding: KeptFinding): FindingView => {
  const { because, ...rest } = finding;
  return { ...rest, reasons: reasonsOf(texts, finding.detector, because) };
};

/** The answer to a payment that was accepted. */
export function acceptedView(
  id: string,
  kept: { readonly number: number; readonly findings: readonly KeptFinding[] },
  texts: DetectorTexts,
): MessageAnswer {
  return {
    id,
    state: "accepted",
    number: kept.number,
    score: Math.max(0, ...kept.findings.map((finding) => finding.strength)),
    findings: kept.findings.map((finding) => findingView(texts, finding)),
    faults: [],
  };
}

/** The answer to a payment that was not taken. */
export function refusedView(id: string, faults: readonly Fault[]): MessageAnswer {
  return {
    id,
    state: "refused",
    number: null,
    score: 0,
    findings: [],
    faults: faults.map(faultView),
  };
}
