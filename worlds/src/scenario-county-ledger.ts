// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { drawCast } from "./county-ledger/cast.ts";
import { dailyLifeAbroad } from "./county-ledger/daily-life-abroad.ts";
import { dailyLifeAtHome } from "./county-ledger/daily-life-home.ts";
import { period, writeEvidence } from "./county-ledger/evidence.ts";
import { playFlow } from "./county-ledger/flow.ts";
import { companiesOf } from "./county-ledger/register.ts";
import { playHabits } from "./habits.ts";
import { runLedger } from "./ledger.ts";
import type { Books } from "./ledger.ts";
import { createRandom } from "./random.ts";
import { Rates } from "./rates.ts";
import type { WorldFile } from "./statement.ts";
import { tellTruth } from "./tell-truth.ts";
import type { WorldTruth } from "./truth.ts";

/** The title of the case. */
export const countyLedgerTitle: Text = {
  zh: "临澜县财政局资金外流案（虚构）",
  en: "Linlan County Finance Bureau: project funds sent abroad (fictional)",
};

/** A made scenario, with its books for tests. */
export interface MadeScenario {
  readonly files: readonly WorldFile[];
  readonly truth: WorldTruth;
  readonly books: Books;
}

/**
 * Makes the case of a fictional county finance office: project funds taken, three shell companies,
 * two legs of an underground bank, invoices, five jurisdictions, two years of daily life around it.
 */
export function makeCountyLedger(seed: string): MadeScenario {
  const random = createRandom(`county-ledger/${seed}`);
  const cast = drawCast(random);
  const accounts = Object.values(cast.accounts);
  const plot = playFlow(cast, new Rates(random.fork("rates")), random);
  const habits = [...dailyLifeAtHome(cast), ...dailyLifeAbroad(cast)];
  const intents = [
    ...playHabits(habits, period, random.fork("habits")),
    ...plot.steps.map(({ intent }) => intent),
  ];
  const books = runLedger(accounts, intents, period.from, random.fork("ledger"));
  const evidence = writeEvidence({ cast, books, steps: plot.steps });
  const { landOffice, estateBroker } = cast.parties;
  const truth = tellTruth({
    world: "county-ledger",
    seed,
    title: countyLedgerTitle,
    period,
    people: [...cast.people.values()],
    companies: companiesOf(cast).map(({ firm, officers, shareholders, hiddenOwner }) => ({
      ...firm,
      officers,
      shareholders,
      ...(hiddenOwner === undefined ? {} : { hiddenOwner }),
    })),
    accounts,
    books,
    plot,
    statements: evidence.statements,
    fileCount: evidence.files.length,
    faults: evidence.faults,
    restKinds: { [landOffice.id]: "fee", [estateBroker.id]: "fee" },
  });
  return { files: evidence.files, truth, books };
}
