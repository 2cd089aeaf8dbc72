// SPDX-License-Identifier: Apache-2.0
import { defineSlot } from "@tianwang/wire/screen";

/** What panels on the page of an entity are given. */
export interface EntityPlace {
  readonly entityId: string;
  readonly compartmentId: string;
  /** The kind of the entity, e.g. `BankAccount`. */
  readonly schema: string;
  /** Its account numbers as sources write them; empty for what is no account. */
  readonly accountNumbers: readonly string[];
}

/** The page of an entity: higher areas add what they know of it (transactions of an account …). */
export const entityPanelSlot = defineSlot<EntityPlace>("entities.entity.panel");

/** The page of search results: higher areas add what they find; `text` is not empty. */
export const searchPanelSlot = defineSlot<{ readonly text: string }>("entities.search.panel");

/**
 * The address of the page of an entity. Ids of other tools can stand in several compartments; the
 * compartment says which is meant.
 *
 * @example
 *   entityPath("Q1", "cmp_1"); // "/entities/Q1?in=cmp_1"
 */
export function entityPath(entityId: string, compartmentId: string): string {
  return `/entities/${encodeURIComponent(entityId)}?in=${encodeURIComponent(compartmentId)}`;
}
