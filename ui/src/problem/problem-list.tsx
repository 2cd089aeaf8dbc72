// SPDX-License-Identifier: Apache-2.0
import type { Severity } from "@tianwang/kernel/problem";
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { Citation } from "../citation/citation.tsx";
import { useText, useTexts } from "../language/language.tsx";
import type { Tone } from "../layout/status-tag.tsx";
import { StatusTag } from "../layout/status-tag.tsx";
import { countText } from "../money/money-text.ts";
import { SourceText } from "../name/name.tsx";
import "./problem-list.css";

/** A problem with source data as it travels (`ProblemView` of the wire), with its exhibit. */
export interface ShownProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly exhibitId: string;
  readonly exhibitName?: string;
  readonly locator: string;
  readonly field: string;
  readonly value: string;
  readonly says: Text;
  readonly mend: Text;
}

const texts = defineTexts({
  error: { zh: "未录入", en: "Not entered" },
  warning: { zh: "需核对", en: "Check" },
  info: { zh: "提示", en: "Note" },
  places: { zh: "{count} 处", en: "in {count} {count:place|places}" },
  mend: { zh: "处理办法：", en: "How to mend: " },
  field: { zh: "字段", en: "Field" },
  value: { zh: "原值", en: "Value" },
  blank: { zh: "（空）", en: "(empty)" },
  more: { zh: "再显示 {count} 处", en: "Show {count} more" },
});

const tones: Readonly<Record<Severity, Tone>> = { error: "danger", warning: "warn", info: "info" };
const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Places shown at first and added on each request. */
const placesPerStep = 20;

function groupByCode(problems: readonly ShownProblem[]): readonly (readonly ShownProblem[])[] {
  const groups = Map.groupBy(problems, (problem) => problem.code);
  return [...groups.values()].toSorted((a, b) => {
    const [first, second] = [a[0], b[0]];
    if (!first || !second) return 0;
    return ranks[first.severity] - ranks[second.severity] || b.length - a.length;
  });
}

function Place({ problem }: { problem: ShownProblem }): ReactElement {
  const t = useTexts(texts);
  return (
    <li className="tw-problem-place">
      <Citation
        source={problem}
        {...(problem.exhibitName === undefined ? {} : { exhibitName: problem.exhibitName })}
      />
      {problem.field !== "" && (
        <span>
          <span className="tw-faint">{`${t("field")} `}</span>
          <SourceText text={problem.field} />
        </span>
      )}
      <span className="tw-problem-value">
        <span className="tw-faint">{`${t("value")} `}</span>
        {problem.value === "" ? t("blank") : <SourceText text={problem.value} />}
      </span>
    </li>
  );
}

function Group({ problems, isOpen }: { problems: readonly ShownProblem[]; isOpen: boolean }) {
  const t = useTexts(texts);
  const say = useText();
  const [shownCount, setShownCount] = useState(placesPerStep);
  const first = problems[0];
  if (!first) return null;
  const restCount = problems.length - shownCount;
  return (
    <details className="tw-problem" open={isOpen}>
      <summary>
        <StatusTag tone={tones[first.severity]}>{t(first.severity)}</StatusTag>
        <span className="tw-problem-says">{say(first.says)}</span>
        <span className="tw-problem-count">
          {t("places", { count: countText(problems.length) })}
        </span>
      </summary>
      <p className="tw-problem-mend">
        <span className="tw-faint">{t("mend")}</span>
        {say(first.mend)}
      </p>
      <ul>
        {problems.slice(0, shownCount).map((problem, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a place can be listed twice
          <Place key={at} problem={problem} />
        ))}
      </ul>
      {restCount > 0 && (
        <Button size="small" onClick={() => setShownCount(shownCount + placesPerStep)}>
          {t("more", { count: Math.min(restCount, placesPerStep) })}
        </Button>
      )}
    </details>
  );
}

/** What went wrong with source data, gathered by kind, the gravest first; each with its places. */
export function ProblemList({ problems }: { problems: readonly ShownProblem[] }): ReactElement {
  const groups = groupByCode(problems);
  return (
    <div className="tw-problems">
      {groups.map((group, at) => (
        <Group key={group[0]?.code} problems={group} isOpen={at === 0} />
      ))}
    </div>
  );
}
