// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";
import { useMemo, useState } from "react";
import { FlowGraph } from "../graph/flow-graph.tsx";
import { useLanguage, useTexts } from "../language/language.tsx";
import { Block } from "../layout/block.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { galleryTexts } from "./gallery.text.ts";
import { sampleFlow } from "./sample.text.ts";

/** A trace over four hops. */
export function MoneyFlow(): ReactElement {
  const t = useTexts(galleryTexts);
  const language = useLanguage();
  const flow = useMemo(() => sampleFlow(language), [language]);
  const [edgeId, setEdgeId] = useState<string | null>(null);
  return (
    <>
      <PageHeader
        title={t("flow")}
        facts={<output>{edgeId === null ? "" : t("edgeOpened", { edge: edgeId })}</output>}
      />
      <Block title={t("trace")} isFlush>
        <FlowGraph
          flow={flow}
          title={t("trace")}
          line={t("traceLine")}
          selectedEdgeId={edgeId}
          onEdge={(edge) => setEdgeId(edge.id)}
        />
      </Block>
    </>
  );
}
