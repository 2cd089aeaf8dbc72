// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import type { Flow } from "@tianwang/ui/graph/flow-graph";
import { FlowGraph } from "@tianwang/ui/graph/flow-graph";
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { Fact } from "@tianwang/ui/layout/block";
import { Block, KeyValue } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { SlotView, useMay } from "@tianwang/ui/layout/slot";
import { Label } from "@tianwang/ui/layout/status-tag";
import { Count, countText, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column } from "@tianwang/ui/table/windowed-table";
import type { ScreenProps } from "@tianwang/wire/screen";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useMemo, useState } from "react";
import { AlertActs } from "./alert-acts.screen.tsx";
import { drawAlert } from "./alert-flow.ts";
import { alertPageTexts } from "./alert-page.text.ts";
import { accountName, AlertStateTag, Amounts } from "./alert-state.screen.tsx";
import { judgementTexts, typologyTexts } from "./alert.text.ts";
import type { AlertPage, AlertPayment, PartyView } from "./alert.wire.ts";
import { alertActionSlot, showAlertEndpoint } from "./alert.wire.ts";

const keyOf = ({ bank, number }: PartyView) => `${bank} ${number}`;

/** The payments behind an edge of the drawing. */
interface PickedEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly currency: string;
}

const isOfEdge = ({ from, to, amount }: AlertPayment, edge: PickedEdge) =>
  keyOf(from) === edge.from && keyOf(to) === edge.to && amount.currency === edge.currency;

function AlertFlow(props: {
  payments: readonly AlertPayment[];
  picked: PickedEdge | null;
  onPick: (edge: PickedEdge) => void;
}): ReactElement {
  const t = useTexts(alertPageTexts);
  const { payments } = props;
  const { flow, hiddenCount } = useMemo(() => {
    const parties = new Map(
      payments.flatMap(({ from, to }) => [from, to].map((one) => [keyOf(one), one])),
    );
    const drawn = drawAlert(
      payments.map(({ from, to, amount }) => ({
        from: keyOf(from),
        to: keyOf(to),
        amountMinor: BigInt(amount.amountMinor),
        currency: amount.currency,
      })),
    );
    const nodes = drawn.nodes.map(({ id, account, layer }) => {
      const one = parties.get(account);
      const name = one ? accountName(one) : account;
      return { id, layer, kind: "account" as const, label: one?.name || name, sub: name };
    });
    const edges = drawn.edges.map(({ amountMinor, paymentCount, ...edge }, at) => ({
      ...edge,
      id: String(at),
      amountMinor: String(amountMinor),
      rowCount: paymentCount,
    }));
    return { flow: { nodes, edges } satisfies Flow, hiddenCount: drawn.hiddenCount };
  }, [payments]);
  return (
    <Block title={t("flow")}>
      {hiddenCount > 0 && <p className="tw-soft">{t("hidden", { count: hiddenCount })}</p>}
      <p className="tw-soft">{t("flowHint")}</p>
      <FlowGraph
        flow={flow}
        title={t("flowOf")}
        line={t("nothingByItself")}
        selectedEdgeId={props.picked?.id ?? null}
        onEdge={({ id, from, to, currency }) => {
          const account = (nodeId: string) => nodeId.slice(nodeId.indexOf(" ") + 1);
          props.onPick({ id, from: account(from), to: account(to), currency });
        }}
      />
    </Block>
  );
}

function PartyCell({ party }: { party: PartyView }): ReactElement {
  return (
    <span title={`${party.bank} ${party.number} ${party.name}`}>
      <SourceText text={accountName(party)} /> <SourceText text={party.name} />
    </span>
  );
}

function usePaymentColumns(): readonly Column<AlertPayment>[] {
  const t = useTexts(alertPageTexts);
  return useMemo(
    () => [
      {
        id: "number",
        title: t("number"),
        width: 72,
        align: "end",
        render: (one) => countText(one.number),
      },
      { id: "at", title: t("at"), width: 160, render: (one) => <InstantText instant={one.at} /> },
      {
        id: "payer",
        title: t("payer"),
        width: 230,
        isGrowing: true,
        render: (one) => <PartyCell party={one.from} />,
      },
      {
        id: "beneficiary",
        title: t("beneficiary"),
        width: 230,
        isGrowing: true,
        render: (one) => <PartyCell party={one.to} />,
      },
      {
        id: "amount",
        title: t("amount"),
        width: 150,
        align: "end",
        render: (one) => <Money amount={one.amount} />,
      },
      { id: "text", title: t("text"), width: 160, render: (one) => <SourceText text={one.text} /> },
      {
        id: "message",
        title: t("messageId"),
        width: 160,
        render: (one) => <SourceText text={one.id} />,
      },
    ],
    [t],
  );
}

