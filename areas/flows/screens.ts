// SPDX-License-Identifier: Apache-2.0
import { casePanelSlot } from "@tianwang/casework/wire";
import { transactionActionSlot } from "@tianwang/ledger/wire";
import { defineAreaScreens, definePanel } from "@tianwang/wire/screen";
import { traceScreenTexts } from "./tracing/trace-screen.text.ts";

/** What this area shows: the traces of a case, a page for each, and their start from chosen rows. */
export const areaScreens = defineAreaScreens({
  id: "flows",
  screens: [
    {
      path: "/traces/:traceId",
      title: traceScreenTexts.trace,
      permission: "flows.read",
      load: async () => (await import("./tracing/trace.screen.tsx")).TraceScreen,
    },
  ],
  nav: [],
  panels: [
    definePanel(casePanelSlot, {
      id: "traces",
      title: traceScreenTexts.traces,
      order: 70,
      permission: "flows.read",
      load: async () => (await import("./tracing/trace-list.screen.tsx")).TraceListPanel,
    }),
    definePanel(transactionActionSlot, {
      id: "follow",
      title: traceScreenTexts.follow,
      order: 10,
      permission: "flows.write",
      load: async () => (await import("./tracing/trace-start.screen.tsx")).FollowMoney,
    }),
  ],
});
