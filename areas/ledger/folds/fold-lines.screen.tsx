// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { DateText } from "@tianwang/ui/date/date";
import { useTexts } from "@tianwang/ui/language/language";
import { Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import type { ReactElement, ReactNode } from "react";
import { transactionTexts } from "../transactions/transaction.text.ts";
import type { TransactionView } from "../transactions/transaction.wire.ts";
import "./fold-review.css";
import { reviewTexts } from "./fold-review.text.ts";
import type { FoldView } from "./fold.wire.ts";

interface ComparedLine {
  readonly label: string;
  /** What is compared; '' where the source does not state it. */
  readonly key: (row: TransactionView) => string;
  readonly value: (row: TransactionView) => ReactNode;
}

function useLines(): readonly ComparedLine[] {
  const t = useTexts(transactionTexts);
  const text = (label: string, of: (row: TransactionView) => string): ComparedLine => ({
    label,
    key: of,
    value: (row) => <SourceText text={of(row)} />,
  });
  return [
    {
      label: t("amount"),
      key: ({ amount }) => `${amount.amountMinor} ${amount.currency} ${amount.scale}`,
      value: (row) => <Money amount={row.amount} />,
    },
    {
      label: t("bookedOn"),
      key: (row) => row.bookedOn ?? "",
      value: (row) => <DateText date={row.bookedOn} />,
    },
    text(t("time"), (row) => row.bookedTime),
    text(t("payer"), (row) => row.payer.name),
    text(t("payerAccount"), (row) => row.payer.account),
    text(t("beneficiary"), (row) => row.beneficiary.name),
    text(t("beneficiaryAccount"), (row) => row.beneficiary.account),
    text(t("purpose"), (row) => row.purpose),
  ];
}

const signs = { yes: "=", no: "≠", one: "·" } as const;
const sayings = { yes: "equal", no: "differs", one: "oneSided" } as const;

function Mark({ same }: { same: keyof typeof signs }): ReactElement {
  const t = useTexts(reviewTexts);
  return (
    <dd className="fold-mark" data-same={same} title={t(sayings[same])}>
      <span aria-hidden="true">{signs[same]}</span>
      <span className="tw-aloud">{t(sayings[same])}</span>
    </dd>
  );
}

function Line(props: { line: ComparedLine; fold: FoldView }): ReactElement | null {
  const t = useTexts(reviewTexts);
  const { line, fold } = props;
  const [first, second] = [line.key(fold.kept), line.key(fold.folded)];
  if (first === "" && second === "") return null;
  const isOneSided = first === "" || second === "";
  const same = isOneSided ? "one" : first === second ? "yes" : "no";
  const value = (key: string, row: TransactionView) =>
    key === "" ? <span className="tw-faint">{t("blank")}</span> : line.value(row);
  return (
    <div>
      <dt>{line.label}</dt>
      <dd>{value(first, fold.kept)}</dd>
      <Mark same={same} />
      <dd>{value(second, fold.folded)}</dd>
    </div>
  );
}

/** Two rows side by side: what is the same, what differs, what only one states. */
export function FoldLines(props: {
  fold: FoldView;
  exhibitName: (exhibitId: string) => string | undefined;
}): ReactElement {
  const t = useTexts(reviewTexts);
  const say = useTexts(transactionTexts);
  const lines = useLines();
  const { fold, exhibitName } = props;
  const source = ({ exhibitId, locator }: TransactionView) => {
    const name = exhibitName(exhibitId);
    return (
      <Citation
        source={{ exhibitId, locator }}
        {...(name === undefined ? {} : { exhibitName: name })}
      />
    );
  };
  return (
    <dl className="fold-lines">
      <div>
        <dt>{say("source")}</dt>
        <dd>
          <span className="tw-aloud">{t("first")}</span>
          {source(fold.kept)}
        </dd>
        <dd />
        <dd>
          <span className="tw-aloud">{t("second")}</span>
          {source(fold.folded)}
        </dd>
      </div>
      {lines.map((line) => (
        <Line key={line.label} line={line} fold={fold} />
      ))}
    </dl>
  );
}