function Payments(props: {
  page: AlertPage;
  picked: PickedEdge | null;
  onAll: () => void;
}): ReactElement {
  const t = useTexts(alertPageTexts);
  const columns = usePaymentColumns();
  const { alert } = props.page;
  const { picked } = props;
  const payments = props.page.payments.filter((one) => picked === null || isOfEdge(one, picked));
  const values = { shown: countText(payments.length), count: countText(alert.paymentCount) };
  return (
    <Block
      title={t("payments")}
      isFlush
      extra={
        <>
          {payments.length < alert.paymentCount ? (
            t(picked === null ? "shown" : "picked", values)
          ) : (
            <Count value={payments.length} />
          )}
          {picked !== null && <Button onClick={props.onAll}>{t("all")}</Button>}
        </>
      }
    >
      <PagedTable<AlertPayment>
        id="monitoring.alert-payments"
        label={t("payments")}
        columns={columns}
        dataKey={`${alert.id} ${picked?.id ?? ""} ${payments.length}`}
        rowKey={(one) => String(one.number)}
        heightMax="50vh"
        fetchPage={({ from, count }) =>
          Promise.resolve({
            totalCount: payments.length,
            rows: payments.slice(from, from + count),
          })
        }
        compact={{
          rowHeight: 84,
          render: (one) => (
            <span className="tw-compact-row">
              <span className="tw-compact-main">
                <Money amount={one.amount} />
              </span>
              <InstantText instant={one.at} />
              <span className="tw-compact-facts">
                <PartyCell party={one.from} />
                <PartyCell party={one.to} />
              </span>
            </span>
          ),
        }}
      />
    </Block>
  );
}

function Why({ page }: { page: AlertPage }): ReactElement {
  const t = useTexts(alertPageTexts);
  const say = useText();
  return (
    <>
      <Block title={t("why")}>
        <ul className="alert-why">
          {page.alert.reasons.map((reason) => (
            <li key={reason.en}>{say(reason)}</li>
          ))}
        </ul>
      </Block>
      <Block title={t("innocent")}>
        <ul className="alert-why">
          {page.innocent.map((reason) => (
            <li key={reason.en}>{say(reason)}</li>
          ))}
        </ul>
      </Block>
    </>
  );
}

function useFacts({ alert, accounts }: AlertPage): readonly Fact[] {
  const t = useTexts(alertPageTexts);
  const { caseId, joinedId } = alert;
  return [
    { label: t("strength"), value: alert.strength.toFixed(3), source: t("strengthNote") },
    { label: t("amounts"), value: <Amounts amounts={alert.amounts} /> },
    { label: t("accounts"), value: <Count value={accounts.length} /> },
    {
      label: t("window"),
      value: (
        <>
          <InstantText instant={alert.from} /> – <InstantText instant={alert.to} />
        </>
      ),
    },
    { label: t("openedAt"), value: <InstantText instant={alert.openedAt} /> },
    {
      label: t("detector"),
      value: t("detectorVersion", { detector: alert.detector, version: alert.detectorVersion }),
    },
    { label: t("inCharge"), value: alert.assignee?.displayName ?? t("nobody") },
    ...(caseId === null
      ? []
      : [{ label: t("case"), value: <Link to={`/cases/${caseId}`}>{t("openCase")}</Link> }]),
    ...(joinedId === null
      ? []
      : [{ label: t("joined"), value: <Link to={`/alerts/${joinedId}`}>{joinedId}</Link> }]),
  ];
}

function History({ events }: { events: AlertPage["events"] }): ReactElement {
  const t = useTexts(alertPageTexts);
  const say = useText();
  return (
    <Block title={t("history")}>
      {events.length === 0 ? (
        <p className="tw-soft">{t("noHistory")}</p>
      ) : (
        <ul className="alert-history">
          {events.map((event) => (
            <li key={event.id}>
              <span className="tw-row">
                <span className={event.isUndone ? "alert-undone" : ""}>
                  {say(judgementTexts[event.kind])}
                </span>
                {event.isUndone && <Label>{t("undone")}</Label>}
                <SourceText text={event.actor.displayName} />
                <InstantText instant={event.at} />
              </span>
              <SourceText text={event.reason} />
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

function Page({ page, onChange }: { page: AlertPage; onChange: () => void }): ReactElement {
  const t = useTexts(alertPageTexts);
  const say = useText();
  const may = useMay();
  const [picked, setPicked] = useState<PickedEdge | null>(null);
  const { alert } = page;
  const facts = useFacts(page);
  const title = say(typologyTexts[alert.typology]);
  const canUndo = page.events.some(({ kind, isUndone }) => kind !== "undo" && !isUndone);
  return (
    <>
      <PageHeader
        title={title}
        trail={[{ label: t("alerts"), to: "/alerts" }]}
        heading={
          <span className="tw-row alert-head">
            {title} <AlertStateTag alert={alert} />
            {alert.isGrowing && <Label>{t("growing")}</Label>}
            {alert.hasGrownSince && <Label>{t("grownSince")}</Label>}
          </span>
        }
        facts={t("nothingByItself")}
        actions={
          <>
            <SlotView slot={alertActionSlot} given={{ alertId: alert.id }} waiting={null} />
            {may("monitoring.write") && (
              <AlertActs key={alert.version} alert={alert} canUndo={canUndo} onChange={onChange} />
            )}
          </>
        }
      />
      <div className="tw-stack">
        <Why page={page} />
        <Block title={t("alert")}>
          <KeyValue facts={facts} />
        </Block>
        <AlertFlow payments={page.payments} picked={picked} onPick={setPicked} />
        <Payments page={page} picked={picked} onAll={() => setPicked(null)} />
        <History events={page.events} />
      </div>
    </>
  );
}

/** One alert: why, its payments in order, the flow of its money, and what persons made of it. */
export function AlertScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const alertId = params["alertId"] ?? "";
  const load = useLoad(`alert ${alertId}`, (signal) =>
    client.call(showAlertEndpoint, { params: { alertId }, signal }),
  );
  return <Loaded load={load}>{(page) => <Page page={page} onChange={load.reload} />}</Loaded>;
}
