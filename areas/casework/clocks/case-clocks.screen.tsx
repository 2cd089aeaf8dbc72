// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useLanguage, useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { useMay } from "@tianwang/ui/layout/slot";
import { Label } from "@tianwang/ui/layout/status-tag";
import { ClockIcon, PlusIcon } from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { dateWords } from "@tianwang/ui/date/date";
import { useSearchValue } from "@tianwang/ui/navigation/navigation";
import { Button, Checkbox } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import type { CaseTabProps } from "../cases/case.screen.tsx";
import type { ClockAct } from "./clock-acts.screen.tsx";
import { ClockActs } from "./clock-acts.screen.tsx";
import { clockPageTexts } from "./clock-page.text.ts";
import { ClockDue, ClockLeft, ClockTag } from "./clock-stand.screen.tsx";
import { clockKindTexts } from "./clock.text.ts";
import type { ClockView } from "./clock.wire.ts";
import { listClocksEndpoint } from "./clock.wire.ts";

const shownCount = 200;

function ClockFacts({ clock }: { clock: ClockView }): ReactElement {
  const t = useTexts(clockPageTexts);
  const language = useLanguage();
  const pause = clock.pauses.find((one) => one.untilOn === null);
  return (
    <span className="cw-line-facts">
      <ClockDue clock={clock} />
      {clock.startsOn !== null && (
        <span>
          {`${t("started")} `}
          <DateText date={clock.startsOn} />
        </span>
      )}
      {clock.basis !== "" && <SourceText text={clock.basis} />}
      {pause && <span>{t("pausedSince", { date: dateWords(pause.fromOn, language) })}</span>}
      {pause && <SourceText text={pause.reason} />}
      {clock.stopReason !== null && <SourceText text={clock.stopReason} />}
    </span>
  );
}

function ClockButtons(props: {
  clock: ClockView;
  onAct: (act: ClockAct) => void;
}): ReactElement | null {
  const t = useTexts(clockPageTexts);
  const { clock, onAct } = props;
  if (clock.stoppedOn !== null) return null;
  const isPaused = clock.pauses.some((one) => one.untilOn === null);
  return (
    <span className="tw-row">
      <Button size="small" onClick={() => onAct({ kind: isPaused ? "resume" : "pause", clock })}>
        {t(isPaused ? "resume" : "pause")}
      </Button>
      <Button size="small" onClick={() => onAct({ kind: "stop", clock })}>
        {t("stop")}
      </Button>
    </span>
  );
}

function ClockLine(props: {
  clock: ClockView;
  mayWrite: boolean;
  onAct: (act: ClockAct) => void;
}): ReactElement {
  const say = useText();
  const { clock } = props;
  return (
    <li>
      <span className="cw-line-head">
        <span className="tw-row">
          <ClockTag clock={clock} />
          <strong>
            <SourceText text={clock.title} />
          </strong>
          <Label>{say(clockKindTexts[clock.kind])}</Label>
          <ClockLeft clock={clock} />
        </span>
        {props.mayWrite && <ClockButtons clock={clock} onAct={props.onAct} />}
      </span>
      <ClockFacts clock={clock} />
    </li>
  );
}

/** The clocks of a case, the most urgent first. */
export function CaseClocksTab({ overview, onChange }: CaseTabProps): ReactElement {
  const t = useTexts(clockPageTexts);
  const may = useMay();
  const client = useClient();
  const [stopped, setStopped] = useSearchValue("stopped");
  const [act, setAct] = useState<ClockAct | null>(null);
  const { case: view } = overview;
  const mayWrite = view.mayWrite && may("casework.tasks.write");
  const load = useLoad(`clocks ${view.id} ${stopped}`, (signal) =>
    client.call(listClocksEndpoint, {
      query: { caseId: view.id, count: shownCount, stopped: stopped === "true" },
      signal,
    }),
  );
  return (
    <Block
      title={t("clocks")}
      isFlush
      extra={
        <>
          <Checkbox
            checked={stopped === "true"}
            onChange={(event) => setStopped(event.target.checked ? "true" : "")}
          >
            {t("withStopped")}
          </Checkbox>
          {mayWrite && (
            <Button type="primary" icon={<PlusIcon />} onClick={() => setAct({ kind: "set" })}>
              {t("set")}
            </Button>
          )}
        </>
      }
    >
      <Loaded load={load}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon={ClockIcon} title={t("none")}>
              {t("noneWhy")}
            </EmptyState>
          ) : (
            <ul className="cw-lines">
              {rows.map((clock) => (
                <ClockLine key={clock.id} clock={clock} mayWrite={mayWrite} onAct={setAct} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <ClockActs
        caseId={view.id}
        act={act}
        onClose={() => setAct(null)}
        onChange={() => {
          load.reload();
          onChange();
        }}
      />
    </Block>
  );
}
