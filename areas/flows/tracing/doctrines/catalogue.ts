// SPDX-License-Identifier: Apache-2.0
import type { Doctrine } from "../doctrine.ts";
import { assetElection } from "./asset-election.ts";
import { backwards } from "./backwards.ts";
import { fifo } from "./fifo.ts";
import { haircut } from "./haircut.ts";
import { librInverse } from "./libr-inverse.ts";
import { librRateable } from "./libr-rateable.ts";
import { lifo } from "./lifo.ts";
import { ownFirst } from "./own-first.ts";
import { pariPassuExPost } from "./pari-passu-ex-post.ts";
import { poison } from "./poison.ts";
import { rollingProRata } from "./rolling-pro-rata.ts";

/** All tracing doctrines, by id in alphabetical order. */
export const doctrines: readonly Doctrine[] = [
  assetElection,
  backwards,
  fifo,
  haircut,
  librInverse,
  librRateable,
  lifo,
  ownFirst,
  pariPassuExPost,
  poison,
  rollingProRata,
];
