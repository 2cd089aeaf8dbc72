// SPDX-License-Identifier: Apache-2.0
import { useCaseTrail } from "@tianwang/ledger/screens";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import type { Flow } from "@tianwang/ui/graph/flow-graph";
import { FlowGraph } from "@tianwang/ui/graph/flow-graph";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block, KeyValue } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { SlotView, useMay } from "@tianwang/ui/layout/slot";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { Count } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation } from "@tianwang/ui/navigation/navigation";
import type { ScreenProps } from "@tianwang/wire/screen";
import type { ReactElement } from "react";
import { useMemo, useState } from "react";
import { drawAlert } from "../alerts/alert-flow.ts";
import { FindingActs, FindingJudgements } from "./finding-judge.screen.tsx";
import { findingPageTexts } from "./finding-page.text.ts";
import {
  FindingAmounts,
  FindingStateTag,
  FindingWindow,
  Strength,
} from "./finding-parts.screen.tsx";
import type { PickedEdge } from "./finding-payments.screen.tsx";
import { FindingPayments } from "./finding-payments.screen.tsx";
import "./finding.css";
import type { FindingPage } from "./finding.wire.ts";
import { findingActionSlot, showFindingEndpoint } from "./finding.wire.ts";

/** The place of an account that a node of the drawing stands for. */
const placeOf = (nodeId: string) => Number(nodeId.slice(nodeId.indexOf(" ") + 1));

function FindingFlow(props: {
  page: FindingPage;
  picked: PickedEdge | null;
  onPick: (edge: PickedEdge) => void;
}): ReactElement {
  const t = useTexts(findingPageTexts);
  const say = useText();
  const { finding, payments, accounts } = props.page;
  const { flow, hiddenCount } = useMemo(() => {
    const drawn = drawAlert(
      payments.map(({ payer, beneficiary, amount }) => ({
        from: String(payer),
        to: String(beneficiary),
        amountMinor: BigInt(amount.amountMinor),
        currency: amount.currency,
      })),
    );
    const nodes = drawn.nodes.map(({ id, account, layer }) => {
      const { name = "", number = "" } = accounts[Number(account)] ?? {};
      const label = name || number || t("unnamed");
      return { id, layer, kind: "account" as const, label, sub: label === number ? "" : number };
    });
    const edges = drawn.edges.map(({ amountMinor, paymentCount, ...edge }, at) => ({
      ...edge,
      id: String(at),
      amountMinor: String(amountMinor),
      rowCount: paymentCount,
    }));
    return { flow: { nodes, edges } satisfies Flow, hiddenCount: drawn.hiddenCount };
  }, [payments, accounts, t]);
  return (
    <Block title={t("flow")}>
      {hiddenCount > 0 && <p className="tw-soft">{t("hidden", { count: hiddenCount })}</p>}
      <p className="tw-soft">{t("flowHint")}</p>
      <FlowGraph
        flow={flow}
        title={say(finding.title)}
        line={say(finding.says)}
        selectedEdgeId={props.picked?.id ?? null}
        onEdge={({ id, from, to, currency }) =>
          props.onPick({ id, payer: placeOf(from), beneficiary: placeOf(to), currency })
        }
      />
    </Block>
  );
}

function Why({ page }: { page: FindingPage }): ReactElement {
  const t = useTexts(findingPageTexts);
  const say = useText();
  const { finding } = page;
  return (
    <>
      <Block title={t("why")}>
        <div className="tw-stack">
          <p className="finding-sentence">
            <SourceText text={say(finding.says)} />
          </p>
          <ul className="finding-notes">
            {[...finding.reasons, page.chance].map((reason) => (
              <li key={reason.en}>{say(reason)}</li>
            ))}
          </ul>
        </div>
      </Block>
      <Block title={t("innocent")}>
        <ul className="finding-notes">
          {page.innocent.map((reading) => (
            <li key={reading.en}>{say(reading)}</li>
          ))}
        </ul>
      </Block>
    </>
  );
}

function Facts({ page }: { page: FindingPage }): ReactElement {
  const t = useTexts(findingPageTexts);
  const say = useText();
  const { finding } = page;
  const detector = { title: say(page.detectorTitle), version: finding.detectorVersion };
  return (
    <Block title={t("shape")}>
      <KeyValue
        facts={[
          { label: t("strength"), value: <Strength finding={finding} /> },
          { label: t("accounts"), value: <Count value={finding.accountCount} /> },
          { label: t("window"), value: <FindingWindow finding={finding} /> },
          { label: t("amount"), value: <FindingAmounts finding={finding} /> },
          { label: t("detector"), value: t("version", detector) },
          { label: t("madeAt"), value: <InstantText instant={page.foundAt} /> },
        ]}
      />
    </Block>
  );
}

/** Says when a later search has taken the place of the one that found it. */
function Superseded({ page }: { page: FindingPage }): ReactElement | null {
  const t = useTexts(findingPageTexts);
  const caseId = useNavigation().search.get("case");
  if (!page.isSuperseded) return null;
  const { currentId } = page;
  const query = caseId === null ? "" : `?case=${encodeURIComponent(caseId)}`;
  return (
    <p className="tw-row">
      <StatusTag tone="warn">{t("superseded")}</StatusTag>
      {currentId === null ? (
        t("gone")
      ) : (
        <Link to={`/findings/${encodeURIComponent(currentId)}${query}`}>{t("current")}</Link>
      )}
    </p>
  );
}

function Page({ page, onChange }: { page: FindingPage; onChange: () => void }): ReactElement {
  const t = useTexts(findingPageTexts);
  const say = useText();
  const may = useMay();
  const trail = useCaseTrail("shapes", t("shapes"), page.compartmentId);
  const [picked, setPicked] = useState<PickedEdge | null>(null);
  const { finding, compartmentId } = page;
  const title = say(finding.title);
  return (
    <div className="tw-stack">
      <PageHeader
        title={title}
        trail={trail}
        heading={
          <span className="tw-row finding-title">
            {title} <FindingStateTag state={finding.state} />
          </span>
        }
        facts={t("lead")}
        actions={
          <>
            <SlotView
              slot={findingActionSlot}
              given={{ findingId: finding.id, compartmentId }}
              waiting={null}
            />
            {may("monitoring.write") && <FindingActs page={page} onChange={onChange} />}
          </>
        }
      />
      <Superseded page={page} />
      <Why page={page} />
      <FindingFlow page={page} picked={picked} onPick={setPicked} />
      <FindingPayments page={page} picked={picked} onAll={() => setPicked(null)} />
      <Facts page={page} />
      <FindingJudgements page={page} />
    </div>
  );
}

/** A shape of payments: why it was found, what would make it innocent, its rows, what was said of it. */
export function FindingScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const findingId = params["findingId"] ?? "";
  const load = useLoad(`finding ${findingId}`, (signal) =>
    client.call(showFindingEndpoint, { params: { findingId }, signal }),
  );
  return (
    <Loaded load={load}>
      {(page) => <Page key={page.finding.id} page={page} onChange={load.reload} />}
    </Loaded>
  );
}
