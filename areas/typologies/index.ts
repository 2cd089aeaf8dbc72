// SPDX-License-Identifier: Apache-2.0
export { detectors } from "./detectors/catalogue.ts";
export type { GivenRate } from "./rates/rates-file.ts";
export { readRatesFile } from "./rates/rates-file.ts";
export { referenceValues, referenceValuesAsTheyCome } from "./rates/reference-values.ts";
export { strengthOf } from "./stream/chance.ts";
export type { Detector } from "./stream/detector.ts";
export { minutesADay } from "./stream/ground.ts";
export type { Bite } from "./stream/limit-board.ts";
export type { Payment } from "./stream/payment.ts";
export type { Gone, Shape, ShapeReason, Typology, Watching } from "./stream/shape.ts";
export { typologies } from "./stream/shape.ts";
export { shapeRowsMax } from "./stream/shape-book.ts";
export type { ToldParty, ToldPayment, ToldShape } from "./stream/told-shape.ts";
export { toldPaymentsMax } from "./stream/told-shape.ts";
export type { WatchState } from "./stream/watch.ts";
export { Watch, watchDefaults } from "./stream/watch.ts";
