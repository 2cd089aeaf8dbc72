// SPDX-License-Identifier: Apache-2.0
import { searchPanelSlot } from "@tianwang/entities/wire";
import { materialTrailSlot } from "@tianwang/evidence/wire";
import { CaseIcon, TaskIcon } from "@tianwang/ui/look/icons";
import { defineAreaScreens, definePanel } from "@tianwang/wire/screen";
import { casePageTexts } from "./cases/case-page.text.ts";
import { taskPageTexts } from "./tasks/task-page.text.ts";

/** What casework shows. */
export const areaScreens = defineAreaScreens({
  id: "casework",
  screens: [
    {
      path: "/cases",
      title: casePageTexts.cases,
      permission: "casework.cases.read",
      load: async () => (await import("./cases/case-list.screen.tsx")).CaseListScreen,
    },
    {
      path: "/cases/:caseId",
      title: casePageTexts.case,
      permission: "casework.cases.read",
      load: async () => (await import("./cases/case.screen.tsx")).CaseScreen,
    },
    {
      path: "/cases/:caseId/:tab",
      title: casePageTexts.case,
      permission: "casework.cases.read",
      load: async () => (await import("./cases/case.screen.tsx")).CaseScreen,
    },
    {
      path: "/tasks",
      title: taskPageTexts.myTasks,
      permission: "casework.tasks.read",
      load: async () => (await import("./tasks/my-tasks.screen.tsx")).MyTasksScreen,
    },
  ],
  nav: [
    {
      path: "/cases",
      label: casePageTexts.cases,
      group: "work",
      order: 10,
      permission: "casework.cases.read",
      icon: CaseIcon,
    },
    {
      path: "/tasks",
      label: taskPageTexts.myTasks,
      group: "work",
      order: 20,
      permission: "casework.tasks.read",
      icon: TaskIcon,
    },
  ],
  panels: [
    definePanel(materialTrailSlot, {
      id: "case",
      title: casePageTexts.case,
      order: 10,
      permission: "casework.cases.read",
      load: async () => (await import("./cases/material-trail.screen.tsx")).MaterialTrail,
    }),
    definePanel(searchPanelSlot, {
      id: "cases",
      title: casePageTexts.cases,
      order: 10,
      permission: "casework.cases.read",
      load: async () => (await import("./cases/found-cases.screen.tsx")).FoundCases,
    }),
  ],
});
