// SPDX-License-Identifier: Apache-2.0
import { FlowIcon, PurposeIcon } from "@tianwang/ui/look/icons";
import { casePanelSlot } from "@tianwang/casework/wire";
import { defineAreaScreens, definePanel } from "@tianwang/wire/screen";
import { alertPageTexts } from "./alerts/alert-page.text.ts";
import { backtestTexts } from "./backtests/backtest-page.text.ts";
import { findingPageTexts } from "./findings/finding-page.text.ts";

/** What this area shows: the queue of alerts and a page for each, the shapes of a case likewise, backtests. */
export const areaScreens = defineAreaScreens({
  id: "monitoring",
  screens: [
    {
      path: "/alerts",
      title: alertPageTexts.alerts,
      permission: "monitoring.read",
      load: async () => (await import("./alerts/alert-list.screen.tsx")).AlertListScreen,
    },
    {
      path: "/alerts/:alertId",
      title: alertPageTexts.alert,
      permission: "monitoring.read",
      load: async () => (await import("./alerts/alert.screen.tsx")).AlertScreen,
    },
    {
      path: "/backtests",
      title: backtestTexts.backtests,
      permission: "monitoring.read",
      load: async () => (await import("./backtests/backtest-list.screen.tsx")).BacktestListScreen,
    },
    {
      path: "/backtests/new",
      title: backtestTexts.start,
      permission: "monitoring.write",
      load: async () => (await import("./backtests/backtest-start.screen.tsx")).BacktestStartScreen,
    },
    {
      path: "/backtests/:backtestId",
      title: backtestTexts.backtest,
      permission: "monitoring.read",
      load: async () => (await import("./backtests/backtest.screen.tsx")).BacktestScreen,
    },
    {
      path: "/findings/:findingId",
      title: findingPageTexts.shape,
      permission: "monitoring.read",
      load: async () => (await import("./findings/finding.screen.tsx")).FindingScreen,
    },
  ],
  nav: [
    {
      path: "/alerts",
      label: alertPageTexts.nav,
      group: "analysis",
      order: 40,
      permission: "monitoring.read",
      icon: FlowIcon,
    },
    {
      path: "/backtests",
      label: backtestTexts.backtests,
      group: "analysis",
      order: 60,
      permission: "monitoring.read",
      icon: PurposeIcon,
    },
  ],
  panels: [
    definePanel(casePanelSlot, {
      id: "shapes",
      title: findingPageTexts.shapes,
      order: 75,
      permission: "monitoring.read",
      load: async () => (await import("./findings/finding-list.screen.tsx")).FindingListPanel,
    }),
  ],
});
