// SPDX-License-Identifier: Apache-2.0
import { strict as assert } from "node:assert";
import { createCamtReader } from "./importer.ts";

/** What a run measured. */
export interface CamtFigures {
  readonly entries: number;
  readonly seconds: number;
  readonly entriesPerSecond: number;
  readonly megabytes: number;
  readonly peakMegabytes: number;
}

/** The least speed that a bank's largest files ask for, entries a second. */
export const entriesPerSecondMin = 15_000;

const head = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>',
  "<GrpHdr><MsgId>BENCH</MsgId><CreDtTm>2024-01-31T18:00:00+01:00</CreDtTm></GrpHdr>",
  "<Stmt><Id>BENCH-1</Id><ElctrncSeqNb>1</ElctrncSeqNb>",
  "<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>",
  "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp>",
  '<Amt Ccy="EUR">0</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-01-31</Dt></Dt></Bal>',
].join("\n");

const tail = "</Stmt></BkToCstmrStmt></Document>";

/** One entry of about 1.5 kB, indented as banks write them. */
function entry(index: number): string {
  const isCredit = index % 2 === 0;
  const [role, agent] = isCredit ? ["Dbtr", "DbtrAgt"] : ["Cdtr", "CdtrAgt"];
  return `
      <Ntry>
        <NtryRef>${index}</NtryRef>
        <Amt Ccy="EUR">${index % 10_000}.${String(index % 100).padStart(2, "0")}</Amt>
        <CdtDbtInd>${isCredit ? "CRDT" : "DBIT"}</CdtDbtInd>
        <Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2024-01-31</Dt></BookgDt>
        <ValDt><Dt>2024-01-31</Dt></ValDt>
        <AcctSvcrRef>BANK${index}</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls>
          <TxDtls>
            <Refs><InstrId>I${index}</InstrId><EndToEndId>E2E-${index}</EndToEndId></Refs>
            <RltdPties>
              <${role}><Pty><Nm>Fictional Trading ${index % 500} Ltd</Nm><PstlAdr><Ctry>DE</Ctry></PstlAdr></Pty></${role}>
              <${role}Acct><Id><IBAN>DE02500105170137075030</IBAN></Id></${role}Acct>
            </RltdPties>
            <RltdAgts><${agent}><FinInstnId><BICFI>TESTDEFF</BICFI></FinInstnId></${agent}></RltdAgts>
            <RmtInf><Ustrd>Invoice ${index} of the thirty-first of January, goods as agreed</Ustrd></RmtInf>
          </TxDtls>
        </NtryDtls>
        <AddtlNtryInf>SEPA CREDIT TRANSFER</AddtlNtryInf>
      </Ntry>`;
}

/**
 * Reads a camt.053 that is made while it is read, so that neither the file nor its rows are ever
 * in memory; every row is looked at.
 */
export function benchCamt(entryCount: number): CamtFigures {
  let rowCount = 0;
  let sumMinor = 0n;
  let characterCount = 0;
  let peakBytes = 0;
  const reader = createCamtReader({
    openStatement: () => undefined,
    row(row) {
      rowCount += 1;
      sumMinor += row.side === "payer" ? -row.amountMinor : row.amountMinor;
    },
    closeStatement: () => undefined,
    problem: ({ code }) => assert.equal(code, "CAMT_BALANCE_MISSING"),
  });
  const write = (text: string) => {
    characterCount += text.length;
    reader.write(text);
  };
  const start = performance.now();
  write(head);
  for (let index = 0; index < entryCount; index += 50) {
    const count = Math.min(50, entryCount - index);
    write(Array.from({ length: count }, (_, at) => entry(index + at)).join(""));
    if (index % 5000 === 0) peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }
  write(tail);
  reader.end();
  const seconds = (performance.now() - start) / 1000;
  assert.equal(rowCount, entryCount);
  assert.notEqual(sumMinor, 0n);
  return {
    entries: entryCount,
    seconds,
    entriesPerSecond: entryCount / seconds,
    megabytes: characterCount / 1_000_000,
    peakMegabytes: Math.max(peakBytes, process.memoryUsage.rss()) / 1_000_000,
  };
}

function print(figures: CamtFigures): void {
  const { entries, seconds, entriesPerSecond, megabytes, peakMegabytes } = figures;
  process.stdout.write(
    [
      `camt.053, ${entries} entries, ${megabytes.toFixed(0)} MB`,
      `${Math.round(entriesPerSecond)} entries/s`,
      `${seconds.toFixed(2)} s`,
      `peak RSS ${peakMegabytes.toFixed(0)} MB\n`,
    ].join(": "),
  );
}

/** Runs the bench; a smoke run is small and judges nothing. */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  if (smoke) {
    print(benchCamt(2000));
    return;
  }
  benchCamt(5000);
  print(benchCamt(10_000));
  const figures = benchCamt(100_000);
  print(figures);
  assert.ok(
    figures.entriesPerSecond >= entriesPerSecondMin,
    `fewer than ${entriesPerSecondMin} entries/s`,
  );
}

if (import.meta.main) await run({ smoke: process.argv.includes("--smoke") });
