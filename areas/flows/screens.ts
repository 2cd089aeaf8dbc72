// SPDX-License-Identifier: Apache-2.0
import { casePanelSlot } from "@tianwang/casework/wire";
import { defineAreaScreens, definePanel } from "@tianwang/wire/screen";
import { reviewTexts } from "./folds/fold-review.text.ts";
import { statementTexts } from "./statements/statement.text.ts";
import { traceScreenTexts } from "./tracing/trace-screen.text.ts";
import { transactionTexts } from "./transactions/transaction.text.ts";

/** What this area shows: panels of the case page, and a page for each statement. */
export const areaScreens = defineAreaScreens({
  id: "flows",
  screens: [
    {
      path: "/statements/:statementId",
      title: statementTexts.statements,
      permission: "flows.read",
      load: async () => (await import("./statements/statement.screen.tsx")).StatementScreen,
    },
    {
      path: "/traces/:traceId",
      title: traceScreenTexts.trace,
      permission: "flows.read",
      load: async () => (await import("./tracing/trace.screen.tsx")).TraceScreen,
    },
  ],
  nav: [],
  panels: [
    definePanel(casePanelSlot, {
      id: "statements",
      title: statementTexts.statements,
      order: 30,
      permission: "flows.read",
      load: async () => (await import("./statements/statement-list.screen.tsx")).StatementListPanel,
    }),
    definePanel(casePanelSlot, {
      id: "transactions",
      title: transactionTexts.transactions,
      order: 40,
      permission: "flows.read",
      load: async () =>
        (await import("./transactions/transaction-list.screen.tsx")).TransactionListPanel,
    }),
    definePanel(casePanelSlot, {
      id: "accounts",
      title: transactionTexts.accounts,
      order: 50,
      permission: "flows.read",
      load: async () => (await import("./transactions/account-list.screen.tsx")).AccountListPanel,
    }),
    definePanel(casePanelSlot, {
      id: "folds",
      title: reviewTexts.folds,
      order: 60,
      permission: "flows.read",
      load: async () => (await import("./folds/fold-review.screen.tsx")).FoldReviewPanel,
    }),
    definePanel(casePanelSlot, {
      id: "traces",
      title: traceScreenTexts.traces,
      order: 70,
      permission: "flows.read",
      load: async () => (await import("./tracing/trace-list.screen.tsx")).TraceListPanel,
    }),
  ],
});
