// SPDX-License-Identifier: Apache-2.0
import { useText } from "@tianwang/ui/language/language";
import type { Icon } from "@tianwang/ui/look/icons";
import {
  AccountIcon,
  AgencyIcon,
  CompanyIcon,
  GraphIcon,
  PeopleIcon,
  PersonIcon,
} from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { ReactElement } from "react";
import { isA } from "../model/model.ts";
import { entityPath } from "./entity-page.wire.ts";
import type { EntityRef } from "./entity.wire.ts";
import "./entity.css";

/** The first that a schema inherits from. */
const icons: readonly (readonly [string, Icon])[] = [
  ["BankAccount", AccountIcon],
  ["Person", PersonIcon],
  ["PublicBody", AgencyIcon],
  ["Organization", CompanyIcon],
  ["LegalEntity", PeopleIcon],
];

/** The icon for a kind of entity; decoration beside its name. */
export function EntityIcon({ schema }: { schema: string }): ReactElement {
  const Mark = icons.find(([ancestor]) => isA(schema, ancestor))?.[1] ?? GraphIcon;
  return <Mark />;
}

/** An entity by name, as a link to its page. */
export function EntityLink(props: { entity: EntityRef; tabIndex?: number }): ReactElement {
  const say = useText();
  const { entity } = props;
  return (
    <Link
      className="en-caption"
      to={entityPath(entity.id, entity.compartmentId)}
      title={say(entity.schemaLabel)}
      {...(props.tabIndex === undefined ? {} : { tabIndex: props.tabIndex })}
    >
      <EntityIcon schema={entity.schema} />
      <SourceText text={say(entity.caption)} />
    </Link>
  );
}
