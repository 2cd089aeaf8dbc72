// SPDX-License-Identifier: Apache-2.0
import { materialTrailSlot } from "@tianwang/evidence/wire";
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText, InstantText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { SlotView } from "@tianwang/ui/layout/slot";
import { Label, StatusTag } from "@tianwang/ui/layout/status-tag";
import { SourceText } from "@tianwang/ui/name/name";
import { useNavigation } from "@tianwang/ui/navigation/navigation";
import type { ScreenProps } from "@tianwang/wire/screen";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { EntityLinks } from "./entity-links.screen.tsx";
import { EntityIcon, EntityLink } from "./entity-mark.screen.tsx";
import { entityPageTexts } from "./entity-page.text.ts";
import { entityPanelSlot } from "./entity-page.wire.ts";
import type { EntityProperty, EntityValue, EntityView } from "./entity.wire.ts";
import { entityDetails } from "./entity.wire.ts";
import "./entity.css";

/** Sources of a value that are shown before one asks for all. */
const shownSourceCount = 3;

function Sources({ value }: { value: EntityValue }): ReactElement {
  const t = useTexts(entityPageTexts);
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? value.sources : value.sources.slice(0, shownSourceCount);
  const hiddenCount = value.sourceCount - shown.length;
  const mayOpen = !isOpen && value.sources.length > shownSourceCount;
  return (
    <span className="en-sources">
      {shown.map((source) => (
        <span key={`${source.exhibitId} ${source.locator}`} className="en-source">
          <Citation source={source} exhibitName={source.exhibitName} />
          {source.originalValue !== null && (
            <span>
              {t("original")}
              <SourceText text={source.originalValue} />
            </span>
          )}
          <span>
            {`${t("added")} `}
            <InstantText instant={source.addedAt} />
          </span>
        </span>
      ))}
      {mayOpen ? (
        <Button size="small" type="text" onClick={() => setIsOpen(true)}>
          {t("moreSources", { count: hiddenCount })}
        </Button>
      ) : (
        hiddenCount > 0 && <span>{t("moreSources", { count: hiddenCount })}</span>
      )}
    </span>
  );
}

function Value({ value, type }: { value: EntityValue; type: EntityProperty["type"] }) {
  const t = useTexts(entityPageTexts);
  const say = useText();
  return (
    <div className="en-value">
      <span className="en-value-words">
        {value.entity !== null && <EntityLink entity={value.entity} />}
        {value.entity === null &&
          (type === "date" ? (
            <DateText date={value.value} />
          ) : (
            <SourceText text={say(value.shown)} />
          ))}
        {value.lang !== null && (
          <>
            {" "}
            <span className="tw-faint" title={t("language")}>
              {value.lang}
            </span>
          </>
        )}
      </span>
      <Sources value={value} />
    </div>
  );
}

function Properties({ properties }: { properties: readonly EntityProperty[] }): ReactElement {
  const t = useTexts(entityPageTexts);
  const say = useText();
  return (
    <Block title={t("properties")} isFlush>
      {properties.length === 0 ? (
        <p className="en-nothing">{t("noProperties")}</p>
      ) : (
        <dl>
          {properties.map((property) => (
            <div key={property.name} className="en-property">
              <dt>{say(property.label)}</dt>
              <dd>
                {property.values.map((value) => (
                  <Value
                    key={`${value.value} ${value.lang ?? ""}`}
                    value={value}
                    type={property.type}
                  />
                ))}
                {property.valueCount > property.values.length && (
                  <span className="tw-faint">
                    {t("moreValues", { count: property.valueCount - property.values.length })}
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Block>
  );
}

function Conflicts({ view }: { view: EntityView }): ReactElement | null {
  const t = useTexts(entityPageTexts);
  const say = useText();
  if (view.conflicts.length === 0) return null;
  return (
    <p className="en-conflict">
      <StatusTag tone="warn">{t("conflictTitle")}</StatusTag>
      {t("conflict", {
        chosen: say(view.entity.schemaLabel),
        others: view.conflicts.map(({ label }) => say(label)).join(" / "),
      })}
    </p>
  );
}

function EntityPage({ view }: { view: EntityView }): ReactElement {
  const t = useTexts(entityPageTexts);
  const say = useText();
  const { entity, members, properties } = view;
  const numbers = properties.find(({ name }) => name === "accountNumber")?.values ?? [];
  return (
    <>
      <PageHeader
        title={say(entity.caption)}
        heading={
          <>
            <span className="en-heading-icon">
              <EntityIcon schema={entity.schema} />
            </span>
            <SourceText text={say(entity.caption)} />
          </>
        }
        way={
          <SlotView
            slot={materialTrailSlot}
            given={{ compartmentId: entity.compartmentId, part: "entities" }}
            waiting={null}
          />
        }
        facts={
          <>
            <Label>{say(entity.schemaLabel)}</Label>
            <span>{t("facts", { count: entity.statementCount })}</span>
            <span>{t("places", { count: entity.sourceCount })}</span>
            {members.length > 1 && <span>{t("merged", { count: members.length })}</span>}
          </>
        }
      />
      <Conflicts view={view} />
      <div className="en-split">
        <Properties properties={properties} />
        <div className="tw-stack">
          <SlotView
            slot={entityPanelSlot}
            given={{
              entityId: entity.id,
              compartmentId: entity.compartmentId,
              schema: entity.schema,
              accountNumbers: numbers.map(({ value }) => value),
            }}
          />
          <EntityLinks view={view} />
        </div>
      </div>
    </>
  );
}

/** An entity: every value with its sources, and the entities that name it. */
export function EntityScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const entityId = params["entityId"] ?? "";
  const compartmentId = useNavigation().search.get("in") ?? "";
  const load = useLoad(`entity ${entityId} ${compartmentId}`, (signal) =>
    client.call(entityDetails, {
      query: { entityId, ...(compartmentId === "" ? {} : { compartmentId }) },
      signal,
    }),
  );
  return <Loaded load={load}>{(view) => <EntityPage view={view} />}</Loaded>;
}
