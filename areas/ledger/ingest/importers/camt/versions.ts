// SPDX-License-Identifier: Apache-2.0

/** The three messages of an account: report of the day, statement, debit and credit notification. */
export type CamtMessage = "camt.052" | "camt.053" | "camt.054";

/** The element that holds each message; version 1 writes its version into the name. */
const messageForm = /^BkToCstmr(AcctRpt|Stmt|DbtCdtNtfctn)(?:V\d{2})?$/u;

const messageOf: Readonly<Record<string, CamtMessage>> = {
  AcctRpt: "camt.052",
  Stmt: "camt.053",
  DbtCdtNtfctn: "camt.054",
};

/** Which message an element is; null for every other element. */
export function messageOfElement(localName: string): CamtMessage | null {
  return messageOf[messageForm.exec(localName)?.[1] ?? ""] ?? null;
}

/** The elements that hold one account each: report, statement, notification. */
export const accountElements = new Set(["Rpt", "Stmt", "Ntfctn"]);

/**
 * Versions of which a whole message was compared with what came out, value by value: public
 * samples, and messages of our own after the message definitions (camt.052 version 08, camt.053
 * versions 04 and 11, camt.054 version 04). Others are read by the names of their elements all the
 * same, with a warning.
 */
export const verifiedVersions: Readonly<Record<CamtMessage, readonly string[]>> = {
  "camt.052": ["01", "02", "04", "06", "08"],
  "camt.053": ["02", "03", "04", "07", "08", "11"],
  "camt.054": ["02", "04", "08"],
};

const namespaceForm = /(camt\.05[234])\.001\.(\d{2})/u;

/** Whether a namespace such as `urn:iso:std:iso:20022:tech:xsd:camt.053.001.08` is verified. */
export function isVerified(message: CamtMessage, namespace: string): boolean {
  const [, name, version = ""] = namespaceForm.exec(namespace) ?? [];
  return name === message && verifiedVersions[message].includes(version);
}
