// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Profile } from "../profile.ts";
import { readProfile } from "../profile.ts";
import general4 from "./goaml-4-0.json" with { type: "json" };
import general5 from "./goaml-5-0-2.json" with { type: "json" };

const byId = new Map<string, Profile>();
// A profile stands behind the one that it extends.
for (const file of [general5, general4]) {
  const { profile, faults } = readProfile(file, (id) => byId.get(id));
  assert(profile, `the profile ${file.id} reads: ${JSON.stringify(faults)}`);
  byId.set(profile.id, profile);
}

/** The profiles that come with the product, in the order of their ids. */
export const knownProfiles: readonly Profile[] = [...byId.values()].toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);

/** The profile that is used when none is named. */
export const usualProfileId = "goaml-5-0-2";

/** A profile of the product by its id. */
export function knownProfile(id: string): Profile | undefined {
  return byId.get(id);
}
