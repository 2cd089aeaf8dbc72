// SPDX-License-Identifier: Apache-2.0
import { casePanelSlot } from "@tianwang/casework/wire";
import { alertActionSlot, findingActionSlot } from "@tianwang/monitoring/wire";
import { StatementIcon } from "@tianwang/ui/look/icons";
import { defineAreaScreens, definePanel } from "@tianwang/wire/screen";
import { draftPageTexts } from "./drafts/draft-page.text.ts";

/** What this area shows: the drafts of reports, a page for each, and where they are begun. */
export const areaScreens = defineAreaScreens({
  id: "reports",
  screens: [
    {
      path: "/reports",
      title: draftPageTexts.reports,
      permission: "reports.read",
      load: async () => (await import("./drafts/draft-list.screen.tsx")).DraftListScreen,
    },
    {
      path: "/reports/:draftId",
      title: draftPageTexts.report,
      permission: "reports.read",
      load: async () => (await import("./drafts/draft.screen.tsx")).DraftScreen,
    },
  ],
  nav: [
    {
      path: "/reports",
      label: draftPageTexts.nav,
      group: "analysis",
      order: 50,
      permission: "reports.read",
      icon: StatementIcon,
    },
  ],
  panels: [
    definePanel(casePanelSlot, {
      id: "reports",
      title: draftPageTexts.reports,
      order: 80,
      permission: "reports.read",
      load: async () => (await import("./drafts/draft-list.screen.tsx")).DraftListPanel,
    }),
    definePanel(alertActionSlot, {
      id: "draft-report",
      title: draftPageTexts.draftReport,
      order: 10,
      permission: "reports.write",
      load: async () => (await import("./drafts/draft-start.screen.tsx")).DraftFromAlert,
    }),
    definePanel(findingActionSlot, {
      id: "draft-report",
      title: draftPageTexts.draftReport,
      order: 10,
      permission: "reports.write",
      load: async () => (await import("./drafts/draft-start.screen.tsx")).DraftFromFinding,
    }),
  ],
});
