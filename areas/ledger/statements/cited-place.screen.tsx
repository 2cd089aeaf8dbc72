// SPDX-License-Identifier: Apache-2.0
import { parseLocator } from "@tianwang/kernel/source";
import { placeWords } from "@tianwang/ui/citation/citation";
import { useLanguage, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { SourceText } from "@tianwang/ui/name/name";
import { useNavigation } from "@tianwang/ui/navigation/navigation";
import type { ReactElement } from "react";
import { ExcerptView } from "./excerpt.screen.tsx";
import { statementTexts } from "./statement.text.ts";

/** Elements of messages are counted, `Stmt[1]/Ntry[7]`; names of files in archives are not. */
const elementForm = /^\w+\[\d+\]/u;

/**
 * On the page of an exhibit: the cited row of a table, or the cited element of a message. Lines are
 * marked by the page itself.
 */
export function CitedPlace({ exhibitId }: { exhibitId: string }): ReactElement | null {
  const t = useTexts(statementTexts);
  const language = useLanguage();
  const locator = useNavigation().search.get("at") ?? "";
  const place = parseLocator(locator);
  const isElement = place?.kind === "element" && elementForm.test(place.path);
  if (place?.kind !== "row" && !isElement) return null;
  return (
    <Block title={t("citedPlace")} extra={<SourceText text={placeWords(locator, language)} />}>
      <ExcerptView exhibitId={exhibitId} locator={locator} />
    </Block>
  );
}
