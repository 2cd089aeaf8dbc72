// SPDX-License-Identifier: Apache-2.0
import type { Party, RowSink, StatedBalance, StatementHead } from "@tianwang/ledger";
import { currencyScale, noCurrency } from "@tianwang/kernel/currency";
import { Balances, describeBalance, readBalance } from "./balance.ts";
import type { Detail } from "./detail.ts";
import type { Element } from "./element.ts";
import { find, leftOver, take } from "./element.ts";
import type { Entry, Report } from "./entry.ts";
import { rowsOf, takeEntry } from "./entry.ts";
import { takeAccountCurrency, takeOwnAccount } from "./party.ts";
import type { CamtProblemCode } from "./problems.ts";
import { problemAt } from "./problems.ts";
import type { Totals } from "./summary.ts";
import { compareSummary, newTotals } from "./summary.ts";
import { scaleOf } from "./values.ts";
import type { CamtMessage } from "./versions.ts";

/** The page of a statement that comes in pages. */
export interface Page {
  readonly number: number;
  readonly isLast: boolean;
}

/** What a report, statement or notification shares with its message. */
export interface Frame {
  readonly message: CamtMessage;
  /** Where it stands, e.g. `Stmt[1]`. */
  readonly path: string;
  /** Page and texts of the group header. */
  readonly page: Page | null;
  readonly extra: Readonly<Record<string, string>>;
  /** Account and number of the statement before it in the same message. */
  readonly before: Identity | null;
  readonly sink: RowSink;
}

/** What tells statements of a message apart. */
export interface Identity {
  readonly account: string;
  readonly id: string;
  readonly sequence: string;
}

/** The most transactions of one entry that are told apart; more make one row. */
export const entryDetailsMax = 100_000;

const kinds = {
  "camt.052": "report",
  "camt.053": "statement",
  "camt.054": "notification",
} as const satisfies Readonly<Record<CamtMessage, StatementHead["kind"]>>;

/** Reads a pagination element (`PgNb`, `LastPgInd`); null when it has no page number. */
export function takePage(element: Element | undefined): Page | null {
  const number = Number(take(element, "PgNb"));
  const isLast = !/^(?:false|0)$/u.test(take(element, "LastPgInd"));
  return Number.isInteger(number) && number > 0 ? { number, isLast } : null;
}

/**
 * One report, statement or notification while it is read. Rows leave as their entries close;
 * only the head, the balances and the entry that is open are held.
 */
export class AccountReader {
  readonly #frame: Frame;
  readonly #totals: Totals = newTotals();
  readonly #balances = new Balances();
  readonly #headExtra: Record<string, string> = {};
  readonly #tailExtra: Record<string, string> = {};
  #account: Party | null = null;
  #accountCurrency = "";
  #id = "";
  #sequence = "";
  #page: Page | null = null;
  #summary: Element | null = null;
  #details: Detail[] = [];
  #detailCount = 0;
  #entryCount = 0;
  #head: StatementHead | null = null;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** Account, id and sequence number, for the statement that follows. */
  get identity(): Identity {
    return { account: this.#account?.account ?? "", id: this.#id, sequence: this.#sequence };
  }

  /** Takes a transaction of the entry that is open. */
  detail(detail: Detail): void {
    this.#detailCount += 1;
    if (this.#detailCount <= entryDetailsMax) this.#details.push(detail);
    else this.#details = [];
  }

  /** Takes a part of the account: an entry, a balance, or anything else of its head or end. */
  part(element: Element): void {
    switch (element.name) {
      case "Ntry":
        this.#entry(element);
        break;
      case "Bal":
        this.#balances.take(element, this.#frame.path);
        break;
      case "TxsSummry":
        this.#summary = element;
        break;
      default:
        this.#headPart(element);
    }
  }

  #headPart(element: Element): void {
    if (element.name === "Acct") {
      this.#account = takeOwnAccount(element);
      this.#accountCurrency = takeAccountCurrency(element);
    } else if (element.name.endsWith("Pgntn")) this.#page = takePage(element);
    else if (element.name === "Id") this.#id = element.text;
    else if (element.name === "ElctrncSeqNb") {
      this.#sequence = element.text;
      element.isTaken = true;
    }
    leftOver(element, element.name, this.#head ? this.#tailExtra : this.#headExtra);
  }

  /**
   * Ends the account. It is a statement even without entries; returns false, and gives nothing
   * to the sink, where it says neither account nor balance nor entry.
   */
  end(): boolean {
    if (!this.#account && this.#entryCount === 0 && this.#balances.isEmpty) return false;
    const head = this.#open("");
    const closing = this.#closing(head);
    const opening = head.opening ? undefined : this.#opening(head.currency, head.scale);
    this.#compareSummary(head);
    this.#reportMissing(head, opening ?? head.opening, closing);
    this.#frame.sink.closeStatement({
      closing,
      ...(opening ? { opening } : {}),
      isContinued: !(this.#pageOf()?.isLast ?? true),
      extra: this.#tailExtra,
    });
    return true;
  }

  #report(code: CamtProblemCode, field = "", value = "", path = this.#frame.path): void {
    this.#frame.sink.problem(problemAt(path, code, field, value));
  }

  #entry(element: Element): void {
    this.#entryCount += 1;
    const path = `${this.#frame.path}/Ntry[${this.#entryCount}]`;
    const report: Report = (code, field, value) => this.#report(code, field, value, path);
    const head = this.#open(find(element, "Amt")?.attributes["Ccy"] ?? "");
    const { message } = this.#frame;
    const entry = takeEntry(element, { path, message, currency: head.currency }, report);
    if (entry) this.#rows(entry, head, report);
    else this.#totals.unsummable += 1;
    this.#details = [];
    this.#detailCount = 0;
  }

