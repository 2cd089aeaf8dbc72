// SPDX-License-Identifier: Apache-2.0
import { Watch, detectors, referenceValuesAsTheyCome, watchDefaults } from "@tianwang/typologies";
import type { Text } from "@tianwang/kernel/text";
import type { DetectorTexts } from "./detector-words.ts";
import type { WatchMaking } from "./feed-watch.ts";

/** The detectors that watch live payments: all, as they are shipped. */
export const watchMaking: WatchMaking = {
  make: (codeOf) => new Watch({ minorValue: referenceValuesAsTheyCome(codeOf) }),
  // Chance alone would make at most one such shape for every thousand accounts.
  strengthMin: 0.5,
  windowMinutes: watchDefaults.memoryDays * 1_440,
  replayPaymentsMax: 1_000_000,
};

/** What the detectors say of their shapes. */
export const detectorTexts: DetectorTexts = new Map(
  detectors.map(({ id, messages }) => [id, messages]),
);

/** What would make their shapes innocent. */
export const detectorInnocence: ReadonlyMap<string, readonly Text[]> = new Map(
  detectors.map(({ id, falsePositives }) => [id, falsePositives]),
);

/** What they are called. */
export const detectorTitles: ReadonlyMap<string, Text> = new Map(
  detectors.map(({ id, title }) => [id, title]),
);
