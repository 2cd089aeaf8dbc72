// SPDX-License-Identifier: Apache-2.0
import type { Permission } from "@tianwang/kernel/access";
import type { LoadView, Panel, Slot } from "@tianwang/wire/screen";
import type { FunctionComponent, LazyExoticComponent, ReactElement, ReactNode } from "react";
import { createContext, lazy, Suspense, useContext } from "react";
import { Loading } from "../feedback/loading.tsx";

/** The panels of all areas and what the person may see; given by the shell. */
export interface Panels {
  readonly all: readonly Panel[];
  readonly isAllowed: (permission: Permission) => boolean;
}

const PanelsContext = createContext<Panels>({ all: [], isAllowed: () => false });

export const PanelsProvider = PanelsContext.Provider;

/** Whether the person at the screen holds a permission; the server asks again. */
export function useMay(): (permission: Permission) => boolean {
  return useContext(PanelsContext).isAllowed;
}

/** The panels that this person sees in a slot, in order. */
export function usePanels<P>(slot: Slot<P>): readonly Panel[] {
  const { all, isAllowed } = useContext(PanelsContext);
  return all
    .filter((panel) => panel.slotId === slot.id && isAllowed(panel.permission))
    .toSorted((a, b) => a.order - b.order);
}

const components = new WeakMap<object, unknown>();

/** The component of a view whose code comes when it is first shown; one per `load`. */
export function lazyView<P>(load: LoadView<P>): LazyExoticComponent<FunctionComponent<P>> {
  const known = components.get(load) as LazyExoticComponent<FunctionComponent<P>> | undefined;
  if (known) return known;
  const made = lazy(async () => ({ default: (await load()) as FunctionComponent<P> }));
  components.set(load, made);
  return made;
}

/** Shows one panel of a slot, given the props of that slot. */
export function PanelView<P extends object>(props: {
  slot: Slot<P>;
  panel: Panel;
  given: P;
  /** Shown while the code of the panel comes. */
  waiting?: ReactNode;
}): ReactElement {
  const View = lazyView(props.panel.load as LoadView<P>) as unknown as FunctionComponent<P>;
  return (
    <Suspense fallback={props.waiting === undefined ? <Loading /> : props.waiting}>
      <View {...props.given} />
    </Suspense>
  );
}

/** Shows all panels of a slot one under the other. */
export function SlotView<P extends object>(props: {
  slot: Slot<P>;
  given: P;
  waiting?: ReactNode;
}): ReactElement {
  const panels = usePanels(props.slot);
  return (
    <>
      {panels.map((panel) => (
        <PanelView key={panel.id} {...props} panel={panel} />
      ))}
    </>
  );
}
