// SPDX-License-Identifier: Apache-2.0
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The server replaces this in each answer; it must be the one that `server/src/http/page.ts` knows. */
const noncePlace = "__CSP_NONCE__";

export default defineConfig({
  plugins: [react()],
  html: { cspNonce: noncePlace },
  server: { proxy: { "/api": "http://127.0.0.1:8420" } },
  build: {
    target: "es2023",
    // Everything is a file of its own: the content policy of the pages forbids inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
  },
});
