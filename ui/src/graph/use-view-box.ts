// SPDX-License-Identifier: Apache-2.0
import type { PointerEvent, RefObject } from "react";
import { useEffect, useEffectEvent, useState } from "react";

/** What part of a drawing is shown: its middle, and how much it is enlarged. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const zoomMin = 0.4;
const zoomMax = 6;
const zoomStep = 1.25;

/** Zoom and pan of a drawing by its view box. */
export interface ViewBox {
  readonly box: string;
  readonly isMoved: boolean;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
  readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
}

/**
 * Shows a drawing whole at first; zooms with the wheel while Ctrl or ⌘ is held (so that the page
 * still scrolls) and pans by dragging.
 */
export function useViewBox(
  svg: RefObject<SVGSVGElement | null>,
  size: { readonly width: number; readonly height: number },
): ViewBox {
  const whole: View = { x: size.width / 2, y: size.height / 2, zoom: 1 };
  const [moved, setMoved] = useState<View | null>(null);
  const view = moved ?? whole;
  const zoomBy = (factor: number) => {
    const zoom = Math.min(Math.max(view.zoom * factor, zoomMin), zoomMax);
    setMoved({ ...view, zoom });
  };
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomBy(event.deltaY < 0 ? zoomStep : 1 / zoomStep);
  });
  useEffect(() => {
    const element = svg.current;
    const listen = (event: WheelEvent) => onWheel(event);
    // React listens passively, and a passive listener cannot keep the page from zooming.
    element?.addEventListener("wheel", listen, { passive: false });
    return () => element?.removeEventListener("wheel", listen);
  }, [svg]);
  const width = size.width / view.zoom;
  const height = size.height / view.zoom;
  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    const element = event.currentTarget;
    const scale = 1 / (element.getScreenCTM()?.a ?? 1);
    const start = { x: event.clientX, y: event.clientY };
    const onMove = (move: globalThis.PointerEvent) => {
      const isDrag = Math.hypot(move.clientX - start.x, move.clientY - start.y) > 4;
      if (!isDrag) return;
      element.setPointerCapture(move.pointerId);
      setMoved({
        ...view,
        x: view.x - (move.clientX - start.x) * scale,
        y: view.y - (move.clientY - start.y) * scale,
      });
    };
    element.addEventListener("pointermove", onMove);
    globalThis.addEventListener(
      "pointerup",
      () => element.removeEventListener("pointermove", onMove),
      { once: true },
    );
  };
  return {
    box: `${view.x - width / 2} ${view.y - height / 2} ${width} ${height}`,
    isMoved: moved !== null,
    zoomIn: () => zoomBy(zoomStep),
    zoomOut: () => zoomBy(1 / zoomStep),
    fit: () => setMoved(null),
    onPointerDown,
  };
}
