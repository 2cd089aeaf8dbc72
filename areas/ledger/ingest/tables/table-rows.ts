// SPDX-License-Identifier: Apache-2.0
import type { RowSide, RowSink } from "@tianwang/ledger";
import { noCurrency } from "@tianwang/kernel/currency";
import type { Locator } from "@tianwang/kernel/source";
import type { TableProblemCode } from "./problems.ts";
import { tableProblem } from "./problems.ts";
import type { DateCell } from "./cells/table-date.ts";
import { createDateReader } from "./cells/table-date.ts";
import type { DraftRow } from "./table-details.ts";
import { RowDetails } from "./table-details.ts";
import { isLineStart, isNothing, lineText, readLineKind } from "./table-line.ts";
import { columnOf } from "./table-mapping.ts";
import type { DecidedMapping } from "./table-mapping-check.ts";
import type { Movement } from "./table-movement.ts";
import { createMovementReader } from "./table-movement.ts";
import { createAmountReader } from "./cells/table-number.ts";
import type { CurrencyFacts } from "./table-own.ts";
import { OwnSource, pick } from "./table-own.ts";
import { PartyReader } from "./table-parties.ts";
import type { Preamble } from "./table-preamble.ts";
import { PreambleReader } from "./table-preamble.ts";
import { StatementRun } from "./table-statement.ts";
import type { LineKind } from "./cells/table-words.ts";
import { currenciesOfSign, directionOf } from "./cells/table-words.ts";

/** Where a table stands and what was read before its first row. */
export interface TablePlace {
  readonly sheet: string | undefined;
  readonly preamble: Preamble;
  /** The lines of the header as one text each, to know them again further down. */
  readonly headerLines: readonly string[];
}

const unnamed = { account: "", name: "", bank: "" };

function emptyRow(): DraftRow {
  return {
    locator: { kind: "row", row: 0 },
    side: "register",
    status: "booked",
    bookedOn: null,
    bookedTime: "",
    valueOn: null,
    amountMinor: 0n,
    currency: noCurrency,
    scale: 0,
    balanceMinor: null,
    payer: unnamed,
    beneficiary: unnamed,
    isReversal: false,
    purpose: "",
    bankReference: "",
    endToEndId: "",
    uetr: "",
    code: "",
    extra: {},
  };
}

function widthOfCore(mapping: DecidedMapping): number {
  const core = ["bookedOn", "debit", "credit", "amount", "direction", "balance"] as const;
  return Math.max(...core.map((field) => columnOf(mapping, field))) + 1;
}

/** Turns the records below a header into rows of statements. */
export class TableRows {
  readonly #mapping: DecidedMapping;
  readonly #sink: RowSink;
  readonly #place: TablePlace;
  readonly #width: number;
  /** Cells that a row has at least when rows may end early: up to its last date or amount. */
  readonly #widthMin: number;
  readonly #mayEndEarly: boolean;
  readonly #dateAt: number;
  readonly #balanceAt: number;
  readonly #balanceSideAt: number;
  readonly #readDate: (text: string) => DateCell | null;
  readonly #readMovement: ReturnType<typeof createMovementReader>;
  readonly #readBalance: ReturnType<typeof createAmountReader>;
  readonly #details: RowDetails;
  readonly #toBeneficiary: PartyReader;
  readonly #toPayer: PartyReader;
  readonly #draft = emptyRow();
  #own: OwnSource;
  #preamble: Preamble;
  #run: StatementRun | null = null;
  #runKey = "";
  #runCount = 0;
  #row = 0;
  #cells: readonly string[] = [];
  #count = 0;
  /** Rows that entered. */
  rowCount = 0;

