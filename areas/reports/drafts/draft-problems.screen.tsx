// SPDX-License-Identifier: Apache-2.0
import type { Severity } from "@tianwang/kernel/problem";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { SourceText } from "@tianwang/ui/name/name";
import type { ReactElement } from "react";
import { draftPageTexts } from "./draft-page.text.ts";
import type { DraftPage } from "./draft.wire.ts";
import type { ProblemGroup, ProblemPlace } from "./problem-places.ts";
import { problemGroups } from "./problem-places.ts";

const tones: Readonly<Record<Severity, Tone>> = { error: "danger", warning: "warn", info: "info" };

function Place({ place }: { place: ProblemPlace }): ReactElement {
  const t = useTexts(draftPageTexts);
  const say = useText();
  const { label, path, value, count } = place;
  return (
    <li>
      {label.length > 0 && <span>{`${label.map((text) => say(text)).join(" · ")} `}</span>}
      <span className="tw-mono tw-faint">
        <SourceText text={path} />
      </span>
      {value !== "" && (
        <>
          {" "}
          <SourceText text={value} />
        </>
      )}
      {count > 1 && <span className="tw-soft">{` ${t("placeCount", { count })}`}</span>}
    </li>
  );
}

function Group({ group }: { group: ProblemGroup }): ReactElement {
  const t = useTexts(draftPageTexts);
  const say = useText();
  const { severity, says, mend, places } = group;
  return (
    <details className="report-problem" open={severity === "error"}>
      <summary>
        <StatusTag tone={tones[severity]}>{t(severity)}</StatusTag>
        <span>{say(says)}</span>
      </summary>
      <ul className="report-places">
        {places.map((place) => (
          <Place key={`${place.path} ${place.value}`} place={place} />
        ))}
      </ul>
      <p className="tw-soft">
        {t("mend")}
        {say(mend)}
      </p>
    </details>
  );
}

/** What a draft lacks, the gravest first, each with its places and how to mend it. */
export function DraftProblems({ page }: { page: DraftPage }): ReactElement {
  const t = useTexts(draftPageTexts);
  const groups = problemGroups(page.problems);
  return (
    <Block title={t("missing")}>
      {groups.length === 0 ? (
        <p>{t("nothingMissing")}</p>
      ) : (
        groups.map((group) => <Group key={group.code} group={group} />)
      )}
    </Block>
  );
}
