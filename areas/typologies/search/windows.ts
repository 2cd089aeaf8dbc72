// SPDX-License-Identifier: Apache-2.0
import { minutesADay } from "../stream/ground.ts";

/** Windows that every shape is looked for in, in days; AMLworld's attempts last 1 to 9, AMLSim's months. */
export const windowDays: readonly number[] = [0.25, 1, 4, 9, 30, 120];

/** The windows up to a longest one, in minutes; the longest is one of them. */
export function windowsUpTo(longestMinutes: number): readonly number[] {
  const shorter = windowDays.map((days) => days * minutesADay).filter((w) => w < longestMinutes);
  return [...shorter, longestMinutes];
}
