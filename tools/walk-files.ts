// SPDX-License-Identifier: Apache-2.0
// The files that the walk through the product brings along: fictional, made to meet the demo case.

/** A firm of the demo case whose own statement is not in it: others paid it, and it paid others. */
export const firm = { name: "岚阳盈川劳务服务有限公司", account: "80265028683388893" } as const;

interface Entry {
  readonly day: string;
  /** Cents; negative is money out. */
  readonly cents: bigint;
  readonly purpose: string;
  readonly other: { readonly name: string; readonly account: string };
  /** The number of the transfer at the bank that keeps both accounts; '' where another bank keeps one. */
  readonly reference: string;
}

const investor = { name: "临澜县城乡建设投资有限公司", account: "80260033061541204" };
const consultant = { name: "岚阳市江东拓澜工程咨询有限公司", account: "80265435463956720" };
const merchant = { name: "临澜凌垣建材贸易有限公司", account: "80267210150583893" };

/** What the statements of the others say of the firm in January 2022, seen from its own side. */
const entries: readonly Entry[] = [
  { day: "220105", cents: -2_348_391n, purpose: "造价咨询费", other: consultant, reference: "" },
  {
    day: "220106",
    cents: 17_344_513n,
    purpose: "劳务分包款",
    other: investor,
    reference: "LJG2201060057799",
  },
  {
    day: "220111",
    cents: 9_772_132n,
    purpose: "劳务分包款",
    other: investor,
    reference: "LJG2201110058637",
  },
  {
    day: "220121",
    cents: -4_067_965n,
    purpose: "货款",
    other: merchant,
    reference: "LJG2201210061196",
  },
  {
    day: "220125",
    cents: 1_273_013n,
    purpose: "劳务分包款",
    other: investor,
    reference: "LJG2201250061949",
  },
];

const opening = 5_000_000n;

function decimal(cents: bigint, sign: "," | "."): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  return `${digits.slice(0, -2)}${sign}${digits.slice(-2)}`;
}

/** The statement of the firm as MT940; it reconciles. */
export function statementOfFirm(): string {
  const lines = entries.flatMap(({ day, cents, purpose, other, reference }) => [
    `:61:${day}${day.slice(2)}${cents < 0n ? "D" : "C"}${decimal(cents, ",")}NTRFNONREF${reference && `//${reference}`}`,
    `:86:166?20${purpose}?31${other.account}?32${other.name}`,
  ]);
  const closing = entries.reduce((sum, { cents }) => sum + cents, opening);
  return [
    ":20:YC202201",
    `:25:${firm.account}`,
    ":28C:1/1",
    `:60F:C220101CNY${decimal(opening, ",")}`,
    ...lines,
    `:62F:C220131CNY${decimal(closing, ",")}`,
    "-",
    "",
  ].join("\r\n");
}

/** What is wrong with the second file: by how much, and in which row it shows. */
export const fault = { account: "80269990001112224", amount: "1,234.56", row: 6 } as const;

/** A table of a bank from which one entry was taken out: its balances do not follow. */
export function statementWithFault(): string {
  return [
    `账号：${fault.account},户名：岚阳泽屿商务咨询有限公司,币种：人民币`,
    "交易日期,借贷标志,交易金额,账户余额,对方户名,对方账号,摘要",
    "2022-03-01,贷,20000.00,30000.00,岚阳沐禾商贸有限公司,80269990005556667,服务费",
    "2022-03-02,借,1500.00,28500.00,岚阳通信分公司,80262910117756814,通信费",
    "2022-03-03,借,500.00,28000.00,岚阳燃气公司,80266988833381087,燃气费",
    "2022-03-07,借,1000.00,25765.44,岚阳供电公司,80266830835104021,电费",
    "2022-03-08,贷,9000.00,34765.44,岚阳沐禾商贸有限公司,80269990005556667,服务费",
    "",
  ].join("\r\n");
}
