// SPDX-License-Identifier: Apache-2.0
import { givenSyllables, surnames } from "../name-lists.ts";
import type { Random } from "../random.ts";
import type { Place } from "./places.ts";

/** A fictional person, as banks at home and abroad write the name. */
export interface HolderName {
  readonly hans: string;
  readonly latin: string;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Draws the name of a fictional person of Chinese origin. */
export function drawPerson(random: Random): HolderName {
  const surname = random.pick(surnames);
  const given = Array.from({ length: random.chance(75) ? 2 : 1 }, () =>
    random.pick(givenSyllables),
  );
  return {
    hans: surname.hans + given.map(({ hans }) => hans).join(""),
    latin: `${surname.mandarin} ${capital(given.map(({ mandarin }) => mandarin.toLowerCase()).join(""))}`,
  };
}

const firstNames =
  "Alba Benno Carys Dario Edda Fintan Greta Hamish Imke Joss Kerra Lowell Maude Niall";
const lastNames =
  "Ashgrove Birkhain Calloway Dunmere Eskdale Fallow Garrick Hollowell Innesfree Kestrel";
const brands =
  "Alderwick Brightmoor Coralway Dunlin Everfold Fernmarch Goldharrow Hartlea Junipero";
const trades = "Trading Imports Supplies Textiles Hardware Logistics Home Toys Lighting Fasteners";
const hansBrands = "鼎澜 坤澜 瑞栢 晟垣 隆炬 岚丰 禾拓 泓盈 卓骏 铭川 汇沅 朗峪 凌丰 栢盈 垣朗";
const hansTrades = "贸易 进出口 五金 服饰 玩具 灯饰 拉链 家居 电子 货运";

/** Draws the name of a person who lives abroad: in part of Chinese origin, in part not. */
export function drawResident(random: Random, place: Place): string {
  if (place === "CN") return drawPerson(random).hans;
  if (random.chance(place === "HK" || place === "SG" ? 85 : 35)) return drawPerson(random).latin;
  return `${random.pick(firstNames.split(" "))} ${random.pick(lastNames.split(" "))}`;
}

/** Draws the name of a fictional firm. */
export function drawFirm(random: Random, place: Place): string {
  if (place === "CN") {
    return `临澜${random.pick(hansBrands.split(" "))}${random.pick(hansTrades.split(" "))}有限公司`;
  }
  const ending = place === "DE" ? "GmbH" : place === "NL" ? "BV" : "Ltd";
  return `${random.pick(brands.split(" "))} ${random.pick(trades.split(" "))} ${ending}`;
}
