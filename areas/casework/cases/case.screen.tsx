// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { PanelView, SlotView, usePanels } from "@tianwang/ui/layout/slot";
import { Label } from "@tianwang/ui/layout/status-tag";
import { UnknownIcon } from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation } from "@tianwang/ui/navigation/navigation";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ScreenProps } from "@tianwang/wire/screen";
import type { ReactElement } from "react";
import { Suspense } from "react";
import { Loading } from "@tianwang/ui/feedback/loading";
import { memberRoleTexts } from "../members/member.text.ts";
import { TabStrip } from "../page/tab-strip.screen.tsx";
import { CaseActions } from "./case-actions.screen.tsx";
import { casePageTexts } from "./case-page.text.ts";
import { casePath } from "./case-path.ts";
import { CaseStatusTag } from "./case-status.screen.tsx";
import { useCaseTabs } from "./case-tabs.screen.tsx";
import type { CaseView } from "./case.wire.ts";
import { caseActionSlot, casePanelSlot, showCaseEndpoint } from "./case.wire.ts";
import "./case.css";

/** What the page of a case is made from. */
export type CaseOverview = OutputOf<typeof showCaseEndpoint>;

/** What each tab of a case is given. */
export interface CaseTabProps {
  readonly overview: CaseOverview;
  /** After a change: figures and status are loaded anew. */
  readonly onChange: () => void;
}

function Facts({ view }: { view: CaseView }): ReactElement {
  const t = useTexts(casePageTexts);
  const say = useText();
  return (
    <>
      <span className="cw-case-number">{view.number}</span>
      <span>
        {`${t("leadAgency")} `}
        <strong>{say(view.leadAgency.name)}</strong>
      </span>
      <span>
        {`${t("openedOn")} `}
        <DateText date={view.openedOn} />
      </span>
      <span>
        {`${t("myRole")} `}
        <strong>{view.myRole === null ? t("noRole") : say(memberRoleTexts[view.myRole])}</strong>
      </span>
      {!view.mayWrite && <Label>{t("readOnly")}</Label>}
    </>
  );
}

function CasePage({ overview, onChange, tab }: CaseTabProps & { tab: string }): ReactElement {
  const t = useTexts(casePageTexts);
  const say = useText();
  const { search } = useNavigation();
  const own = useCaseTabs(overview);
  const panels = usePanels(casePanelSlot);
  const view = overview.case;
  const place = { caseId: view.id, compartmentId: view.compartmentId };
  const tabs = [
    ...own.map(({ id, label, order, count, alarm }) => ({ id, label, order, count, alarm })),
    ...panels.map(({ id, title, order }) => ({ id, label: say(title), order })),
  ].toSorted((a, b) => a.order - b.order);
  const openId = search.get("tab") ?? tab;
  const open = own.find((tab) => tab.id === openId);
  const panel = panels.find((one) => one.id === openId);
  return (
    <>
      <PageHeader
        title={view.title}
        heading={
          <>
            <SourceText text={view.title} />
            <span className="cw-heading-tag">
              <CaseStatusTag status={view.status} />
            </span>
          </>
        }
        trail={[{ label: t("cases"), to: "/cases" }]}
        facts={<Facts view={view} />}
        actions={
          <>
            <SlotView slot={caseActionSlot} given={place} />
            <CaseActions view={view} onChange={onChange} />
          </>
        }
      />
      <TabStrip
        label={t("tabs")}
        openId={openId}
        tabs={tabs.map(({ order: _, ...tab }) => ({ ...tab, to: casePath(view.id, tab.id) }))}
      />
      {open && (
        <Suspense fallback={<Loading />}>
          <open.View overview={overview} onChange={onChange} />
        </Suspense>
      )}
      {panel && <PanelView slot={casePanelSlot} panel={panel} given={place} />}
      {!open && !panel && (
        <EmptyState
          icon={UnknownIcon}
          title={t("noTab")}
          action={<Link to={casePath(view.id)}>{t("overview")}</Link>}
        />
      )}
    </>
  );
}

/** A case with everything in it, each part at an address of its own. */
export function CaseScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const caseId = params["caseId"] ?? "";
  const load = useLoad(`case ${caseId}`, (signal) =>
    client.call(showCaseEndpoint, { params: { caseId }, signal }),
  );
  return (
    <Loaded load={load}>
      {(overview) => (
        <CasePage overview={overview} onChange={load.reload} tab={params["tab"] ?? "overview"} />
      )}
    </Loaded>
  );
}
