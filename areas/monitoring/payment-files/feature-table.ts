// SPDX-License-Identifier: Apache-2.0
import { detectors } from "../typologies/detectors/catalogue.ts";
import type { Payment } from "../typologies/payment.ts";
import type { Shape } from "../typologies/shape.ts";
import { typologies } from "../typologies/shape.ts";
import type { Feature } from "./behaviour.ts";
import { Behaviour, behaviourFeatures } from "./behaviour.ts";

/** What is told of the shapes that a payment lies in, as they stood when they closed. */
const shapeFeatures: readonly Feature[] = [
  {
    id: "shape-strength",
    title: { zh: "所在形态的最高强度", en: "strength of its strongest shape" },
  },
  { id: "shape-payments", title: { zh: "该形态的笔数", en: "payments of that shape" } },
  { id: "shape-days", title: { zh: "该形态跨越的天数", en: "days that this shape took" } },
  { id: "shape-count", title: { zh: "所在形态的个数", en: "shapes that it lies in" } },
  ...typologies.map((typology) => {
    const title = detectors.find((detector) => detector.typology === typology)?.title;
    return {
      id: `shape-${typology}`,
      title: {
        zh: `作为“${title?.zh ?? typology}”一部分的强度`,
        en: `strength as part of: ${title?.en ?? typology}`,
      },
    };
  }),
];

const shapeOffset = behaviourFeatures.length;
const typologyOffset = shapeOffset + 4;

/** Everything that a score may rest on. No id, label or form of payment is among it. */
export const scoredFeatures: readonly Feature[] = [...behaviourFeatures, ...shapeFeatures];

/** The numbers of all payments of a file, row by row; 4 bytes a number. */
export class FeatureTable {
  readonly width = scoredFeatures.length;
  readonly values: Float32Array;
  readonly #behaviour = new Behaviour();

  constructor(rowCount: number) {
    this.values = new Float32Array(rowCount * this.width);
  }

  /** Tells of a payment from what went before it. */
  see(payment: Payment): void {
    this.#behaviour.tell(payment, this.values, payment.row * this.width);
  }

  /** Tells of a shape that has closed to each of its payments. */
  close(shape: Shape): void {
    const { values, width } = this;
    const typology = typologyOffset + typologies.indexOf(shape.typology);
    for (const row of shape.rows) {
      const at = row * width;
      const shapes = at + shapeOffset;
      values[shapes + 3] = (values[shapes + 3] ?? 0) + 1;
      values[at + typology] = Math.max(values[at + typology] ?? 0, shape.strength);
      if (shape.strength <= (values[shapes] ?? 0)) continue;
      values[shapes] = shape.strength;
      values[shapes + 1] = shape.rows.length;
      values[shapes + 2] = (shape.toMinutes - shape.fromMinutes) / 1440;
    }
  }
}
