// SPDX-License-Identifier: Apache-2.0
import { CaseIcon } from "@tianwang/ui/look/icons";
import { defineAreaScreens } from "@tianwang/wire/screen";
import { casePageTexts } from "./cases/case-page.text.ts";

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
  ],
  panels: [],
});
