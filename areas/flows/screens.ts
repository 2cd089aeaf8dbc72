// SPDX-License-Identifier: Apache-2.0
import { casePanelSlot } from "@tianwang/casework/wire";
import { transactionActionSlot } from "@tianwang/ledger/wire";
import { lazyView } from "@tianwang/ui/layout/slot";
import { defineAreaScreens, definePanel } from "@tianwang/wire/screen";
import { traceScreenTexts } from "./tracing/trace-screen.text.ts";

export type { DepositDraft } from "./tracing/deposit-draft.ts";
export { choiceOf, draftFaults, draftOf } from "./tracing/deposit-draft.ts";

/** The deposits of a trace that is being asked for; its code comes when it is first shown. */
export const DepositFields = lazyView(
  async () => (await import("./tracing/deposit-fields.screen.tsx")).DepositFields,
);

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
