// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";
import { Citation } from "../citation/citation.tsx";
import { useTexts } from "../language/language.tsx";
import { Block } from "../layout/block.tsx";
import { Timeline } from "../timeline/timeline.tsx";
import { galleryTexts } from "./gallery.text.ts";
import { sampleSource } from "./sample.text.ts";

const cite = <Citation source={sampleSource} exhibitName="Z-0007" />;

/** A panel that fills a slot: events on one scale. */
export function TimelinePanel({ todayDay }: { todayDay: number }): ReactElement {
  const t = useTexts(galleryTexts);
  return (
    <Block title={t("timeline")} isFlush>
      <Timeline
        todayDay={todayDay}
        items={[
          { id: "1", label: t("ev1"), from: "2014-06", to: "2022-01-14", source: cite },
          { id: "2", label: t("ev2"), from: "2017", source: cite },
          { id: "3", label: t("ev3"), from: "2019-03-08", source: cite },
          { id: "4", label: t("ev4"), from: "2022-01-17", to: null, source: cite },
          { id: "5", label: t("ev5"), from: "2020-11", source: cite },
          { id: "6", label: t("ev6"), from: t("springOf") },
        ]}
      />
    </Block>
  );
}
