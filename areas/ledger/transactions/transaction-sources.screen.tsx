// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { KeyValue } from "@tianwang/ui/layout/block";
import { Dialog } from "@tianwang/ui/layout/dialog";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import type { ReactElement, ReactNode } from "react";
import { ExcerptView } from "../statements/excerpt.screen.tsx";
import "../statements/ledger.css";
import { Marks, PartyName } from "./transaction-cells.screen.tsx";
import "./transaction.css";
import { transactionTexts } from "./transaction.text.ts";
import type { TransactionSource, TransactionView } from "./transaction.wire.ts";
import { showTransaction } from "./transaction.wire.ts";

type FoldStatus = NonNullable<TransactionSource["fold"]>["status"];

const foldWords = {
  certain: "certain",
  accepted: "accepted",
  proposed: "proposedFold",
  rejected: "rejected",
} as const;
const foldTones: Readonly<Record<FoldStatus, Tone>> = {
  certain: "good",
  accepted: "good",
  proposed: "waiting",
  rejected: "unknown",
};

interface FactLine {
  readonly label: string;
  readonly value: ReactNode;
}

const shown = (label: string, text: string): readonly FactLine[] =>
  text === "" ? [] : [{ label, value: <SourceText text={text} /> }];

function useFacts({ row, ...source }: TransactionSource): readonly FactLine[] {
  const t = useTexts(transactionTexts);
  const party = (side: "payer" | "beneficiary") => [
    ...shown(t(side), row[side].name),
    ...shown(t(side === "payer" ? "payerAccount" : "beneficiaryAccount"), row[side].account),
    ...shown(t(side === "payer" ? "payerBank" : "beneficiaryBank"), row[side].bank),
  ];
  return [
    { label: t("amount"), value: <Money amount={row.amount} /> },
    { label: t("bookedOn"), value: <DateText date={row.bookedOn} /> },
    ...shown(t("time"), row.bookedTime),
    ...(row.valueOn === null
      ? []
      : [{ label: t("valueOn"), value: <DateText date={row.valueOn} /> }]),
    ...party("payer"),
    ...party("beneficiary"),
    ...shown(t("purpose"), row.purpose),
    ...shown(t("bankReference"), source.bankReference),
    ...shown(t("endToEndId"), source.endToEndId),
    ...shown(t("uetr"), source.uetr),
    ...shown(t("code"), source.code),
    { label: t("status"), value: t(row.status) },
    ...source.extra.flatMap(({ name, value }) => shown(`${t("otherField")} ${name}`, value)),
  ];
}

/** One source: where it stands, the original there, and what was read from it. */
function SourceBlock(props: { source: TransactionSource; number: number }): ReactElement {
  const t = useTexts(transactionTexts);
  const say = useText();
  const { source, number } = props;
  const { row, fold } = source;
  const facts = useFacts(source);
  const words = t("ofSources", { number });
  return (
    <section className="ledger-source" aria-label={words}>
      <div className="tw-row">
        <strong>{words}</strong>
        <Citation
          source={{ exhibitId: row.exhibitId, locator: row.locator }}
          exhibitName={source.exhibitName}
        />
        {fold && <StatusTag tone={foldTones[fold.status]}>{t(foldWords[fold.status])}</StatusTag>}
      </div>
      {fold && <p className="tw-soft">{say(fold.says)}</p>}
      <ExcerptView exhibitId={row.exhibitId} locator={row.locator} />
      <details className="ledger-details">
        <summary>{t("asRead")}</summary>
        <KeyValue facts={facts} />
      </details>
    </section>
  );
}

function Head({ row }: { row: TransactionView }): ReactElement {
  return (
    <div className="ledger-transaction-head">
      <Money amount={row.amount} isSpoken />
      <span className="ledger-way">
        <PartyName party={row.payer} />
        <span aria-hidden="true">{"→"}</span>
        <PartyName party={row.beneficiary} />
      </span>
      <span className="tw-row tw-soft">
        <DateText date={row.bookedOn} />
        {row.bookedTime}
        <SourceText text={row.purpose} />
        <Marks row={row} />
      </span>
    </div>
  );
}

function Sources({ rowId }: { rowId: string }): ReactElement {
  const client = useClient();
  const load = useLoad(`row ${rowId}`, (signal) =>
    client.call(showTransaction, { params: { rowId }, signal }),
  );
  return (
    <Loaded load={load}>
      {({ sources }) => (
        <div>
          {sources.map((source, at) => (
            <SourceBlock key={source.row.rowId} source={source} number={at + 1} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

/** A transaction with all its sources, beside the list. */
export function TransactionSources(props: {
  row: TransactionView | null;
  onClose: () => void;
}): ReactElement {
  const t = useTexts(transactionTexts);
  const { row, onClose } = props;
  return (
    <Dialog title={t("details")} place="side" isOpen={row !== null} onClose={onClose}>
      {row && (
        <>
          <Head row={row} />
          <Sources rowId={row.rowId} />
        </>
      )}
    </Dialog>
  );
}
