// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import type { AreaScreens } from "@tianwang/wire/screen";
import { createServer } from "vite";

const webFolder = fileURLToPath(new URL("../web", import.meta.url));

/** What the areas declare to show, read from the composition of the screens itself. */
export async function declaredScreens(): Promise<readonly AreaScreens[]> {
  // Settings of a browser listen to other tabs as soon as their module is loaded; Node has none.
  Object.assign(globalThis, { addEventListener: () => undefined });
  const loader = await createServer({
    root: webFolder,
    appType: "custom",
    logLevel: "error",
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    const module = (await loader.ssrLoadModule("/src/areas.ts")) as {
      readonly areas: readonly AreaScreens[];
    };
    return module.areas;
  } finally {
    await loader.close();
  }
}
