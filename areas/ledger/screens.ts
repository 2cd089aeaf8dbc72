// SPDX-License-Identifier: Apache-2.0
import { casePanelSlot } from "@tianwang/casework/wire";
import { entityPanelSlot } from "@tianwang/entities/wire";
import { exhibitPanelSlot } from "@tianwang/evidence/wire";
import { lazyView } from "@tianwang/ui/layout/slot";
import { defineAreaScreens, definePanel } from "@tianwang/wire/screen";
import { reviewTexts } from "./folds/fold-review.text.ts";
import { mappingTexts } from "./mapping/mapping.text.ts";
import { statementTexts } from "./statements/statement.text.ts";
import { transactionTexts } from "./transactions/transaction.text.ts";

export { caseTabPath, fromCase, useCaseTrail } from "./page/case-trail.screen.tsx";

/** What stands at one place of an original; its code comes when it is first shown. */
export const ExcerptView = lazyView(
  async () => (await import("./statements/excerpt.screen.tsx")).ExcerptView,
);

/** How far a job is, with a way to cancel it; its code comes when it is first shown. */
export const JobProgress = lazyView(
  async () => (await import("./page/job-progress.screen.tsx")).JobProgress,
);

/** What this area shows: panels of the case page, and a page for each statement. */
export const areaScreens = defineAreaScreens({
  id: "ledger",
  screens: [
    {
      path: "/statements/:statementId",
      title: statementTexts.statements,
      permission: "ledger.read",
      load: async () => (await import("./statements/statement.screen.tsx")).StatementScreen,
    },
    {
      path: "/exhibits/:exhibitId/mapping",
      title: mappingTexts.title,
      permission: "ledger.read",
      load: async () => (await import("./mapping/mapping.screen.tsx")).MappingScreen,
    },
  ],
  nav: [],
  panels: [
    definePanel(casePanelSlot, {
      id: "statements",
      title: statementTexts.statements,
      order: 30,
      permission: "ledger.read",
      load: async () => (await import("./statements/statement-list.screen.tsx")).StatementListPanel,
    }),
    definePanel(casePanelSlot, {
      id: "transactions",
      title: transactionTexts.transactions,
      order: 40,
      permission: "ledger.read",
      load: async () =>
        (await import("./transactions/transaction-list.screen.tsx")).TransactionListPanel,
    }),
    definePanel(casePanelSlot, {
      id: "accounts",
      title: transactionTexts.accounts,
      order: 50,
      permission: "ledger.read",
      load: async () => (await import("./transactions/account-list.screen.tsx")).AccountListPanel,
    }),
    definePanel(casePanelSlot, {
      id: "folds",
      title: reviewTexts.folds,
      order: 60,
      permission: "ledger.read",
      load: async () => (await import("./folds/fold-review.screen.tsx")).FoldReviewPanel,
    }),
    definePanel(exhibitPanelSlot, {
      id: "cited-place",
      title: statementTexts.citedPlace,
      order: 10,
      permission: "ledger.read",
      load: async () => (await import("./statements/cited-place.screen.tsx")).CitedPlace,
    }),
    definePanel(exhibitPanelSlot, {
      id: "statements",
      title: statementTexts.statements,
      order: 20,
      permission: "ledger.read",
      load: async () => (await import("./mapping/exhibit-panel.screen.tsx")).ExhibitPanel,
    }),
    definePanel(entityPanelSlot, {
      id: "statements",
      title: statementTexts.statements,
      order: 10,
      permission: "ledger.read",
      load: async () =>
        (await import("./statements/entity-statements.screen.tsx")).EntityStatements,
    }),
  ],
});
