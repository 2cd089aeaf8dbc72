// SPDX-License-Identifier: Apache-2.0
import { showTransaction, transactionActionSlot } from "@tianwang/ledger/wire";
import { Citation } from "@tianwang/ui/citation/citation";
import { useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { SlotView } from "@tianwang/ui/layout/slot";
import { Count, countText, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { useNavigation } from "@tianwang/ui/navigation/navigation";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column } from "@tianwang/ui/table/windowed-table";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useMemo, useState } from "react";
import { findingPageTexts } from "./finding-page.text.ts";
import "./finding.css";
import type { FindingAccount, FindingPage, FindingPayment } from "./finding.wire.ts";

/** Payments that can be followed at once from here: each is read from its statement first. */
const followedMax = 50;

/** The payments with which money enters; none where they are too many to begin with. */
function firstChoice({ payments }: FindingPage): ReadonlySet<string> {
  const starts = payments.filter(({ isStart }) => isStart).map(({ rowId }) => rowId);
  return new Set(starts.length > followedMax ? [] : starts);
}

/** An edge of the drawing: a pair of accounts, by their places, in one currency. */
export interface PickedEdge {
  readonly id: string;
  readonly payer: number;
  readonly beneficiary: number;
  readonly currency: string;
}

function Account({ account }: { account: FindingAccount | undefined }): ReactElement {
  const t = useTexts(findingPageTexts);
  const { name = "", number = "", bank = "" } = account ?? {};
  return (
    <span title={[name, number, bank].filter((part) => part !== "").join(" ")}>
      <SourceText text={name || number || t("unnamed")} />
      {name !== "" && number !== "" && (
        <span className="tw-faint">
          {" "}
          <SourceText text={number} />
        </span>
      )}
    </span>
  );
}

function useColumns(page: FindingPage): readonly Column<FindingPayment>[] {
  const t = useTexts(findingPageTexts);
  return useMemo(
    () => [
      {
        id: "bookedOn",
        title: t("bookedOn"),
        width: 120,
        render: (one) => <DateText date={one.bookedOn} />,
      },
      {
        id: "payer",
        title: t("payer"),
        width: 240,
        isGrowing: true,
        render: (one) => <Account account={page.accounts[one.payer]} />,
      },
      {
        id: "beneficiary",
        title: t("beneficiary"),
        width: 240,
        isGrowing: true,
        render: (one) => <Account account={page.accounts[one.beneficiary]} />,
      },
      {
        id: "amount",
        title: t("amount"),
        width: 160,
        align: "end",
        render: (one) => <Money amount={one.amount} />,
      },
      {
        id: "source",
        title: t("source"),
        width: 240,
        render: (one) => <Citation source={one} exhibitName={one.exhibitName} />,
      },
    ],
    [t, page],
  );
}

/** Leads from the chosen payments to what can be done with rows of the case, such as a trace. */
function Follow(props: { compartmentId: string; rowIds: readonly string[] }): ReactElement {
  const t = useTexts(findingPageTexts);
  const client = useClient();
  const caseId = useNavigation().search.get("case") ?? "";
  const { compartmentId } = props;
  const isTooMany = props.rowIds.length > followedMax;
  const rowIds = isTooMany ? [] : props.rowIds;
  const load = useLoad(`finding rows ${rowIds.join(" ")}`, async (signal) => {
    const found = rowIds.map(async (rowId) => {
      const { sources } = await client.call(showTransaction, { params: { rowId }, signal });
      return (sources.find(({ row }) => row.rowId === rowId) ?? sources[0])?.row ?? [];
    });
    return (await Promise.all(found)).flat();
  });
  return (
    <div className="tw-row">
      {isTooMany && <span className="tw-soft">{t("followMost", { max: followedMax })}</span>}
      {load.error !== undefined && <ErrorLine error={load.error} />}
      {load.value && (
        <SlotView
          slot={transactionActionSlot}
          given={{ caseId, compartmentId, rows: load.value }}
          waiting={null}
        />
      )}
    </div>
  );
}

const isOfEdge = ({ payer, beneficiary, amount }: FindingPayment, edge: PickedEdge) =>
  payer === edge.payer && beneficiary === edge.beneficiary && amount.currency === edge.currency;

/** The payments of a finding in their order, each with its row in the exhibit. */
export function FindingPayments(props: {
  page: FindingPage;
  picked: PickedEdge | null;
  onAll: () => void;
}): ReactElement {
  const t = useTexts(findingPageTexts);
  const { page, picked } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => firstChoice(page));
  const columns = useColumns(page);
  const payments = page.payments.filter((one) => picked === null || isOfEdge(one, picked));
  const { paymentCount } = page.finding;
  const shown = countText(payments.length);
  return (
    <Block
      title={t("payments")}
      isFlush
      extra={
        <>
          {picked !== null && t("picked", { shown })}
          {picked === null &&
            (payments.length < paymentCount ? (
              t("shown", { shown, count: countText(paymentCount) })
            ) : (
              <Count value={paymentCount} />
            ))}
          {picked !== null && <Button onClick={props.onAll}>{t("allPayments")}</Button>}
        </>
      }
    >
      <PagedTable<FindingPayment>
        id="monitoring.finding-payments"
        label={t("payments")}
        columns={columns}
        dataKey={`${page.finding.id} ${picked?.id ?? ""}`}
        rowKey={({ rowId }) => rowId}
        heightMax="50vh"
        selection={{ keys: chosen, onChange: setChosen }}
        toolbar={
          <div className="finding-follow">
            <span className="tw-soft">{t("followWhy")}</span>
            <Follow compartmentId={page.compartmentId} rowIds={[...chosen]} />
          </div>
        }
        fetchPage={({ from, count }) =>
          Promise.resolve({
            totalCount: payments.length,
            rows: payments.slice(from, from + count),
          })
        }
        compact={{
          rowHeight: 108,
          render: (one) => (
            <span className="tw-compact-row">
              <span className="tw-compact-main">
                <Money amount={one.amount} />
              </span>
              <DateText date={one.bookedOn} />
              <span className="tw-compact-facts">
                <Account account={page.accounts[one.payer]} />
                {" → "}
                <Account account={page.accounts[one.beneficiary]} />
                <Citation source={one} exhibitName={one.exhibitName} />
              </span>
            </span>
          ),
        }}
      />
    </Block>
  );
}
