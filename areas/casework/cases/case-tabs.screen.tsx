// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "@tianwang/ui/language/language";
import { lazyView, useMay } from "@tianwang/ui/layout/slot";
import type { Permission } from "@tianwang/kernel/access";
import type { LoadView } from "@tianwang/wire/screen";
import { casePageTexts } from "./case-page.text.ts";
import type { CaseOverview, CaseTabProps } from "./case.screen.tsx";

/** A tab that casework itself shows. */
interface CaseTab {
  readonly id: string;
  readonly text: keyof typeof casePageTexts;
  /** Place among the tabs; those of higher areas come between 30 and 60. */
  readonly order: number;
  readonly permission: Permission;
  readonly load: LoadView<CaseTabProps>;
}

const tabs: readonly CaseTab[] = [
  {
    id: "overview",
    text: "overview",
    order: 0,
    permission: "casework.cases.read",
    load: async () => (await import("./case-overview.screen.tsx")).CaseOverviewTab,
  },
  {
    id: "exhibits",
    text: "exhibits",
    order: 10,
    permission: "evidence.read",
    load: async () => (await import("./case-material.screen.tsx")).CaseExhibitsTab,
  },
  {
    id: "people",
    text: "people",
    order: 20,
    permission: "entities.read",
    load: async () => (await import("./case-material.screen.tsx")).CasePeopleTab,
  },
  {
    id: "problems",
    text: "problems",
    order: 70,
    permission: "evidence.read",
    load: async () => (await import("./case-material.screen.tsx")).CaseProblemsTab,
  },
  {
    id: "tasks",
    text: "tasks",
    order: 75,
    permission: "casework.tasks.read",
    load: async () => (await import("../tasks/case-tasks.screen.tsx")).CaseTasksTab,
  },
  {
    id: "clocks",
    text: "clocks",
    order: 80,
    permission: "casework.tasks.read",
    load: async () => (await import("../clocks/case-clocks.screen.tsx")).CaseClocksTab,
  },
  {
    id: "journal",
    text: "journal",
    order: 85,
    permission: "casework.journal.read",
    load: async () => (await import("../journal/case-journal.screen.tsx")).CaseJournalTab,
  },
  {
    id: "team",
    text: "team",
    order: 90,
    permission: "casework.cases.read",
    load: async () => (await import("../members/case-team.screen.tsx")).CaseTeamTab,
  },
];

/** The tabs that casework shows to this person, with their figures. */
export function useCaseTabs({ counts }: CaseOverview) {
  const t = useTexts(casePageTexts);
  const may = useMay();
  const figures: Readonly<Record<string, { count: number; alarmCount?: number }>> = {
    exhibits: { count: counts.exhibits },
    tasks: { count: counts.tasks.unfinished, alarmCount: counts.tasks.overdue },
    clocks: { count: counts.clocks.running, alarmCount: counts.clocks.overdue },
    journal: { count: counts.journalEntries },
    team: { count: counts.members },
  };
  return tabs
    .filter((tab) => may(tab.permission))
    .map((tab) => {
      const figure = figures[tab.id];
      const alarmCount = figure?.alarmCount ?? 0;
      return {
        id: tab.id,
        label: t(tab.text),
        order: tab.order,
        View: lazyView(tab.load),
        ...(figure === undefined ? {} : { count: figure.count }),
        ...(alarmCount > 0 ? { alarm: t("overdueCount", { count: alarmCount }) } : {}),
      };
    });
}
