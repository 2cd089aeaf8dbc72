// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { Period } from "./calendar.ts";
import type { Appearance, TruthFold } from "./folds.ts";
import type { Person } from "./people.ts";

/** An amount as truth files write it: a decimal and its currency. */
export interface TruthAmount {
  readonly amount: string;
  readonly currency: string;
}

/** Something wrong that was put into the evidence on purpose. */
export interface PlantedFault {
  readonly kind: "closing-balance-wrong" | "date-does-not-exist" | "file-unreadable";
  readonly file: string;
  readonly at?: string;
  readonly field?: string;
  readonly value?: string;
  readonly stated?: string;
  readonly right?: string;
  readonly difference?: string;
  readonly transfer?: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly reason?: string;
}

export interface TruthCompany {
  readonly id: string;
  readonly name: string;
  readonly latin: string;
  readonly country: string;
  readonly registerNo: string;
  readonly officers: readonly { readonly person: string; readonly post: string }[];
  readonly shareholders: readonly {
    readonly holder: string;
    readonly shareBasisPoints: number;
  }[];
  /** The person who really owns it, where the register hides that. */
  readonly hiddenOwner?: string;
}

export interface TruthBank {
  readonly key: string;
  readonly name: string;
  readonly latin: string;
  readonly bic: string;
  readonly country: string;
}

/** An account with statements, and what its books add up to. */
export interface TruthAccount {
  readonly id: string;
  readonly number: string;
  readonly bank: string;
  readonly country: string;
  readonly currency: string;
  /** Person or company, by id, and the name that the bank prints. */
  readonly holder: string;
  readonly holderPrinted: string;
  readonly opening: string;
  readonly credits: string;
  readonly debits: string;
  readonly entries: number;
  readonly closing: string;
}

/** A counterparty without statements. */
export interface TruthParty {
  readonly id: string;
  readonly name: string;
  readonly latin: string;
  readonly number: string;
  readonly bank: string;
}

/** A statement as it stands in a file. Locators are written as by the kernel's `formatLocator`. */
export interface TruthStatement {
  readonly file: string;
  readonly at: string;
  readonly account: string;
  readonly number: number;
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly opening: string;
  readonly entries: number;
  readonly sum: string;
  readonly closing: string;
  readonly closingStated: string;
  readonly reconciles: boolean;
  readonly difference: string;
}

export interface TruthTransfer {
  readonly id: string;
  readonly kind: string;
  /** Account or party ids. */
  readonly payer: string;
  readonly beneficiary: string;
  readonly paid: TruthAmount & { readonly on: string; readonly valueOn: string };
  readonly received: TruthAmount & { readonly on: string; readonly valueOn: string };
  readonly purpose: string;
  readonly endToEndId: string;
  readonly uetr: string;
  readonly appearances: readonly Appearance[];
}

/** A part of an earlier transfer that pays for a later one, in the currency that it brought in. */
export interface TruthFunding {
  readonly transfer: string;
  readonly amount: string;
}

/** A transfer of the plot: what it is for and which earlier ones pay for it, first in first out. */
export interface TruthStep {
  readonly transfer: string;
  readonly stage: string;
  readonly fundedBy: readonly TruthFunding[];
}

/** A mirror transfer of an underground bank. */
export interface TruthMirror {
  readonly leg: number;
  readonly home: readonly TruthFunding[];
  readonly abroad: readonly string[];
  readonly homeAmount: TruthAmount;
  readonly abroadAmount: TruthAmount;
  readonly commissionBasisPoints: number;
}

/** A way that the money took: every transfer of it in the order of time, and one chain as example. */
export interface TruthPath {
  readonly id: string;
  readonly title: Text;
  readonly transfers: readonly string[];
  readonly example: readonly string[];
}

/** Money of the plot that is still somewhere at the end. */
export interface TruthRest extends TruthAmount {
  readonly party: string;
  readonly as: "balance" | "asset" | "fee";
}

/** How many of what the evidence holds. */
export interface TruthCounts {
  readonly people: number;
  readonly companies: number;
  readonly accounts: number;
  readonly files: number;
  readonly statements: number;
  /** Rows of all statements, those of overlapping statements twice. */
  readonly statementRows: number;
  /** Movements of money, each once: what is left when every fold is made. */
  readonly transfers: number;
  readonly foldsCertain: number;
  readonly foldsProposed: number;
  readonly foldsConverted: number;
  readonly foldsOfOverlap: number;
}

/** All that is true of a world. Amounts are decimal strings. */
export interface WorldTruth {
  readonly world: string;
  readonly seed: string;
  readonly title: Text;
  readonly fictional: true;
  readonly period: Period;
  readonly jurisdictions: readonly string[];
  readonly counts: TruthCounts;
  readonly people: readonly Person[];
  readonly companies: readonly TruthCompany[];
  readonly banks: readonly TruthBank[];
  readonly accounts: readonly TruthAccount[];
  readonly parties: readonly TruthParty[];
  readonly statements: readonly TruthStatement[];
  readonly totals: readonly {
    readonly currency: string;
    readonly credits: string;
    readonly debits: string;
    readonly entries: number;
  }[];
  readonly plot: {
    readonly taken: TruthAmount;
    readonly steps: readonly TruthStep[];
    readonly mirrors: readonly TruthMirror[];
    readonly paths: readonly TruthPath[];
    readonly rests: readonly TruthRest[];
  };
  readonly faults: readonly PlantedFault[];
  readonly folds: readonly TruthFold[];
  readonly transfers: readonly TruthTransfer[];
}

/** Writes a truth as JSON: one line for each item of a list, so that it can be read and searched. */
export function truthJson(truth: WorldTruth): string {
  const parts = Object.entries(truth).map(([key, value]) => {
    const text = Array.isArray(value)
      ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`
      : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}
