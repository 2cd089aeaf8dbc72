// SPDX-License-Identifier: Apache-2.0
import type { RowSink, TextReader } from "@tianwang/ledger";
import type { Identity, Page } from "./account.ts";
import { AccountReader, takePage } from "./account.ts";
import { readDetail } from "./detail.ts";
import type { Element } from "./element.ts";
import { find, leftOver } from "./element.ts";
import { problemAt, problemAtLine } from "./problems.ts";
import type { CamtMessage } from "./versions.ts";
import { isVerified, messageOfElement } from "./versions.ts";
import { createXmlReader } from "./xml.ts";

/** What is known of the file while it is read. */
interface State {
  message: CamtMessage | null;
  page: Page | null;
  headerExtra: Record<string, string>;
  account: AccountReader | null;
  before: Identity | null;
  accountCount: number;
  /** Those of them that said something. */
  statementCount: number;
}

function startMessage(state: State, sink: RowSink, name: string, namespace: string): void {
  state.message = messageOfElement(name);
  state.page = null;
  state.headerExtra = {};
  state.before = null;
  if (state.message && !isVerified(state.message, namespace)) {
    sink.problem(problemAt(name, "CAMT_VERSION_UNVERIFIED", "xmlns", namespace));
  }
}

function takeHeader(state: State, element: Element): void {
  if (element.name !== "GrpHdr") {
    leftOver(element, element.name, state.headerExtra);
    return;
  }
  state.page = takePage(find(element, "MsgPgntn"));
  leftOver(element, "GrpHdr", state.headerExtra);
}

function startAccount(state: State, sink: RowSink, name: string): void {
  if (!state.message) return;
  state.accountCount += 1;
  state.account = new AccountReader({
    message: state.message,
    path: `${name}[${state.accountCount}]`,
    page: state.page,
    extra: state.headerExtra,
    before: state.before,
    sink,
  });
}

function endAccount(state: State): void {
  if (!state.account) return;
  state.before = state.account.identity;
  if (state.account.end()) state.statementCount += 1;
  state.account = null;
}

/**
 * Reads camt.052, camt.053 and camt.054 of any version from XML that comes in pieces of any size.
 * Rows leave as their entries close; memory does not grow with the entries. A file without a
 * report, statement or notification ends with the problem `CAMT_NO_STATEMENT`; what damages or
 * threatens (a cut file, a DOCTYPE, endless nesting) ends the reading with a problem that says so.
 */
export function createCamtReader(sink: RowSink): TextReader {
  const state: State = {
    message: null,
    page: null,
    headerExtra: {},
    account: null,
    before: null,
    accountCount: 0,
    statementCount: 0,
  };
  const reader = createXmlReader({
    message: (name, namespace) => startMessage(state, sink, name, namespace),
    messageEnd() {
      state.message = null;
    },
    account: (name) => startAccount(state, sink, name),
    accountEnd: () => endAccount(state),
    part(element) {
      if (state.account) state.account.part(element);
      else takeHeader(state, element);
    },
    detail: (element) => state.account?.detail(readDetail(element)),
    textCut(name, text) {
      sink.problem(problemAt(`Stmt[${state.accountCount}]`, "CAMT_TEXT_CUT", name, text));
    },
    stop(code, line, what) {
      sink.problem(problemAtLine(line, code, what));
      endAccount(state);
    },
  });
  return {
    write: (chunk) => reader.write(chunk),
    end() {
      reader.end();
      if (state.statementCount === 0) sink.problem(problemAtLine(null, "CAMT_NO_STATEMENT"));
    },
  };
}