  #rows(entry: Entry, head: StatementHead, report: Report): void {
    this.#count(entry, head, report);
    this.#compareBatch(entry, report);
    if (this.#detailCount > entryDetailsMax) {
      report("CAMT_DETAILS_TOO_MANY", "TxDtls", String(this.#detailCount));
    }
    for (const row of rowsOf(entry, this.#details, head, report)) this.#frame.sink.row(row);
  }

  #count(entry: Entry, head: StatementHead, report: Report): void {
    if (entry.currency !== head.currency) {
      report("CAMT_ENTRY_CURRENCY", "Amt@Ccy", entry.currency);
      this.#totals.unsummable += 1;
      return;
    }
    this.#totals.count[entry.direction] += 1;
    this.#totals.minor[entry.direction] += entry.amountMinor;
  }

  #compareBatch({ batchCount }: Entry, report: Report): void {
    if (batchCount === null || batchCount === this.#detailCount) return;
    const code = this.#detailCount === 0 ? "CAMT_BATCH_UNRESOLVED" : "CAMT_BATCH_COUNT";
    report(code, "Btch/NbOfTxs", String(batchCount));
  }

  /**
   * The page: as the account states it, else as its message does; and a statement with account
   * and sequence number of the one before it, but another id, is a further page of that.
   */
  #pageOf(): Page | null {
    const page = this.#page ?? this.#frame.page;
    if (page) return page;
    const { before } = this.#frame;
    const own = this.identity;
    const isFurther =
      before !== null &&
      own.sequence !== "" &&
      own.sequence === before.sequence &&
      own.account === before.account &&
      own.id !== before.id;
    return isFurther ? { number: 2, isLast: true } : null;
  }

  #currency(entryCurrency: string): string {
    return this.#accountCurrency || this.#balances.currency || entryCurrency || noCurrency;
  }

  #opening(currency: string, scale: number): StatedBalance | null {
    const opening = this.#balances.opening(currency);
    return opening && readBalance(opening, scale);
  }

  /** Gives the head to the sink once, before the first row or at the end. */
  #open(entryCurrency: string): StatementHead {
    if (this.#head) return this.#head;
    const currency = this.#currency(entryCurrency);
    const scale = scaleOf(currency);
    if (!this.#account?.account) this.#report("CAMT_ACCOUNT_MISSING", "Acct");
    if (currency === noCurrency) this.#report("CAMT_CURRENCY_MISSING");
    else if (currencyScale(currency) === undefined) {
      this.#report("CAMT_CURRENCY_UNKNOWN", "", currency);
    }
    this.#head = {
      locator: { kind: "element", path: this.#frame.path },
      statementNo: this.#sequence,
      kind: kinds[this.#frame.message],
      account: this.#account ?? { account: "", name: "", bank: "" },
      currency,
      scale,
      opening: this.#opening(currency, scale),
      isContinuation: (this.#pageOf()?.number ?? 1) > 1,
      extra: { ...this.#frame.extra, ...this.#headExtra },
    };
    this.#frame.sink.openStatement(this.#head);
    return this.#head;
  }

  /** Gives the closing balance; reports balances that cannot be used, keeps all others. */
  #closing({ currency, scale }: StatementHead): StatedBalance | null {
    this.#balances.judge(currency, scale, (code, balance) =>
      this.#report(code, balance.type, describeBalance(balance), balance.path),
    );
    for (const [type, text] of this.#balances.others(currency)) {
      const key = `Bal ${type}`;
      const before = this.#tailExtra[key];
      this.#tailExtra[key] = before === undefined ? text : `${before}\n${text}`;
    }
    const closing = this.#balances.closing(currency);
    return closing && readBalance(closing, scale);
  }

  #compareSummary(head: StatementHead): void {
    if (!this.#summary) return;
    const page = this.#pageOf();
    const isWhole = (page?.number ?? 1) === 1 && (page?.isLast ?? true);
    if (isWhole) {
      for (const figure of compareSummary(this.#summary, this.#totals, head.scale)) {
        if (!figure.isRight) this.#report("CAMT_SUMMARY_DIFFERS", figure.field, figure.stated);
      }
    }
    leftOver(this.#summary, "TxsSummry", this.#tailExtra);
  }

  #reportMissing(
    head: StatementHead,
    opening: StatedBalance | null,
    closing: StatedBalance | null,
  ): void {
    if (head.kind !== "statement") return;
    const page = this.#pageOf();
    const isOpeningDue = (page?.number ?? 1) === 1;
    const isClosingDue = page?.isLast ?? true;
    if (isOpeningDue && opening === null && !this.#balances.has("opening")) {
      this.#report("CAMT_BALANCE_MISSING", "OPBD");
    }
    if (isClosingDue && closing === null && !this.#balances.has("closing")) {
      this.#report("CAMT_BALANCE_MISSING", "CLBD");
    }
  }
}
