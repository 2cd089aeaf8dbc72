// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";
import { Citation, Citations } from "../citation/citation.tsx";
import { DateText, InstantText } from "../date/date.tsx";
import { useLanguage, useTexts } from "../language/language.tsx";
import { Block, KeyValue, StatTile, StatTiles } from "../layout/block.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Label, StatusTag } from "../layout/status-tag.tsx";
import { SlotView } from "../layout/slot.tsx";
import { StepProgress } from "../layout/step-progress.tsx";
import { Count, Money } from "../money/money.tsx";
import { PersonName, SourceText } from "../name/name.tsx";
import { ProblemList } from "../problem/problem-list.tsx";
import { galleryTexts } from "./gallery.text.ts";
import { partsSlot } from "./parts-slot.ts";
import { sampleNames, sampleProblems, sampleSource, trickyName } from "./sample.text.ts";
import "./gallery.css";

const cny = (amountMinor: string) => ({ amountMinor, currency: "CNY", scale: 2 });
const cite = <Citation source={sampleSource} exhibitName="Z-0007" />;
/** 23 November 2026. */
const todayDay = 20_780;

function Values(): ReactElement {
  const t = useTexts(galleryTexts);
  const language = useLanguage();
  const name = sampleNames[5];
  const other = language === "zh" ? "en" : "zh";
  return (
    <Block title={t("values")}>
      <KeyValue
        facts={[
          {
            label: t("person"),
            value: <PersonName name={name?.[language] ?? ""} other={name?.[other] ?? ""} />,
            source: cite,
          },
          { label: t("disguised"), value: <SourceText text={trickyName} />, source: cite },
          { label: t("bornOn"), value: <DateText date="1971-04" />, source: cite },
          { label: t("firstSeen"), value: <DateText date="2019-03-08" />, source: cite },
          { label: t("addedAt"), value: <InstantText instant="2026-11-23T09:30:00.000Z" /> },
          {
            label: t("balance"),
            value: <Money amount={cny("67950500012")} isSpoken />,
            source: (
              <Citations
                sources={[sampleSource, { ...sampleSource, locator: "page 3" }]}
                exhibitName={() => "Z-0007"}
              />
            ),
          },
          { label: t("drawn"), value: <Money amount={cny("-1204550")} />, source: cite },
          { label: t("unknown"), value: <DateText date={null} /> },
        ]}
      />
    </Block>
  );
}

function Statuses(): ReactElement {
  const t = useTexts(galleryTexts);
  return (
    <Block title={t("statuses")}>
      <div className="tw-stack">
        <div className="tw-row">
          <StatusTag tone="good">{t("stGood")}</StatusTag>
          <StatusTag tone="warn">{t("stWarn")}</StatusTag>
          <StatusTag tone="danger">{t("stDanger")}</StatusTag>
          <StatusTag tone="info">{t("stInfo")}</StatusTag>
          <StatusTag tone="active">{t("stActive")}</StatusTag>
          <StatusTag tone="waiting">{t("stWaiting")}</StatusTag>
          <StatusTag tone="unknown">{t("stUnknown")}</StatusTag>
          <Label>{"CNY"}</Label>
          <Label>{"MT940"}</Label>
        </div>
        <StepProgress
          label={t("steps")}
          steps={[
            { id: "1", label: t("step1"), state: "done", note: <Count value={214} /> },
            { id: "2", label: t("step2"), state: "done", note: "12 / 12" },
            { id: "3", label: t("step3"), state: "active", note: "37%" },
            { id: "4", label: t("step4"), state: "waiting" },
          ]}
        />
      </div>
    </Block>
  );
}

/** Values, figures, statuses, problems, time. */
export function Parts(): ReactElement {
  const t = useTexts(galleryTexts);
  return (
    <>
      <PageHeader
        title={t("parts")}
        trail={[{ label: t("foundations"), to: "/gallery/foundations" }]}
        facts={<StatusTag tone="active">{t("stActive")}</StatusTag>}
      />
      <StatTiles>
        <StatTile label={t("exhibits")} value={<Count value={214} />} note={t("exhibitsNote")} />
        <StatTile
          label={t("traced")}
          value={<Money amount={cny("7105050000")} isSpoken />}
          note={t("tracedNote")}
        />
        <StatTile
          label={t("overdue")}
          value={<Count value={2} />}
          note={t("overdueNote")}
          tone="warn"
        />
        <StatTile label={t("reconciled")} value="12 / 12" note={t("reconciledNote")} />
      </StatTiles>
      <div className="tw-gallery-split">
        <Values />
        <Statuses />
      </div>
      <Block title={t("problems")} isFlush extra={<Count value={sampleProblems.length} />}>
        <ProblemList problems={sampleProblems} />
      </Block>
      <SlotView slot={partsSlot} given={{ todayDay }} />
    </>
  );
}
