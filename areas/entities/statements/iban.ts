// SPDX-License-Identifier: Apache-2.0

/**
 * Structure of the national part of an IBAN and where its bank identifier stands: country, form
 * (n digits, a capitals, c both), first and last-but-one character of the bank identifier.
 * Source: SWIFT IBAN Registry, release 101, read 2026-11-23.
 */
const registry = `
AD 4n4n12c 0 4,AE 3n16n 0 3,AL 8n16c 0 3,AT 5n11n 0 5,AZ 4a20c 0 4,BA 3n3n8n2n 0 3,
BE 3n7n2n 0 3,BG 4a4n2n8c 0 4,BH 4a14c 0 4,BI 5n5n11n2n 0 5,BR 8n5n10n1a1c 0 8,BY 4c4n16c 0 4,
CH 5n12c 0 5,CR 4n14n 0 4,CY 3n5n16c 0 3,CZ 4n16n 0 4,DE 8n10n 0 8,DJ 5n5n11n2n 0 5,
DK 4n9n1n 0 4,DO 4c20n 0 4,EE 2n14n 0 2,EG 4n4n17n 0 4,ES 4n4n1n1n10n 0 4,FI 3n11n 0 3,
FK 2a12n 0 2,FO 4n9n1n 0 4,FR 5n5n11c2n 0 5,GB 4a6n8n 0 4,GE 2a16n 0 2,GI 4a15c 0 4,
GL 4n9n1n 0 4,GR 3n4n16c 0 3,GT 4c20c 0 4,HN 4a20n 0 4,HR 7n10n 0 7,HU 3n4n1n15n1n 0 3,
IE 4a6n8n 0 4,IL 3n3n13n 0 3,IQ 4a3n12n 0 4,IS 4n2n6n10n 0 2,IT 1a5n5n12c 1 6,JO 4a4n18c 0 4,
KW 4a22c 0 4,KZ 3n13c 0 3,LB 4n20c 0 4,LC 4a24c 0 4,LI 5n12c 0 5,LT 5n11n 0 5,
LU 3n13c 0 3,LV 4a13c 0 4,LY 3n3n15n 0 3,MC 5n5n11c2n 0 5,MD 2c18c 0 2,ME 3n13n2n 0 3,
MK 3n10c2n 0 3,MN 4n12n 0 4,MR 5n5n11n2n 0 5,MT 4a5n18c 0 4,MU 4a2n2n12n3n3a 0 6,NI 4a20n 0 4,
NL 4a10n 0 4,NO 4n6n1n 0 4,OM 3n16c 0 3,PK 4a16c 0 4,PL 8n16n 0 8,PS 4a21c 0 4,
PT 4n4n11n2n 0 4,QA 4a21c 0 4,RO 4a16c 0 4,RS 3n13n2n 0 3,RU 9n5n15c 0 9,SA 2n18c 0 2,
SC 4a2n2n16n3a 0 6,SD 2n12n 0 2,SE 3n16n1n 0 3,SI 5n8n2n 0 2,SK 4n6n10n 0 4,SM 1a5n5n12c 1 6,
SO 4n3n12n 0 4,ST 4n4n11n2n 0 4,SV 4a20n 0 4,TL 3n14n2n 0 3,TN 2n3n13n2n 0 2,TR 5n1n16c 0 5,
UA 6n19c 0 6,VA 3n15n 0 3,VG 4a16n 0 4,XK 4n10n2n 0 2,YE 4a4n18c 0 4`;

const classes: Readonly<Record<string, string>> = { n: "[0-9]", a: "[A-Z]", c: "[A-Z0-9]" };

interface IbanForm {
  readonly pattern: RegExp;
  readonly bankStart: number;
  readonly bankEnd: number;
}

function readForm(line: string): readonly [string, IbanForm] {
  const [country = "", form = "", start = "", end = ""] = line.trim().split(" ");
  const pattern = form.replaceAll(
    /(\d+)([nac])/gu,
    (_, count: string, kind: string) => `${classes[kind]}{${count}}`,
  );
  return [
    country,
    {
      pattern: new RegExp(`^${pattern}$`, "u"),
      bankStart: Number(start) + 4,
      bankEnd: Number(end) + 4,
    },
  ];
}

const forms: ReadonlyMap<string, IbanForm> = new Map(registry.split(",").map(readForm));

/** An IBAN taken apart. */
export interface Iban {
  /** Without spaces, in capitals. */
  readonly iban: string;
  /** FollowTheMoney code of the country. */
  readonly country: string;
  /** The bank's national identifier inside the IBAN. */
  readonly bankCode: string;
}

/**
 * The remainder of a text of digits and capitals (A = 10 … Z = 35) by 97, as ISO 7064 MOD 97-10
 * wants it; used by IBAN and LEI.
 */
export function mod97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/**
 * Reads an IBAN in any grouping; null when the country has none, or its form or its check digits
 * (ISO 13616) are wrong.
 *
 * @example
 *   parseIban("DE89 3704 0044 0532 0130 00")?.bankCode; // "37040044"
 */
export function parseIban(text: string): Iban | null {
  const iban = text
    .normalize("NFKC")
    .replaceAll(/[\s.-]/gu, "")
    .toUpperCase();
  const form = forms.get(iban.slice(0, 2));
  if (!form || !/^\d\d$/u.test(iban.slice(2, 4)) || !form.pattern.test(iban.slice(4))) return null;
  if (mod97(iban.slice(4) + iban.slice(0, 4)) !== 1) return null;
  return {
    iban,
    country: iban.slice(0, 2).toLowerCase(),
    bankCode: iban.slice(form.bankStart, form.bankEnd),
  };
}
