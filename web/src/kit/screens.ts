// SPDX-License-Identifier: Apache-2.0
import { BookIcon } from "@tianwang/ui/look/icons";
import { defineAreaScreens } from "@tianwang/wire/screen";
import { auditTexts } from "./audit.text.ts";

/** What the shell itself shows. */
export const kitScreens = defineAreaScreens({
  id: "kit",
  screens: [
    {
      path: "/audit",
      title: auditTexts.audit,
      permission: "audit.read",
      load: async () => (await import("./audit.tsx")).AuditScreen,
    },
  ],
  nav: [
    {
      path: "/audit",
      label: auditTexts.audit,
      group: "system",
      order: 10,
      permission: "audit.read",
      icon: BookIcon,
    },
  ],
  panels: [],
});
