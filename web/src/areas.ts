// SPDX-License-Identifier: Apache-2.0
import { areaScreens as casework } from "@tianwang/casework/screens";
import { areaScreens as claims } from "@tianwang/claims/screens";
import { areaScreens as entities } from "@tianwang/entities/screens";
import { areaScreens as evidence } from "@tianwang/evidence/screens";
import { areaScreens as flows } from "@tianwang/flows/screens";
import { areaScreens as ledger } from "@tianwang/ledger/screens";
import { areaScreens as monitoring } from "@tianwang/monitoring/screens";
import { areaScreens as reports } from "@tianwang/reports/screens";
import type { AreaScreens } from "@tianwang/wire/screen";
import { kitScreens } from "./kit/screens.ts";

/** What the areas show; a line for each area. */
export const areas: readonly AreaScreens[] = [
  casework,
  claims,
  entities,
  evidence,
  flows,
  ledger,
  monitoring,
  reports,
  kitScreens,
];
