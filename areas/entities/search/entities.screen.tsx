// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "@tianwang/ui/language/language";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { SlotView } from "@tianwang/ui/layout/slot";
import { useNavigation } from "@tianwang/ui/navigation/navigation";
import type { ReactElement } from "react";
import { EntitiesView } from "./entity-list.screen.tsx";
import { entityPageTexts } from "./entity-page.text.ts";
import { searchPanelSlot } from "./entity-page.wire.ts";

/** All entities that the person may see, of all cases. */
export function EntitiesScreen(): ReactElement {
  const t = useTexts(entityPageTexts);
  return (
    <>
      <PageHeader title={t("entities")} />
      <EntitiesView />
    </>
  );
}

/** What the search box of the frame leads to: entities, and what higher areas find. */
export function SearchScreen(): ReactElement {
  const t = useTexts(entityPageTexts);
  const text = useNavigation().search.get("q") ?? "";
  return (
    <>
      <PageHeader title={text === "" ? t("searchTitle") : t("searchFor", { text })} />
      {text !== "" && <SlotView slot={searchPanelSlot} given={{ text }} />}
      <EntitiesView textName="q" />
    </>
  );
}
