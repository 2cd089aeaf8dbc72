// SPDX-License-Identifier: Apache-2.0
import type { Id } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import {
  listClocks,
  pauseClock,
  resumeClock,
  setClock,
  stopClock,
  viewClock,
} from "./clock.data.ts";
import {
  listClocksEndpoint,
  pauseClockEndpoint,
  resumeClockEndpoint,
  setClockEndpoint,
  stopClockEndpoint,
} from "./clock.wire.ts";

export const clockRoutes: readonly Route<Work>[] = [
  implement<Work, typeof listClocksEndpoint>(listClocksEndpoint, (work, { query }) =>
    listClocks(work, query),
  ),
  implement<Work, typeof setClockEndpoint>(setClockEndpoint, (work, { body }) =>
    setClock(work, body),
  ),
  implement<Work, typeof pauseClockEndpoint>(pauseClockEndpoint, async (work, { params, body }) => {
    await pauseClock(work, params.clockId as Id<"clock">, body);
    return viewClock(work, params.clockId as Id<"clock">);
  }),
  implement<Work, typeof resumeClockEndpoint>(
    resumeClockEndpoint,
    async (work, { params, body }) => {
      await resumeClock(work, params.clockId as Id<"clock">, body);
      return viewClock(work, params.clockId as Id<"clock">);
    },
  ),
  implement<Work, typeof stopClockEndpoint>(stopClockEndpoint, async (work, { params, body }) => {
    await stopClock(work, params.clockId as Id<"clock">, body);
    return viewClock(work, params.clockId as Id<"clock">);
  }),
];
