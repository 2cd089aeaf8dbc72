// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { banks } from "../banks.ts";
import type { Books, Transfer } from "../ledger.ts";
import { grouped } from "../statement.ts";
import type { WorldFile } from "../statement.ts";
import { writeLetter } from "../write/letters.ts";
import type { Block } from "../write/letters.ts";
import type { Cast } from "./cast.ts";
import { flatPrice } from "./flow-abroad.ts";
import { personOf } from "./outside.ts";
import type { PlotStep } from "./plot.ts";

/** What the papers of the case are written from. */
export interface PaperSource {
  readonly cast: Cast;
  readonly books: Books;
  readonly steps: readonly PlotStep[];
}

const foot =
  "虚构样本，人物、机构、账户均属虚构 · Fictional sample: people, firms, banks and accounts do not exist";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const indented = (text: string): Block => ({ kind: "indented", text });

/** The transfers of a stage, in the order of time. */
export function transfersOf(
  { books, steps }: Pick<PaperSource, "books" | "steps">,
  stage: string,
): Transfer[] {
  const keys = new Set(steps.filter((step) => step.stage === stage).map((step) => step.key));
  return books.transfers.filter(({ step }) => step !== undefined && keys.has(step));
}

function chineseDate(date: CalendarDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

function supervisionLetter(source: PaperSource): Uint8Array {
  const { cast } = source;
  const allocations = transfersOf(source, "misappropriation");
  const total = allocations.reduce((sum, transfer) => sum + transfer.amountMinor, 0n);
  const official = personOf(cast.people, "official");
  return writeLetter({
    language: "zh",
    head: "岚阳市监察委员会",
    headLines: ["岚监查〔2024〕17号"],
    title: "协助查询财产通知书",
    on: "2024-01-16" as CalendarDate,
    colour: "#b3261e",
    foot,
    blocks: [
      paragraph("澜江银行："),
      indented(
        `因调查${official.name}（临澜县财政局副局长，${chineseDate(official.bornOn)}出生）涉嫌职务违法犯罪一案的需要，依据《中华人民共和国监察法》第二十三条的规定，请你行协助查询下列单位和个人的存款、汇款情况。`,
      ),
      {
        kind: "table",
        head: ["序号", "户名", "账号", "查询期间"],
        rows: [cast.accounts.investment, cast.accounts.shell1, cast.accounts.driver].map(
          (account, i) => [
            String(i + 1),
            account.name,
            account.number,
            "2022年1月1日至2023年12月31日",
          ],
        ),
      },
      indented(
        `经初步核实，${allocations.length}笔农村供水管网改造工程款自临澜县财政局账户拨付，合计人民币${grouped(total)}元，明细如下：`,
      ),
      {
        kind: "table",
        head: ["拨付日期", "金额（元）", "收款单位"],
        rows: allocations.map((transfer) => [
          transfer.paid.on,
          grouped(transfer.amountMinor),
          transfer.beneficiary.name,
        ]),
      },
      indented("请提供开户资料、交易明细（电子版及加盖业务章的纸质版），并对本次查询予以保密。"),
      { kind: "right", lines: ["岚阳市监察委员会", "2024年1月16日"] },
      paragraph(
        `联系人：${personOf(cast.people, "investigator-1").name}、${personOf(cast.people, "investigator-2").name}`,
      ),
    ],
  });
}

function bankLetter({ cast, books }: PaperSource): Uint8Array {
  const held = [cast.accounts.shell3, cast.accounts.payout];
  return writeLetter({
    language: "en",
    head: banks.namYu.latin,
    headLines: ["88 Nam Yu Praya, Hong Kong", `BIC ${banks.namYu.bic}`],
    title: "Production of account records",
    on: "2024-03-05" as CalendarDate,
    colour: "#12406a",
    foot,
    blocks: [
      paragraph("Our reference: NYB/LEGAL/2024/0311"),
      paragraph("Dear Sirs,"),
      paragraph(
        "Further to the production order served on us on 19 February 2024, we enclose the statements of the following accounts for the period from 1 January 2022 to 31 December 2023, in SWIFT MT940 format.",
      ),
      {
        kind: "table",
        head: ["Account holder", "Account number", "Currency", "Entries", "Closing balance"],
        rows: held.map((account) => {
          const postings = books.postings.get(account.id) ?? [];
          return [
            account.latin,
            account.number,
            account.currency,
            String(postings.length),
            grouped(postings.at(-1)?.balanceMinor ?? account.openingMinor),
          ];
        }),
      },
      paragraph(
        `The beneficial owner declared for ${cast.accounts.shell3.latin} is ${secondPaper(cast).name}, Hong Kong identity card ${secondPaper(cast).number}, born ${personOf(cast.people, "official").bornOn}. Its director of record is ${personOf(cast.people, "shell3-director").latin}.`,
      ),
      paragraph(
        "Account opening documents are produced separately. The records are certified as true copies of the records kept by the bank in the ordinary course of business.",
      ),
      paragraph("Yours faithfully,"),
      paragraph(`${personOf(cast.people, "compliance-hk").latin}, Financial Crime Compliance`),
    ],
  });
}

/** The second paper of the official, with its other romanisation. */
function secondPaper(cast: Cast) {
  const document = personOf(cast.people, "official").documents.at(-1);
  assert(document, "the official has two papers");
  return document;
}

function invoice(source: PaperSource): Uint8Array {
  const { cast } = source;
  const paid = transfersOf(source, "trade-invoice")[0];
  assert(paid?.exchange, "the first invoice was paid in dollars");
  const total = paid.exchange.amountMinor;
  const freight = 1_850_000n;
  const pumps = ((total - freight) * 64n) / 100n;
  const line = (text: string, count: bigint, amountMinor: bigint) => [
    text,
    String(count),
    grouped(amountMinor / count),
    grouped(amountMinor),
  ];
  // Whole cents by the piece: the rest of the division goes to the valves, sold as one lot.
  const pumpsExact = pumps - (pumps % 48n);
  const number = /CT-\d{4}-\d{3}/u.exec(paid.purpose.en)?.[0] ?? "";
  const seller = cast.firms.shell3;
  return writeLetter({
    language: "en",
    head: seller.latin,
    headLines: [
      `${seller.name} · Company No. ${seller.registerNo} · Unit 9B, 12 Praya Lane, Hong Kong`,
    ],
    title: `Commercial invoice ${number}`,
    on: paid.paid.on,
    colour: "#3b3b3b",
    foot,
    blocks: [
      paragraph(`To: ${cast.firms.shell1.latin} (${cast.firms.shell1.name})`),
      paragraph("Terms: CIF Lanyang, payment by telegraphic transfer before shipment"),
      {
        kind: "table",
        head: ["Description", "Quantity", "Unit price USD", "Amount USD"],
        rows: [
          line("Submersible pumps QX-40", 48n, pumpsExact),
          line("Gate valves DN150, one lot", 1n, total - freight - pumpsExact),
          line("Freight and insurance", 1n, freight),
          ["Total", "", "", grouped(total)],
        ],
      },
      paragraph(
        `Pay to: ${seller.latin}, account ${cast.accounts.shell3.number}, ${banks.namYu.latin}, BIC ${banks.namYu.bic}`,
      ),
      paragraph("This invoice is issued electronically and is valid without signature."),
    ],
  });
}

/** What the securities cost that were bought with money of the plot, by issuer. */
function positionsOf(source: PaperSource): { issuer: string; costMinor: bigint }[] {
  const costs = new Map<string, bigint>();
  for (const { beneficiary, amountMinor } of transfersOf(source, "portfolio")) {
    costs.set(beneficiary.latin, (costs.get(beneficiary.latin) ?? 0n) + amountMinor);
  }
  return [...costs]
    .map(([issuer, costMinor]) => ({ issuer, costMinor }))
    .sort((a, b) => (a.issuer < b.issuer ? -1 : 1));
}

function portfolioLetter(source: PaperSource): Uint8Array {
  const { cast, books } = source;
  const account = cast.accounts.portfolio;
  const positions = positionsOf(source);
  const total = positions.reduce((sum, { costMinor }) => sum + costMinor, 0n);
  const cash = books.postings.get(account.id)?.at(-1)?.balanceMinor ?? account.openingMinor;
  return writeLetter({
    language: "en",
    head: banks.tannegg.latin,
    headLines: ["Am Schanzenhof 7, Zurich", `BIC ${banks.tannegg.bic}`],
    title: "Statement of assets as at 31 December 2023",
    on: "2024-01-08" as CalendarDate,
    colour: "#1f4d3a",
    foot,
    blocks: [
      paragraph(
        `Account holder: ${account.latin}, account ${account.number}, reference currency USD`,
      ),
      {
        kind: "table",
        head: ["Position", "Cost USD"],
        rows: [
          ...positions.map(({ issuer, costMinor }) => [issuer, grouped(costMinor)]),
          ["Securities, total at cost", grouped(total)],
          ["Cash account", grouped(cash)],
        ],
      },
      paragraph("Securities are shown at cost. Smaller trading positions are not listed."),
      paragraph(
        `Your contact: ${personOf(cast.people, "adviser-ch").name}, relationship manager. Released by ${personOf(cast.people, "compliance-ch").name}, compliance.`,
      ),
    ],
  });
}

function bankReply({ cast, books }: PaperSource): Uint8Array {
  const accounts = [cast.accounts.investment, cast.accounts.shell1, cast.accounts.driver];
  return writeLetter({
    language: "zh",
    head: "澜江银行股份有限公司",
    headLines: ["澜银协查〔2024〕5号"],
    title: "协助查询结果回执",
    on: "2024-01-22" as CalendarDate,
    colour: "#1a3f7a",
    foot,
    blocks: [
      paragraph("岚阳市监察委员会："),
      indented(
        "你委《协助查询财产通知书》（岚监查〔2024〕17号）收悉。经查询，有关账户情况如下，交易明细另附电子版：",
      ),
      {
        kind: "table",
        head: ["户名", "账号", "笔数", "2023年末余额（元）"],
        rows: accounts.map((account) => {
          const postings = books.postings.get(account.id) ?? [];
          return [
            account.name,
            account.number,
            String(postings.length),
            grouped(postings.at(-1)?.balanceMinor ?? account.openingMinor),
          ];
        }),
      },
      {
        kind: "right",
        lines: [
          `经办：${personOf(cast.people, "compliance-lj").name}`,
          "澜江银行股份有限公司",
          "2024年1月22日",
        ],
      },
    ],
  });
}

function note({ cast }: PaperSource): string {
  const official = personOf(cast.people, "official");
  const [first, second] = official.documents.slice(-2);
  return [
    "【虚构样本】工作便签 / Working note (fictional)",
    "2024-03-11",
    "",
    `1. 澜江、岚阳两行流水已到，${cast.accounts.driver.name}账户（尾号${cast.accounts.driver.number.slice(-4)}）多为当日进出，余额不留。`,
    `2. ${official.name}：护照 ${first?.number}，拼写 ${first?.name}；另有港证 ${second?.number}，拼写 ${second?.name}。出生日期均为 ${official.bornOn}，待核是否同一人。`,
    `3. 迪拜账户户名 ${cast.accounts.dubai.latin}，与新加坡、苏黎世账户户名拼写不同。`,
    `4. ${cast.accounts.collector.name}账户收款与${cast.firms.payout.latin}在港付款日期相近、金额相当，两边没有资金通道，疑似对敲。`,
    `5. 县财政局局长${personOf(cast.people, "director").name}已书面说明：供水管网项目拨款由${official.name}一人签批。`,
    "6. 不接触亲属；需要说明的情况一律通过当事人委托的律师。",
    "",
  ].join("\r\n");
}

function page({ cast }: PaperSource): string {
  const developer = cast.firms.developer.latin;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Al Nada Creek Residence, unit 1704 (fictional)</title>
</head>
<body>
<h1>Al Nada Creek Residence, unit 1704</h1>
<p>Printed from the page of ${developer} on 2 March 2024. Fictional sample: the project and the firm do not exist.</p>
<table>
<tr><th>Type</th><td>Three bedrooms, 214 m²</td></tr>
<tr><th>Price</th><td>AED ${grouped(BigInt(flatPrice) * 100n)}</td></tr>
<tr><th>Registration fee</th><td>4 % of the price</td></tr>
<tr><th>Payment plan</th><td>10 % / 25 % / 30 % / 35 %</td></tr>
<tr><th>Status</th><td>Sold</td></tr>
<tr><th>Buyer</th><td>${cast.accounts.dubai.latin}</td></tr>
</table>
<p lang="zh">阿联酋迪拜 · 纳达溪公寓1704室（虚构）</p>
</body>
</html>
`;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Writes the letters, the invoice, the note and the page printout. */
export function writePapers(source: PaperSource): WorldFile[] {
  return [
    { path: "04-文书/协助查询财产通知书.pdf", bytes: supervisionLetter(source) },
    { path: "04-文书/澜江银行_协助查询结果回执.pdf", bytes: bankReply(source) },
    { path: "04-文书/TNG-statement-of-assets-2023-12-31.pdf", bytes: portfolioLetter(source) },
    { path: "04-文书/NYB-cover-letter-2024-03-05.pdf", bytes: bankLetter(source) },
    { path: "04-文书/invoice-chun-tok.pdf", bytes: invoice(source) },
    { path: "05-其他/工作便签.txt", bytes: utf8(note(source)) },
    { path: "05-其他/al-nada-creek-unit-1704.html", bytes: utf8(page(source)) },
  ];
}
