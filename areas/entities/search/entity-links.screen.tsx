// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Count } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { ReactElement } from "react";
import { EntityLink } from "./entity-mark.screen.tsx";
import { entityPageTexts } from "./entity-page.text.ts";
import { entityPath } from "./entity-page.wire.ts";
import type { EntityView, NamingEntity } from "./entity.wire.ts";

/** One link: who or what is at its other end, and what it says of itself. */
function LinkLine({ naming }: { naming: NamingEntity }): ReactElement {
  const t = useTexts(entityPageTexts);
  const say = useText();
  const { others, entity } = naming;
  return (
    <li>
      <span className="en-link-label">{say(naming.label)}</span>
      {others.length === 0 ? (
        <EntityLink entity={entity} />
      ) : (
        others.map((other) => <EntityLink key={other.entity.id} entity={other.entity} />)
      )}
      <span className="en-link-facts">
        {naming.facts.map((fact) => (
          <span key={`${fact.prop} ${fact.shown.en}`}>
            <span className="tw-faint">{`${say(fact.label)} `}</span>
            <SourceText text={say(fact.shown)} />
          </span>
        ))}
        {others.length > 0 && (
          <Link to={entityPath(entity.id, entity.compartmentId)}>
            {`${say(entity.schemaLabel)} · ${t("record")}`}
          </Link>
        )}
      </span>
    </li>
  );
}

/** The entities that name the one shown: accounts, holders, companies, events. */
export function EntityLinks({ view }: { view: EntityView }): ReactElement {
  const t = useTexts(entityPageTexts);
  const { naming } = view;
  return (
    <Block title={t("links")} isFlush extra={<Count value={naming.length} />}>
      {naming.length === 0 ? (
        <p className="en-nothing">{t("noLinks")}</p>
      ) : (
        <ul className="en-links">
          {naming.map((one) => (
            <LinkLine key={`${one.prop} ${one.entity.id}`} naming={one} />
          ))}
        </ul>
      )}
      {view.isNamingCut && <p className="en-nothing">{t("linksCut")}</p>}
    </Block>
  );
}
