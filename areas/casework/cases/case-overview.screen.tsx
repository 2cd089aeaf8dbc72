// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "@tianwang/ui/language/language";
import { Block, KeyValue, StatTile, StatTiles } from "@tianwang/ui/layout/block";
import { SlotView, useMay } from "@tianwang/ui/layout/slot";
import { DateText, InstantText } from "@tianwang/ui/date/date";
import { Count } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import { useText } from "@tianwang/ui/language/language";
import type { ReactElement } from "react";
import { NextClocks } from "../clocks/next-clocks.screen.tsx";
import { LatestEntries } from "../journal/latest-entries.screen.tsx";
import { CaseSubjects } from "../subjects/case-subjects.screen.tsx";
import { Words } from "../page/words.screen.tsx";
import { casePageTexts } from "./case-page.text.ts";
import { casePath } from "./case-path.ts";
import { CaseStatusTag } from "./case-status.screen.tsx";
import type { CaseMoveView, CaseView } from "./case.wire.ts";
import { caseOverviewSlot } from "./case.wire.ts";
import type { CaseTabProps } from "./case.screen.tsx";

function TileLink(props: { caseId: string; tab: string; value: number }): ReactElement {
  return (
    <Link className="cw-tile-link" to={casePath(props.caseId, props.tab)}>
      <Count value={props.value} />
    </Link>
  );
}

function Tiles({ overview }: Pick<CaseTabProps, "overview">): ReactElement {
  const t = useTexts(casePageTexts);
  const { counts } = overview;
  const { id } = overview.case;
  const { tasks, clocks } = counts;
  const hasClockAlarm = clocks.overdue + clocks.dueSoon > 0;
  return (
    <StatTiles>
      <StatTile
        label={t("exhibits")}
        value={<TileLink caseId={id} tab="exhibits" value={counts.exhibits} />}
      />
      <StatTile label={t("subjects")} value={<Count value={counts.subjects} />} />
      <StatTile
        label={t("tasksToDo")}
        value={<TileLink caseId={id} tab="tasks" value={tasks.unfinished} />}
        note={
          tasks.overdue > 0
            ? t("overdueCount", { count: tasks.overdue })
            : t("tasksDoneNote", { count: tasks.done })
        }
        {...(tasks.overdue > 0 ? { tone: "danger" as const } : {})}
      />
      <StatTile
        label={t("clocksRunning")}
        value={<TileLink caseId={id} tab="clocks" value={clocks.running} />}
        {...(hasClockAlarm
          ? { note: t("clockAlarm", { overdue: clocks.overdue, soon: clocks.dueSoon }) }
          : {})}
        {...(clocks.overdue > 0 ? { tone: "danger" as const } : {})}
      />
      <StatTile
        label={t("journalEntries")}
        value={<TileLink caseId={id} tab="journal" value={counts.journalEntries} />}
      />
      <StatTile
        label={t("members")}
        value={<TileLink caseId={id} tab="team" value={counts.members} />}
      />
    </StatTiles>
  );
}

function Summary({ view }: { view: CaseView }): ReactElement {
  const t = useTexts(casePageTexts);
  return (
    <Block title={t("summary")}>
      {view.summary.trim() === "" ? (
        <p className="tw-faint">{t("noSummary")}</p>
      ) : (
        <Words text={view.summary} />
      )}
    </Block>
  );
}

function History(props: { view: CaseView; moves: readonly CaseMoveView[] }): ReactElement {
  const t = useTexts(casePageTexts);
  const { view, moves } = props;
  return (
    <Block title={t("history")} isFlush>
      <ol className="cw-lines">
        {moves.toReversed().map((move) => (
          <li key={move.movedAt}>
            <span className="cw-line-head">
              <CaseStatusTag status={move.to} />
              <DateText date={move.movedOn} />
            </span>
            <Words text={move.reason} />
            <span className="cw-line-facts">
              <SourceText text={move.movedBy.displayName} />
              <InstantText instant={move.movedAt} />
            </span>
          </li>
        ))}
        <li>
          <span className="cw-line-head">
            <CaseStatusTag status="opened" />
            <DateText date={view.openedOn} />
          </span>
          <span className="cw-line-facts">
            <SourceText text={view.createdBy.displayName} />
            <InstantText instant={view.createdAt} />
          </span>
        </li>
      </ol>
    </Block>
  );
}

function Agencies({ view }: { view: CaseView }): ReactElement | null {
  const t = useTexts(casePageTexts);
  const say = useText();
  if (view.leadAgency.id === view.ownerAgency.id) return null;
  return (
    <Block title={t("leadAgency")}>
      <KeyValue
        facts={[
          { label: t("leadAgency"), value: say(view.leadAgency.name) },
          { label: t("ownerAgency"), value: say(view.ownerAgency.name) },
        ]}
      />
    </Block>
  );
}

/** The first thing to see of a case: figures, what it is about, on whom, and what comes next. */
export function CaseOverviewTab({ overview, onChange }: CaseTabProps): ReactElement {
  const may = useMay();
  const { case: view, moves } = overview;
  const place = { caseId: view.id, compartmentId: view.compartmentId };
  return (
    <div className="tw-stack">
      <Tiles overview={overview} />
      <div className="cw-split">
        <div className="tw-stack">
          <Summary view={view} />
          <SlotView slot={caseOverviewSlot} given={place} />
          <CaseSubjects view={view} onChange={onChange} />
        </div>
        <div className="tw-stack">
          {may("casework.tasks.read") && <NextClocks caseId={view.id} />}
          {may("casework.journal.read") && <LatestEntries caseId={view.id} />}
          <Agencies view={view} />
          <History view={view} moves={moves} />
        </div>
      </div>
    </div>
  );
}
