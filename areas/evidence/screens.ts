// SPDX-License-Identifier: Apache-2.0
import { lazyView } from "@tianwang/ui/layout/slot";
import { defineAreaScreens } from "@tianwang/wire/screen";
import { exhibitTexts } from "./exhibits/exhibit.text.ts";

/** The exhibits of a compartment; its code comes when it is first shown. */
export const ExhibitsView = lazyView(
  async () => (await import("./exhibits/exhibits.screen.tsx")).ExhibitsView,
);

/** The problems of a compartment, or of one exhibit; its code comes when it is first shown. */
export const ProblemsView = lazyView(
  async () => (await import("./exhibits/problems.screen.tsx")).ProblemsView,
);

/** What evidence shows. */
export const areaScreens = defineAreaScreens({
  id: "evidence",
  screens: [
    {
      path: "/exhibits/:exhibitId",
      title: exhibitTexts.exhibit,
      permission: "evidence.read",
      load: async () => (await import("./exhibits/exhibit.screen.tsx")).ExhibitScreen,
    },
  ],
  nav: [],
  panels: [],
});
