// SPDX-License-Identifier: Apache-2.0
import { FlowIcon } from "@tianwang/ui/look/icons";
import { defineAreaScreens } from "@tianwang/wire/screen";
import { alertPageTexts } from "./alerts/alert-page.text.ts";

/** What this area shows: the queue of alerts, and a page for each. */
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
  ],
  panels: [],
});
