// SPDX-License-Identifier: Apache-2.0
export type { Detector } from "./typologies/detector.ts";
export type { Shape } from "./typologies/shape.ts";
export type { ToldParty, ToldPayment, ToldShape } from "./typologies/told-shape.ts";
