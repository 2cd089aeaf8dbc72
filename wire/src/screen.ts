// SPDX-License-Identifier: Apache-2.0
import type { Permission } from "@tianwang/kernel/access";
import { assert } from "@tianwang/kernel/assert";
import type { Text } from "@tianwang/kernel/text";

/** A React function component, named without depending on React. */
export type View<P> = (props: P) => unknown;

/** Fetches the code of a view when it is first shown; each view is thereby a chunk of its own. */
export type LoadView<P> = () => Promise<View<P>>;

/** What the shell gives to a screen. */
export interface ScreenProps {
  /** Path parameters, e.g. `caseId` of `/cases/:caseId`. */
  readonly params: Readonly<Record<string, string>>;
}

/** A page of the product. */
export interface Screen {
  /** Public path with `:name` for parameters, e.g. `/cases/:caseId`. */
  readonly path: string;
  readonly title: Text;
  readonly permission: Permission;
  readonly load: LoadView<ScreenProps>;
}

/** The groups of the navigation, in the order in which they are shown. */
export const navGroups = ["work", "material", "analysis", "system"] as const;
export type NavGroup = (typeof navGroups)[number];

/** A line of the navigation. */
export interface NavEntry {
  readonly path: string;
  readonly label: Text;
  readonly group: NavGroup;
  /** Place inside the group, ascending. */
  readonly order: number;
  readonly permission: Permission;
  /** An icon of `@tianwang/ui/look/icons`. */
  readonly icon: View<object>;
}

/** A named place on a page that higher areas fill with panels; `P` is what each panel is given. */
export interface Slot<P> {
  readonly id: string;
  /** Carries the type of the props only; never set. */
  readonly props?: (props: P) => void;
}

/** What an area contributes to a slot. */
export interface Panel {
  readonly slotId: string;
  /** Stable name inside the slot; part of addresses such as `?tab=ID`. */
  readonly id: string;
  readonly title: Text;
  /** Place inside the slot, ascending. */
  readonly order: number;
  readonly permission: Permission;
  readonly load: LoadView<never>;
}

/** Everything that an area shows; exported as `areaScreens` by its `screens.ts`. */
export interface AreaScreens {
  readonly id: string;
  readonly screens: readonly Screen[];
  readonly nav: readonly NavEntry[];
  readonly panels: readonly Panel[];
}

/**
 * Declares a slot. The area that owns the page exports it through its `screens.ts`.
 *
 * @example
 *   export const caseOverviewSlot = defineSlot<{ caseId: string }>("casework.case.overview");
 */
export function defineSlot<P>(id: string): Slot<P> {
  return { id };
}

/** Declares a panel for a slot; its view takes the props of that slot. */
export function definePanel<P>(
  slot: Slot<P>,
  panel: Omit<Panel, "slotId" | "load"> & { readonly load: LoadView<P> },
): Panel {
  return { ...panel, slotId: slot.id, load: panel.load };
}

/**
 * Declares what an area shows. Paths start with a slash and are declared once.
 *
 * @example
 *   export const areaScreens = defineAreaScreens({
 *     id: "casework",
 *     screens: [{ path: "/cases", title: texts.cases, permission: "casework.cases.read",
 *       load: async () => (await import("./cases/case-list.screen.tsx")).CaseListScreen }],
 *     nav: [{ path: "/cases", label: texts.cases, group: "work", order: 10,
 *       permission: "casework.cases.read", icon: CaseIcon }],
 *     panels: [],
 *   });
 */
export function defineAreaScreens(area: AreaScreens): AreaScreens {
  const paths = area.screens.map((screen) => screen.path);
  assert(new Set(paths).size === paths.length, `the area ${area.id} declares each path once`);
  for (const path of paths) assert(path.startsWith("/"), `the path ${path} starts with a slash`);
  return area;
}
