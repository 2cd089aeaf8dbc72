// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import { refuse } from "../errors.ts";
import { writeGoamlInThread } from "../goaml/goaml-thread.data.ts";
import { writeGoaml } from "../goaml/goaml-write.ts";
import type { Profile } from "../goaml/profile.ts";
import { readProfile } from "../goaml/profile.ts";
import { knownProfile, knownProfiles, usualProfileId } from "../goaml/profiles/known-profiles.ts";
import { checkReport } from "../report/report-check.ts";
import type { SuspicionReport } from "../report/report.ts";
import type { KeptDraft } from "./draft.data.ts";
import { reportOfDraft } from "./draft-report.ts";

/** Places of faults that are told of a profile file. */
const faultShownMax = 20;

/** What a person chose as profile: one of the product, or a file of their own. */
export interface ProfileChoice {
  readonly profileId: string;
  readonly ownProfile: unknown;
}

/** What a draft begins with. */
export const firstProfile: ProfileChoice = { profileId: usualProfileId, ownProfile: null };

/** Reads the profile that was chosen; refuses one that does not read, with its faults. */
export function profileOf({ profileId, ownProfile }: ProfileChoice): Profile {
  if (ownProfile === null) {
    const known = knownProfile(profileId);
    if (known) return known;
    const ids = knownProfiles.map(({ id }) => id).join(", ");
    throw refuse("REPORTS_NO_PROFILE", { id: profileId, known: ids });
  }
  const { profile, faults } = readProfile(ownProfile, knownProfile);
  if (profile) return profile;
  const shown = faults.slice(0, faultShownMax);
  throw refuse("REPORTS_BAD_PROFILE", {
    path: profileId,
    faults: shown.map(({ place, says }) => `${place} ${says.zh} / ${says.en}`.trim()).join("; "),
  });
}

/** A draft as the report that it is now. */
export interface MadeDraft {
  readonly report: SuspicionReport;
  readonly profile: Profile;
  readonly xml: string;
  readonly problems: readonly Problem[];
}

/** Makes the report of a draft, writes it by its profile and checks both. */
export async function makeDraft({ shape, stated }: KeptDraft): Promise<MadeDraft> {
  const profile = profileOf(stated);
  const report = reportOfDraft(shape, stated.entered);
  const goaml =
    stated.ownProfile === null
      ? writeGoaml(report, profile)
      : await writeGoamlInThread({ report, profile });
  if (!goaml) throw refuse("REPORTS_TAKES_TOO_LONG");
  return { report, profile, xml: goaml.xml, problems: [...checkReport(report), ...goaml.problems] };
}

/** Whether no error is left. */
export function isReady({ problems }: Pick<MadeDraft, "problems">): boolean {
  return problems.every(({ severity }) => severity !== "error");
}
