// SPDX-License-Identifier: Apache-2.0
import type { Payment, Shape } from "@tianwang/typologies";
import { detectors, typologies } from "@tianwang/typologies";
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

/** Everything that a score rests on unless asked for more. No id, label or form of payment is in it. */
export const scoredFeatures: readonly Feature[] = [...behaviourFeatures, ...shapeFeatures];

/**
 * One number for each form of payment (transfer, cheque, …). Only where it is asked for: in AMLworld
 * nearly all laundering goes by ACH, so that the form gives away the label.
 */
export const formFeatures = (forms: readonly string[]): readonly Feature[] =>
  forms.map((form) => ({
    id: `form-${form}`,
    title: { zh: `支付方式：${form}`, en: `form of payment: ${form}` },
  }));

/** The forms of payment that a table tells of, and that of each row; none by default. */
export interface FormColumn {
  readonly forms: readonly string[];
  /** Index among the forms; -1 for another. */
  readonly ofRow: Int32Array;
}

/** The numbers of all payments of a file, row by row; 4 bytes a number. */
export class FeatureTable {
  readonly features: readonly Feature[];
  readonly values: Float32Array;
  readonly width: number;
  readonly #behaviour = new Behaviour();
  readonly #forms: FormColumn | null;

  constructor(rowCount: number, forms: FormColumn | null = null) {
    this.features = [...scoredFeatures, ...formFeatures(forms?.forms ?? [])];
    this.width = this.features.length;
    this.values = new Float32Array(rowCount * this.width);
    this.#forms = forms;
  }

  /** Tells of a payment from what went before it. */
  see(payment: Payment): void {
    const at = payment.row * this.width;
    this.#behaviour.tell(payment, this.values, at);
    const form = this.#forms?.ofRow[payment.row] ?? -1;
    if (form >= 0) this.values[at + scoredFeatures.length + form] = 1;
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
