// SPDX-License-Identifier: Apache-2.0
import { defineAreaScreens, definePanel } from "@tianwang/wire/screen";
import type { Screen } from "@tianwang/wire/screen";
import type { Icon } from "../look/icons.tsx";
import { BookIcon, ColumnsIcon, FlowIcon, InfoIcon, TransactionIcon } from "../look/icons.tsx";
import { partsSlot } from "./parts-slot.ts";
import { galleryTexts } from "./gallery.text.ts";

type Name = "foundations" | "parts" | "states" | "table" | "flow";

const pages: readonly {
  readonly name: Name;
  readonly icon: Icon;
  readonly load: Screen["load"];
}[] = [
  {
    name: "foundations",
    icon: BookIcon,
    load: async () => (await import("./foundations.tsx")).Foundations,
  },
  { name: "parts", icon: ColumnsIcon, load: async () => (await import("./parts.tsx")).Parts },
  { name: "states", icon: InfoIcon, load: async () => (await import("./states.tsx")).States },
  {
    name: "table",
    icon: TransactionIcon,
    load: async () => (await import("./million-rows.tsx")).MillionRows,
  },
  { name: "flow", icon: FlowIcon, load: async () => (await import("./money-flow.tsx")).MoneyFlow },
];

/** The living documentation of the design system, as an area that exists outside production. */
export const galleryScreens = defineAreaScreens({
  id: "gallery",
  screens: pages.map(({ name, load }) => ({
    path: `/gallery/${name}`,
    title: galleryTexts[name],
    permission: "self",
    load,
  })),
  nav: pages.map(({ name, icon }, order) => ({
    path: `/gallery/${name}`,
    label: galleryTexts[name],
    group: "system",
    order: 100 + order,
    permission: "self",
    icon,
  })),
  panels: [
    definePanel(partsSlot, {
      id: "timeline",
      title: galleryTexts.timeline,
      order: 10,
      permission: "self",
      load: async () => (await import("./timeline-panel.tsx")).TimelinePanel,
    }),
  ],
});
