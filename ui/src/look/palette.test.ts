// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Palette } from "./palette.ts";
import { contrastRatio, palettes } from "./palette.ts";

type Tone = Exclude<keyof Palette, "series">;
const grounds: readonly Tone[] = ["canvas", "surface", "sunken", "raised", "hover"];
const inks: readonly Tone[] = ["ink", "inkSoft", "inkFaint", "accent"];
const tones = ["danger", "warn", "good", "info"] as const;

test("contrast of black and white is 21, of a colour with itself 1 (WCAG 2.2)", () => {
  assert.equal(contrastRatio("#000000", "#ffffff"), 21);
  assert.equal(contrastRatio("#777777", "#777777"), 1);
});

for (const [mode, palette] of Object.entries(palettes)) {
  test(`${mode}: text reaches 4.5:1 on every ground (WCAG 2.2, 1.4.3)`, () => {
    const pairs = [
      ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
      ...tones.flatMap((tone) => [
        [tone, "surface"] as const,
        [tone, "canvas"] as const,
        [tone, `${tone}Soft`] as const,
      ]),
      ["ink", "accentSoft"] as const,
      ["inkSoft", "accentSoft"] as const,
      ["accent", "accentSoft"] as const,
      ["accentStrong", "accentSoft"] as const,
      ["onAccent", "accent"] as const,
      ["onAccent", "accentStrong"] as const,
    ];
    const weak = pairs.filter(([ink, on]) => contrastRatio(palette[ink], palette[on]) < 4.5);
    assert.deepEqual(weak, []);
  });

  test(`${mode}: edges of controls, the mark and chart colours reach 3:1 (WCAG 2.2, 1.4.11)`, () => {
    const shapes = [palette.edge, palette.seal, palette.accent, ...palette.series];
    const weak = shapes.filter((shape) => contrastRatio(shape, palette.surface) < 3);
    assert.deepEqual(weak, []);
    assert.ok(contrastRatio(palette.seal, "#ffffff") >= 4.5, "the net on the seal is white");
  });
}
