// SPDX-License-Identifier: Apache-2.0
import { casePanelSlot } from "@tianwang/casework/wire";
import { traceSlot } from "@tianwang/flows/wire";
import { transactionActionSlot } from "@tianwang/ledger/wire";
import { defineAreaScreens, definePanel } from "@tianwang/wire/screen";
import { claimsTexts } from "./claims-screen.text.ts";

/** What this area shows: the comparisons of a case, a page for each, their start, and plays of traces. */
export const areaScreens = defineAreaScreens({
  id: "claims",
  screens: [
    {
      path: "/comparisons/:comparisonId",
      title: claimsTexts.comparison,
      permission: "flows.read",
      load: async () => (await import("./comparisons/comparison.screen.tsx")).ComparisonScreen,
    },
  ],
  nav: [],
  panels: [
    definePanel(casePanelSlot, {
      id: "comparisons",
      title: claimsTexts.comparisons,
      order: 72,
      permission: "flows.read",
      load: async () =>
        (await import("./comparisons/comparison-list.screen.tsx")).ComparisonListPanel,
    }),
    definePanel(transactionActionSlot, {
      id: "compare",
      title: claimsTexts.compare,
      order: 20,
      permission: "flows.write",
      load: async () =>
        (await import("./comparisons/comparison-start.screen.tsx")).CompareDoctrines,
    }),
    definePanel(traceSlot, {
      id: "play",
      title: claimsTexts.play,
      order: 10,
      permission: "flows.read",
      load: async () => (await import("./plays/trace-play.screen.tsx")).TracePlay,
    }),
  ],
});