  constructor(mapping: DecidedMapping, sink: RowSink, place: TablePlace) {
    this.#mapping = mapping;
    this.#sink = sink;
    this.#place = place;
    this.#width = mapping.columns.length;
    this.#widthMin = widthOfCore(mapping);
    this.#mayEndEarly = mapping.form.kind === "workbook" || mapping.form.mayEndEarly;
    this.#dateAt = columnOf(mapping, "bookedOn");
    this.#balanceAt = mapping.layout === "register" ? -1 : columnOf(mapping, "balance");
    this.#balanceSideAt = columnOf(mapping, "balanceDirection");
    this.#readDate = createDateReader(mapping.dateOrder);
    this.#readMovement = createMovementReader(mapping);
    this.#readBalance = createAmountReader({
      decimal: mapping.decimal,
      power: mapping.unitPower,
    });
    this.#details = new RowDetails(mapping, (code, column) => this.#tell(code, column));
    const isByParties = mapping.sign.kind === "parties";
    this.#toBeneficiary = new PartyReader(
      mapping,
      isByParties ? "beneficiary" : "counterparty",
      "beneficiary",
    );
    this.#toPayer = new PartyReader(mapping, isByParties ? "payer" : "counterparty", "payer");
    this.#preamble = place.preamble;
    this.#own = new OwnSource(mapping, place.preamble);
  }

  /** Whether the file can mix rows of several statements. */
  get isSplit(): boolean {
    return this.#own.isByColumn;
  }

  /** What tells the statement of a record from others. */
  keyOf(cells: readonly string[], count: number): string {
    return this.#own.keyOf(cells, this.#countOf(count));
  }

  /** Cells of a row; one that leaves out empty cells at its end, as it may, has them all. */
  #countOf(count: number): number {
    return this.#mayEndEarly && count >= this.#widthMin ? Math.max(count, this.#width) : count;
  }

  /** Reads one record below the header. */
  record(cells: readonly string[], count: number, row: number): void {
    this.#row = row;
    this.#cells = cells;
    this.#count = this.#countOf(count);
    const date = this.#readDate(cells[this.#dateAt] ?? "");
    if (date === null) return this.#withoutDate(cells, count);
    if (count !== this.#width && !this.#fits(cells, count)) return;
    this.#enter(cells, count, date);
  }

  /** Takes note of a line that could not even be cut into cells. */
  lost(): void {
    this.#run?.badRow(null);
  }

  #locator(): Locator {
    const { sheet } = this.#place;
    return sheet === undefined
      ? { kind: "row", row: this.#row }
      : { kind: "row", row: this.#row, sheet };
  }

  #tell(code: TableProblemCode, column: number, value?: string): void {
    const field = this.#mapping.columns[column]?.header ?? "";
    const shown = value ?? (column < 0 ? "" : (this.#cells[column] ?? ""));
    this.#sink.problem(tableProblem(code, this.#locator(), field, shown));
  }

  #refuse(code: TableProblemCode, column: number, value?: string): void {
    this.#tell(code, column, value);
    const run = this.#runOf(this.#cells);
    run?.badRow(
      run.facts.kind === "register" ? null : this.#balanceOf(this.#cells, run.facts.scale),
    );
  }

  #fits(cells: readonly string[], count: number): boolean {
    if (count > this.#width) {
      const surplus = cells.slice(this.#width, count);
      if (isNothing(surplus, surplus.length)) return true;
    } else if (this.#mayEndEarly && count >= this.#widthMin) {
      return true;
    }
    const code = count > this.#width ? "TABLE_ROW_TOO_LONG" : "TABLE_ROW_TOO_SHORT";
    this.#refuse(code, -1, lineText(cells, count));
    return false;
  }

  #enter(cells: readonly string[], count: number, date: DateCell | null): void {
    const currency = this.#own.currencyOf(cells);
    if (currency === null) {
      return this.#refuse("TABLE_CURRENCY_UNKNOWN", this.#own.currencyColumn);
    }
    const movement = this.#readMovement(cells, currency.scale);
    if (movement.fault !== null) return this.#withoutMovement(cells, count, movement);
    if (movement.sign !== "" && !this.#agrees(movement.sign, currency)) {
      return this.#refuse("TABLE_CURRENCY_CONFLICT", movement.column);
    }
    const run = this.#runOf(cells);
    if (run) this.#fill(run, movement, currency, date);
  }

  #agrees(sign: string, { currency }: CurrencyFacts): boolean {
    if (currency === noCurrency) return true;
    const currencies = currenciesOfSign(sign);
    return currencies.length === 0 || currencies.includes(currency);
  }

  #fill(
    run: StatementRun,
    movement: Movement,
    currency: CurrencyFacts,
    date: DateCell | null,
  ): void {
    const cells = this.#cells;
    const draft = this.#draft;
    const side = this.#readParties(run, movement);
    if (side === null) return;
    draft.side = side;
    draft.locator = this.#locator();
    draft.bookedOn = date?.on ?? null;
    draft.amountMinor = movement.minor;
    draft.currency = currency.currency;
    draft.scale = currency.scale;
    draft.isReversal = movement.isReversal;
    this.#details.read(cells, date, draft);
    this.#noteLostAccount(this.#toBeneficiary);
    this.#noteLostAccount(this.#toPayer);
    draft.balanceMinor = this.#balanceAt < 0 ? null : this.#balance(currency.scale);
    draft.extra = this.#details.extra;
    if (date === null) this.#tell("TABLE_DATE_MISSING", this.#dateAt);
    this.rowCount += 1;
    run.row(draft, this.#row, this.#delta(run, draft, movement));
  }

  #noteLostAccount(reader: PartyReader): void {
    const column = reader.lostColumn;
    if (column < 0) return;
    reader.lostColumn = -1;
    this.#tell("TABLE_ACCOUNT_DIGITS_LOST", column);
    this.#details.keep(column, this.#cells);
  }

  /** What the row does to the balance of the statement; null when it does nothing. */
  #delta(run: StatementRun, draft: DraftRow, movement: Movement): bigint | null {
    if (draft.status !== "booked" || draft.side === "register") return null;
    const printed = movement.isReversal ? -movement.minor : movement.minor;
    const { sign } = this.#mapping;
    const isDebit =
      (movement.isOut !== movement.isReversal) ===
      (sign.kind !== "columns" || sign.debitIs === "out");
    if (isDebit) run.debitMinor += printed;
    else run.creditMinor += printed;
    return draft.side === "payer" ? -movement.minor : movement.minor;
  }

  /** Fills payer and beneficiary; null when the row is refused for them. */
  #readParties(run: StatementRun, movement: Movement): RowSide | null {
    const draft = this.#draft;
    const { own } = run.facts;
    if (this.#mapping.sign.kind === "parties") return this.#readBoth(run, movement);
    if (movement.isOut) {
      draft.payer = own;
      draft.beneficiary = this.#toBeneficiary.read(this.#cells);
      return "payer";
    }
    draft.payer = this.#toPayer.read(this.#cells);
    draft.beneficiary = own;
    return "beneficiary";
  }

  #readBoth(run: StatementRun, movement: Movement): RowSide | null {
    const draft = this.#draft;
    const { own } = run.facts;
    draft.payer = this.#toPayer.read(this.#cells);
    draft.beneficiary = this.#toBeneficiary.read(this.#cells);
    const isPayer = own.account !== "" && draft.payer.account === own.account;
    const isBeneficiary = own.account !== "" && draft.beneficiary.account === own.account;
    if (movement.isNegative && !isPayer) {
      this.#refuse("TABLE_SIGN_CONFLICT", columnOf(this.#mapping, "amount"));
      return null;
    }
    if (this.#mapping.layout === "register") return "register";
    if (isPayer) return "payer";
    if (isBeneficiary) return "beneficiary";
    this.#refuse("TABLE_OWN_ACCOUNT_ABSENT", columnOf(this.#mapping, "payerAccount"));
    return null;
  }

  /** The balance of the row; what cannot be read is told and kept. */
  #balance(scale: number): bigint | null {
    const balance = this.#balanceOf(this.#cells, scale);
    if (balance === null && pick(this.#cells, this.#balanceAt) !== "") {
      this.#tell("TABLE_BALANCE_UNREADABLE", this.#balanceAt);
      this.#details.keep(this.#balanceAt, this.#cells);
    }
    return balance;
  }

  #balanceOf(cells: readonly string[], scale: number): bigint | null {
    if (this.#balanceAt < 0) return null;
    const cell = this.#readBalance(cells[this.#balanceAt] ?? "", scale);
    if (cell.fault !== null) return null;
    const side = this.#balanceSideAt < 0 ? null : directionOf(pick(cells, this.#balanceSideAt));
    const { sign } = this.#mapping;
    const isDebit = cell.mark === "debit" || side === "out";
    const isCredit = cell.mark === "credit" || side === "in";
    const isOwnBooks = sign.kind === "columns" && sign.debitIs === "in";
    return (isOwnBooks ? isCredit : isDebit) ? -cell.minor : cell.minor;
  }

  /** The statement that a record belongs to, begun when it is a new one; null when unknown. */
  #runOf(cells: readonly string[]): StatementRun | null {
    const key = this.#own.keyOf(cells, this.#count);
    if (this.#run && (key === this.#runKey || key === "")) return this.#run;
    const currency = this.#own.currencyOf(cells);
    if (currency === null) return this.#run;
    this.#run?.close();
    this.#runKey = key;
    this.#run = this.#begin(cells, currency);
    return this.#run;
  }

  #begin(cells: readonly string[], currency: CurrencyFacts): StatementRun {
    const { layout, rowOrder } = this.#mapping;
    const isRegister = layout === "register";
    const isMixed = isRegister && this.#own.currencyColumn >= 0;
    const own = isRegister ? unnamed : this.#own.partyOf(cells);
    if (!isRegister && own.account === "") this.#tell("TABLE_OWN_ACCOUNT_UNKNOWN", -1, own.name);
    const run = new StatementRun(this.#sink, {
      kind: isRegister ? "register" : "statement",
      rowOrder,
      own,
      currency: isMixed ? noCurrency : currency.currency,
      scale: isMixed ? this.#mapping.currency.scale : currency.scale,
      extra: this.#preamble.labels,
      sheet: this.#place.sheet,
      balanceField: this.#mapping.columns[this.#balanceAt]?.header ?? "",
    });
    this.#runCount += 1;
    if (!this.#own.isByColumn) this.#stateEnds(run, this.#preamble);
    return run;
  }

  #stateEnds(run: StatementRun, preamble: Preamble): void {
    for (const end of ["opening", "closing"] as const) {
      const cell = this.#readBalance(preamble[end], run.facts.scale);
      if (cell.fault === null) run.state(end, cell.minor);
    }
  }

  /** A record without a readable date: nothing, a line that is no entry, or a bad row. */
  #withoutDate(cells: readonly string[], count: number): void {
    if (isNothing(cells, count)) return;
    const line = lineText(cells, count);
    if (this.#place.headerLines.includes(line)) return;
    const kind = readLineKind(cells, count);
    if (kind !== null) return this.#line(kind, cells, line);
    const dateText = pick(cells, this.#dateAt);
    const isRow = count >= this.#width && this.#hasMovement(cells);
    if (dateText === "" && isRow) return this.#enter(cells, count, null);
    if (isRow || isLineStart(dateText)) {
      const isCut = count < this.#width;
      return isCut
        ? this.#refuse("TABLE_ROW_TOO_SHORT", -1, line)
        : this.#refuse("TABLE_DATE_UNREADABLE", this.#dateAt);
    }
    this.#skip(cells.slice(0, count), line);
  }

  #hasMovement(cells: readonly string[]): boolean {
    const scale = this.#own.currencyOf(cells)?.scale ?? this.#mapping.currency.scale;
    const { fault } = this.#readMovement(cells, scale);
    return fault !== "TABLE_AMOUNT_MISSING" && fault !== "TABLE_AMOUNT_UNREADABLE";
  }

  /** A record with a date and no readable movement: a balance line, or a bad row. */
  #withoutMovement(cells: readonly string[], count: number, movement: Movement): void {
    const { fault, column } = movement;
    const kind = fault === "TABLE_AMOUNT_MISSING" ? readLineKind(cells, count) : null;
    if (kind !== null) return this.#line(kind, cells, lineText(cells, count));
    if (fault !== null) this.#refuse(fault, column);
  }

  /** A line that is no entry: balances and totals are used, all are kept as notes. */
  #line(kind: LineKind, cells: readonly string[], line: string): void {
    this.#tell("TABLE_LINE_SKIPPED", -1, line);
    const run = this.#runOf(cells);
    if (!run) return;
    if (kind === "total") this.#compareTotals(run);
    if (kind === "opening" || kind === "closing") {
      const reader = new PreambleReader();
      reader.add(cells);
      const stated = this.#readBalance(reader.preamble[kind], run.facts.scale);
      const minor = stated.fault === null ? stated.minor : null;
      const balance = this.#balanceOf(cells, run.facts.scale) ?? minor;
      if (balance !== null) run.state(kind, balance);
    }
  }

  /** Compares a line of totals with the columns of a file that holds one statement. */
  #compareTotals(run: StatementRun): void {
    const { sign } = this.#mapping;
    if (sign.kind !== "columns" || this.#own.isByColumn || this.#runCount > 1) return;
    const debitMinor = sign.isDebitNegative ? -run.debitMinor : run.debitMinor;
    this.#compareTotal(run, columnOf(this.#mapping, "debit"), debitMinor);
    this.#compareTotal(run, columnOf(this.#mapping, "credit"), run.creditMinor);
  }

  #compareTotal(run: StatementRun, column: number, sum: bigint): void {
    const text = pick(this.#cells, column);
    const cell = this.#readBalance(text, run.facts.scale);
    const header = this.#mapping.columns[column]?.header ?? "";
    if (cell.fault === null) run.checkTotal(header, cell.minor, sum, this.#row);
  }

  /** A line of text: facts of a new section, or a note. */
  #skip(cells: readonly string[], line: string): void {
    this.#tell("TABLE_LINE_SKIPPED", -1, line);
    const reader = new PreambleReader();
    if (!reader.add(cells) || reader.preamble.account === "") return;
    if (this.#mapping.own.account.from !== "preamble") return;
    this.#run?.close();
    this.#run = null;
    this.#preamble = reader.preamble;
    this.#own = new OwnSource(this.#mapping, this.#preamble);
  }

  /** Ends the last statement. */
  end(): void {
    this.#run?.close();
    this.#run = null;
  }
}
