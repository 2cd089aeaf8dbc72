// SPDX-License-Identifier: Apache-2.0
import "@fontsource-variable/noto-sans-sc/wght.css";
import { AppearanceProvider } from "@tianwang/ui/look/appearance";
import type { AreaScreens } from "@tianwang/wire/screen";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { areas } from "./areas.ts";

/** The living documentation of the design system is an area of its own, outside production. */
async function shownAreas(): Promise<readonly AreaScreens[]> {
  if (import.meta.env.MODE === "production") return areas;
  const { galleryScreens } = await import("@tianwang/ui/gallery/screens");
  return [...areas, galleryScreens];
}

const root = document.querySelector("#root");
if (root) {
  void shownAreas().then((shown) =>
    createRoot(root).render(
      <StrictMode>
        <AppearanceProvider>
          <App areas={shown} />
        </AppearanceProvider>
      </StrictMode>,
    ),
  );
}
