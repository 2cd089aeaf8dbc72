// SPDX-License-Identifier: Apache-2.0
// What only a person knows of a report; everything else comes from rows.
import type { ToldParty } from "@tianwang/typologies";
import type { Static } from "typebox";
import { Type } from "typebox";
import { accountSchema, reportSchema } from "../report/report.ts";

const strict = { additionalProperties: false } as const;
const maybe = Type.Optional;
const Code = Type.String({ minLength: 1, maxLength: 50 });
const {
  reportingEntity,
  fiu,
  submissionCode,
  code,
  reference,
  submittedOn,
  currency,
  reportingPerson,
  location,
  reason,
  action,
} = reportSchema.properties;

/** Most accounts and indicators that a person says something of. */
const enteredCountMax = 2_000;

/** What a person says of an account of the shape; it holds for all payments of that account. */
const EnteredAccount = Type.Object(
  {
    /** As {@link accountKeyOf} gives it. */
    key: Type.String({ minLength: 1, maxLength: 500 }),
    isMyClient: maybe(Type.Boolean()),
    isSuspected: maybe(Type.Boolean()),
    country: maybe(Type.String({ pattern: "^[A-Z]{2}$" })),
    /** What the bank knows of an account of its own client, and rows do not say. */
    account: maybe(accountSchema),
  },
  strict,
);

/** Units of the report's currency for one unit of another, as a decimal. */
const EnteredRate = Type.Object(
  {
    currency: Type.String({ pattern: "^[A-Z0-9]{3,10}$" }),
    rate: Type.String({ pattern: "^[0-9]{1,15}(?:\\.[0-9]{1,13})?$" }),
  },
  strict,
);

/** The values of a draft that a person states. */
export const enteredSchema = Type.Object(
  {
    reportingEntity,
    fiu,
    submissionCode,
    code,
    reference,
    submittedOn,
    currency,
    reportingPerson,
    location,
    reason,
    action,
    indicators: maybe(Type.Array(Code, { maxItems: enteredCountMax })),
    /** How the payments were carried out, by the profile's list. */
    mode: maybe(Code),
    /** What kind of funds moved, by the profile's list. */
    fundsCode: maybe(Code),
    accounts: maybe(Type.Array(EnteredAccount, { maxItems: enteredCountMax })),
    rates: maybe(Type.Array(EnteredRate, { maxItems: 200 })),
  },
  strict,
);
export type Entered = Static<typeof enteredSchema>;

/** Who stated a value, and when. */
export interface Origin {
  readonly actorId: string;
  readonly at: string;
}

/** Who stated what, by the place of the value, such as `fiu.country` or `accounts.ICBK 6222`. */
export type Origins = Readonly<Record<string, Origin>>;

/** What tells an account of a shape from the others of it. */
export function accountKeyOf({ bank, number, name }: ToldParty): string {
  return number === "" ? `? ${name}` : `${bank} ${number}`.trim();
}

/** The values of what a person stated by their places, each as JSON. */
export function placesOf(entered: Entered): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const put = (place: string, value: unknown) => {
    if (value !== undefined) places.set(place, JSON.stringify(value));
  };
  const { reportingEntity, fiu, reportingPerson, location, accounts, rates, ...plain } = entered;
  for (const [place, value] of Object.entries(plain)) put(place, value);
  for (const [name, part] of Object.entries({ reportingEntity, fiu, reportingPerson, location }))
    for (const [field, value] of Object.entries(part ?? {})) put(`${name}.${field}`, value);
  for (const { key, ...account } of accounts ?? []) put(`accounts.${key}`, account);
  for (const { currency, rate } of rates ?? []) put(`rates.${currency}`, rate);
  return places;
}

/** Who stated what after a change: a value that stays as it was keeps who stated it. */
export function originsAfter(
  before: { readonly entered: Entered; readonly origins: Origins },
  entered: Entered,
  origin: Origin,
): Origins {
  const was = placesOf(before.entered);
  const made: Record<string, Origin> = {};
  for (const [place, value] of placesOf(entered)) {
    const known = was.get(place) === value ? before.origins[place] : undefined;
    made[place] = known ?? origin;
  }
  return made;
}
