// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { useMay } from "@tianwang/ui/layout/slot";
import { Label } from "@tianwang/ui/layout/status-tag";
import { CheckIcon, CloseIcon, TransactionIcon } from "@tianwang/ui/look/icons";
import { Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { useSearchValue } from "@tianwang/ui/navigation/navigation";
import { Button, Input, Select } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useId, useState } from "react";
import "../statements/flows.css";
import { WithCompartment } from "../transactions/case-place.screen.tsx";
import { transactionTexts } from "../transactions/transaction.text.ts";
import type { TransactionView } from "../transactions/transaction.wire.ts";
import { reviewTexts } from "./fold-review.text.ts";
import type { FoldView } from "./fold.wire.ts";
import { judgeFold, listFolds } from "./fold.wire.ts";

const statuses = ["proposed", "accepted", "rejected", "certain"] as const;
type FoldStatusName = (typeof statuses)[number];

/** Folds shown at first, and with each press of “more”. */
const shownCount = 20;

interface ComparedLine {
  readonly label: string;
  readonly value: (row: TransactionView) => ReactNode;
  /** What is compared; null where equality says nothing. */
  readonly same: ((row: TransactionView) => string) | null;
}

function useLines(): readonly ComparedLine[] {
  const t = useTexts(transactionTexts);
  const text = (label: string, of: (row: TransactionView) => string): ComparedLine => ({
    label,
    value: (row) => <SourceText text={of(row)} />,
    same: of,
  });
  return [
    {
      label: t("amount"),
      value: (row) => <Money amount={row.amount} />,
      same: ({ amount }) => `${amount.amountMinor} ${amount.currency} ${amount.scale}`,
    },
    {
      label: t("bookedOn"),
      value: (row) => <DateText date={row.bookedOn} />,
      same: (row) => row.bookedOn ?? "",
    },
    text(t("payerAccount"), (row) => row.payer.account),
    text(t("payer"), (row) => row.payer.name),
    text(t("beneficiaryAccount"), (row) => row.beneficiary.account),
    text(t("beneficiary"), (row) => row.beneficiary.name),
    text(t("purpose"), (row) => row.purpose),
    {
      label: t("source"),
      value: (row) => <Citation source={{ exhibitId: row.exhibitId, locator: row.locator }} />,
      same: null,
    },
  ];
}

function FoldCard(props: { fold: FoldView; onJudged: () => void }): ReactElement {
  const t = useTexts(reviewTexts);
  const say = useText();
  const lines = useLines();
  const { fold } = props;
  return (
    <article className="flows-fold" aria-label={say(fold.says)}>
      <p>{say(fold.says)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("field")}</th>
            <th scope="col">{t("first")}</th>
            <th scope="col">{t("second")}</th>
            <th scope="col">
              <span className="tw-aloud">{t("equal")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, value, same }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value(fold.kept)}</td>
              <td>{value(fold.folded)}</td>
              <td>
                {same && same(fold.kept) === same(fold.folded) && <Label>{t("equal")}</Label>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Judge fold={fold} onJudged={props.onJudged} />
    </article>
  );
}

function Judge({ fold, onJudged }: { fold: FoldView; onJudged: () => void }): ReactElement | null {
  const t = useTexts(reviewTexts);
  const client = useClient();
  const may = useMay();
  const reasonId = useId();
  const [reason, setReason] = useState(t("reasonDefault"));
  const [error, setError] = useState<unknown>();
  if (!may("flows.write") || fold.status === "certain") return null;
  const judge = async (status: "accepted" | "rejected" | "proposed") => {
    setError(undefined);
    try {
      await client.call(judgeFold, { params: { foldId: fold.id }, body: { status, reason } });
      onJudged();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <div className="flows-actions">
      <label htmlFor={reasonId}>{t("reason")}</label>
      <Input
        id={reasonId}
        className="flows-reason"
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      {fold.status === "proposed" ? (
        <>
          <Button
            icon={<CheckIcon />}
            disabled={reason === ""}
            onClick={() => void judge("accepted")}
          >
            {t("accept")}
          </Button>
          <Button
            icon={<CloseIcon />}
            disabled={reason === ""}
            onClick={() => void judge("rejected")}
          >
            {t("reject")}
          </Button>
        </>
      ) : (
        <Button disabled={reason === ""} onClick={() => void judge("proposed")}>
          {t("takeBack")}
        </Button>
      )}
      {error !== undefined && <ErrorLine error={error} />}
    </div>
  );
}

function FoldReview({ compartmentId }: { compartmentId: string }): ReactElement {
  const t = useTexts(reviewTexts);
  const client = useClient();
  const [given, setStatus] = useSearchValue("folds", "proposed");
  const [count, setCount] = useState(shownCount);
  const status: FoldStatusName = statuses.find((known) => known === given) ?? "proposed";
  const load = useLoad(`folds ${compartmentId} ${status} ${count}`, (signal) =>
    client.call(listFolds, { query: { compartmentId, status, from: 0, count }, signal }),
  );
  return (
    <Block
      title={t("folds")}
      extra={
        <Select
          aria-label={t("which")}
          value={status}
          popupMatchSelectWidth={false}
          onChange={(wanted) => {
            setStatus(wanted);
            setCount(shownCount);
          }}
          options={statuses.map((known) => ({ value: known, label: t(known) }))}
        />
      }
    >
      <p className="tw-soft">{t("explain")}</p>
      <Loaded load={load}>
        {({ totalCount, rows }) =>
          rows.length === 0 ? (
            <EmptyState icon={TransactionIcon} title={t("none")}>
              {t("noneExplained")}
            </EmptyState>
          ) : (
            <>
              <p className="tw-soft">{t("total", { count: totalCount })}</p>
              {rows.map((fold) => (
                <FoldCard key={fold.id} fold={fold} onJudged={load.reload} />
              ))}
              {rows.length < totalCount && (
                <Button onClick={() => setCount(count + shownCount)}>{t("more")}</Button>
              )}
            </>
          )
        }
      </Loaded>
    </Block>
  );
}

/** Pairs of rows that may be one transfer, to be judged. */
export function FoldReviewPanel({ caseId }: { caseId: string }): ReactElement {
  return (
    <WithCompartment caseId={caseId}>
      {(compartmentId) => <FoldReview compartmentId={compartmentId} />}
    </WithCompartment>
  );
}
