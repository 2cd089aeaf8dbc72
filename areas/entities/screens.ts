// SPDX-License-Identifier: Apache-2.0
import { lazyView } from "@tianwang/ui/layout/slot";
import { PeopleIcon } from "@tianwang/ui/look/icons";
import { defineAreaScreens } from "@tianwang/wire/screen";
import { entityPageTexts } from "./search/entity-page.text.ts";

/** The entities of a compartment, or of all; its code comes when it is first shown. */
export const EntitiesView = lazyView(
  async () => (await import("./search/entity-list.screen.tsx")).EntitiesView,
);

/** What entities show. */
export const areaScreens = defineAreaScreens({
  id: "entities",
  screens: [
    {
      path: "/entities",
      title: entityPageTexts.entities,
      permission: "entities.read",
      load: async () => (await import("./search/entities.screen.tsx")).EntitiesScreen,
    },
    {
      path: "/entities/:entityId",
      title: entityPageTexts.entity,
      permission: "entities.read",
      load: async () => (await import("./search/entity.screen.tsx")).EntityScreen,
    },
    {
      path: "/search",
      title: entityPageTexts.searchTitle,
      permission: "entities.read",
      load: async () => (await import("./search/entities.screen.tsx")).SearchScreen,
    },
  ],
  nav: [
    {
      path: "/entities",
      label: entityPageTexts.nav,
      group: "material",
      order: 20,
      permission: "entities.read",
      icon: PeopleIcon,
    },
  ],
  panels: [],
});
