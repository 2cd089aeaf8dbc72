// SPDX-License-Identifier: Apache-2.0
import { formatMinor } from "@tianwang/kernel/money";
import type { Language, Text } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import { openTexts } from "./open.text.ts";

/** What `tianwang open` found, as the server gave it. */
export interface Opened {
  readonly case: { readonly id: string; readonly title: string };
  readonly exhibits: {
    readonly totalCount: number;
    readonly counts: readonly {
      readonly kind: string;
      readonly reading: string;
      readonly count: number;
    }[];
  };
  readonly statements: readonly {
    readonly exhibitName: string;
    readonly account: string;
    readonly currency: string;
    readonly scale: number;
    readonly openingMinor: string | null;
    readonly sumMinor: string | null;
    readonly closingMinor: string | null;
    readonly differenceMinor: string | null;
    readonly entryCount: number;
    readonly reconciles: "yes" | "no" | "not-stated";
  }[];
  readonly sums: {
    readonly transactionCount: number;
    readonly sourceCount: number;
    readonly foldedCount: number;
    readonly proposedCount: number;
  };
  readonly entityCounts: readonly { readonly schema: string; readonly count: number }[];
  readonly problems: readonly {
    readonly code: string;
    readonly severity: "info" | "warning" | "error";
    readonly exhibitName: string;
    readonly locator: string;
    readonly field: string;
    readonly value: string;
    readonly says: Text;
    readonly mend: Text;
  }[];
  readonly url: string;
}

/** Problems printed one by one; the screens show the rest. */
const problemLineCountMax = 20;

const marks = { error: "✗", warning: "!", info: "·" } as const;

/** The result in words, for a terminal. */
export function describeOpened(opened: Opened, language: Language): string {
  const say = (text: Text, values: Parameters<typeof renderText>[1] = {}) =>
    renderText(text, values, language);
  const byKind = Map.groupBy(opened.exhibits.counts, ({ kind }) => kind);
  const kinds = [...byKind].map(
    ([kind, rows]) => `${kind} ${rows.reduce((sum, row) => sum + row.count, 0)}`,
  );
  const holders = opened.entityCounts.filter(({ schema }) =>
    ["Person", "Company", "LegalEntity", "PublicBody", "Organization"].includes(schema),
  );
  return [
    say(openTexts.caseLine, opened.case),
    say(openTexts.exhibits, { count: opened.exhibits.totalCount, kinds: kinds.join(", ") }),
    ...statementLines(opened, say),
    say(openTexts.transactions, {
      count: opened.sums.transactionCount,
      sources: opened.sums.sourceCount,
      folded: opened.sums.foldedCount,
      proposed: opened.sums.proposedCount,
    }),
    say(openTexts.accounts, {
      count: opened.entityCounts.find(({ schema }) => schema === "BankAccount")?.count ?? 0,
      holders: holders.reduce((sum, { count }) => sum + count, 0),
    }),
    ...problemLines(opened, language, say),
    say(openTexts.look, { url: opened.url }),
  ].join("\n");
}

type Say = (text: Text, values?: Parameters<typeof renderText>[1]) => string;

function statementLines({ statements }: Opened, say: Say): string[] {
  const count = (wanted: string) =>
    statements.filter(({ reconciles }) => reconciles === wanted).length;
  const different = statements.filter(({ reconciles }) => reconciles === "no");
  return [
    say(openTexts.statements, {
      count: statements.length,
      yes: count("yes"),
      no: count("no"),
      unstated: count("not-stated"),
    }),
    ...different.map((statement) =>
      say(openTexts.differs, {
        exhibit: statement.exhibitName,
        account: statement.account,
        difference: `${formatMinor(BigInt(statement.differenceMinor ?? "0"), statement.scale)} ${statement.currency}`,
      }),
    ),
  ];
}

function problemLines({ problems, url }: Opened, language: Language, say: Say): string[] {
  if (problems.length === 0) return [say(openTexts.noProblems)];
  const lines = problems.slice(0, problemLineCountMax).map((problem) =>
    say(openTexts.problemLine, {
      mark: marks[problem.severity],
      exhibit: problem.exhibitName,
      row: problem.locator,
      field: problem.field,
      says: problem.says[language],
      value: problem.value,
    }),
  );
  const more = problems.length - lines.length;
  return [
    say(openTexts.problems, { count: problems.length }),
    ...lines,
    ...(more > 0 ? [say(openTexts.moreProblems, { count: more, url: `${url}/problems` })] : []),
  ];
}
