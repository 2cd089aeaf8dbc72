// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import { dayNumber } from "@tianwang/kernel/calendar";
import { formatLocator } from "@tianwang/kernel/source";
import type { Party, SourceRow } from "@tianwang/flows";
import type { Column, EncodedColumn } from "./column.ts";
import { BooleanColumn, Int32Column, Int64Column, TextColumn } from "./column.ts";

/** Bytes of text that one row group may hold before it is closed early. */
const textBytesMax = 32_000_000;

/** Rows between two looks at that limit; a row is bounded by its importer. */
const rowsBetweenLooks = 32;

const escaped = /["\\\p{Cc}\p{Cs}]/u;

/** A text as JSON; few need more than quotes. */
function jsonText(text: string): string {
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** Fields without a column as one JSON object; null when there are none. */
function extraText(extra: SourceRow["extra"]): string | null {
  let text = "";
  for (const name in extra) {
    text += `${text === "" ? "{" : ","}${jsonText(name)}:${jsonText(extra[name] ?? "")}`;
  }
  return text === "" ? null : `${text}}`;
}

/** Collects the rows of one row group column by column, in the order of the segment schema. */
export class SegmentGroup {
  readonly #rowNo: Int32Column;
  readonly #statement: Int32Column;
  readonly #locator: TextColumn;
  readonly #side: TextColumn;
  readonly #status: TextColumn;
  readonly #bookedOn: Int32Column;
  readonly #bookedTime: TextColumn;
  readonly #valueOn: Int32Column;
  readonly #amount: Int64Column;
  readonly #currency: TextColumn;
  readonly #scale: Int32Column;
  readonly #balance: Int64Column;
  readonly #payer: PartyColumns;
  readonly #beneficiary: PartyColumns;
  readonly #isReversal: BooleanColumn;
  readonly #purpose: TextColumn;
  readonly #bankReference: TextColumn;
  readonly #endToEndId: TextColumn;
  readonly #uetr: TextColumn;
  readonly #code: TextColumn;
  readonly #extra: TextColumn;
  readonly #rowsMax: number;
  #lastDate: CalendarDate | null = null;
  #lastDay: number | null = null;
  rowCount = 0;

  constructor(rowsMax: number) {
    const text = () => new TextColumn(rowsMax);
    this.#rowsMax = rowsMax;
    this.#rowNo = new Int32Column(rowsMax);
    this.#statement = new Int32Column(rowsMax);
    this.#locator = text();
    this.#side = text();
    this.#status = text();
    this.#bookedOn = new Int32Column(rowsMax);
    this.#bookedTime = text();
    this.#valueOn = new Int32Column(rowsMax);
    this.#amount = new Int64Column(rowsMax);
    this.#currency = text();
    this.#scale = new Int32Column(rowsMax);
    this.#balance = new Int64Column(rowsMax);
    this.#payer = { account: text(), name: text(), bank: text() };
    this.#beneficiary = { account: text(), name: text(), bank: text() };
    this.#isReversal = new BooleanColumn(rowsMax);
    this.#purpose = text();
    this.#bankReference = text();
    this.#endToEndId = text();
    this.#uetr = text();
    this.#code = text();
    this.#extra = text();
  }

  add(row: SourceRow, rowNo: number, statementIndex: number): void {
    this.#rowNo.add(rowNo);
    this.#statement.add(statementIndex);
    this.#locator.add(formatLocator(row.locator));
    this.#side.add(row.side);
    this.#status.add(row.status);
    this.#bookedOn.add(this.#dayOf(row.bookedOn));
    this.#bookedTime.add(row.bookedTime);
    this.#valueOn.add(this.#dayOf(row.valueOn));
    this.#amount.add(row.amountMinor);
    this.#currency.add(row.currency);
    this.#scale.add(row.scale);
    this.#balance.add(row.balanceMinor);
    addParty(this.#payer, row.payer);
    addParty(this.#beneficiary, row.beneficiary);
    this.#isReversal.add(row.isReversal);
    this.#purpose.add(row.purpose);
    this.#bankReference.add(row.bankReference);
    this.#endToEndId.add(row.endToEndId);
    this.#uetr.add(row.uetr);
    this.#code.add(row.code);
    this.#extra.add(extraText(row.extra));
    this.rowCount += 1;
  }

  #dayOf(date: CalendarDate | null): number | null {
    if (date === null) return null;
    if (date !== this.#lastDate) {
      this.#lastDate = date;
      this.#lastDay = dayNumber(date);
    }
    return this.#lastDay;
  }

  /** Whether the group is to be closed before another row. */
  get isFull(): boolean {
    if (this.rowCount >= this.#rowsMax) return true;
    return this.rowCount % rowsBetweenLooks === 0 && this.#textBytes() > textBytesMax;
  }

  #textBytes(): number {
    return this.#columns().reduce(
      (sum, column) => sum + (column instanceof TextColumn ? column.byteCount : 0),
      0,
    );
  }

  #columns(): readonly Column[] {
    return [
      this.#rowNo,
      this.#statement,
      this.#locator,
      this.#side,
      this.#status,
      this.#bookedOn,
      this.#bookedTime,
      this.#valueOn,
      this.#amount,
      this.#currency,
      this.#scale,
      this.#balance,
      ...Object.values(this.#payer),
      ...Object.values(this.#beneficiary),
      this.#isReversal,
      this.#purpose,
      this.#bankReference,
      this.#endToEndId,
      this.#uetr,
      this.#code,
      this.#extra,
    ];
  }

  /** Encodes what was added, column by column, and begins anew. */
  take(): EncodedColumn[] {
    this.rowCount = 0;
    return this.#columns().map((column) => column.take());
  }
}

interface PartyColumns {
  readonly account: TextColumn;
  readonly name: TextColumn;
  readonly bank: TextColumn;
}

function addParty(columns: PartyColumns, party: Party): void {
  columns.account.add(party.account);
  columns.name.add(party.name);
  columns.bank.add(party.bank);
}
