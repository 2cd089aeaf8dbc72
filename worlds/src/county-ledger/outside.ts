// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Text } from "@tianwang/kernel/text";
import { banks, otherBanks } from "../banks.ts";
import type { Bank } from "../banks.ts";
import { makeFirms } from "../firms.ts";
import type { Firm, Trade } from "../firms.ts";
import type { Party } from "../ledger.ts";
import { makeIban, withLuhnDigit } from "../numbers.ts";
import type { Person } from "../people.ts";
import type { Random } from "../random.ts";

/** An account number in the form of the bank's country. Its bank codes are not assigned. */
export function accountNumber(bank: Bank, isPerson: boolean, random: Random): string {
  switch (bank.country) {
    case "CN":
      // 62 starts the cards of the mainland; 620000 has no issuer.
      return isPerson ? withLuhnDigit(`620000${random.digits(12)}`) : `8026${random.digits(13)}`;
    case "HK":
      return `999${random.digits(9)}`;
    case "SG":
      return `0880${random.digits(7)}`;
    case "AE":
      return makeIban("AE", `999${random.digits(16)}`);
    case "CH":
      return makeIban("CH", `99990${random.digits(12)}`);
  }
}

/** A counterparty with an account of its own at a bank. */
export function partyAt(owner: Firm | Person, bank: Bank, random: Random): Party {
  const number = accountNumber(bank, "documents" in owner, random.fork(`number-${owner.id}`));
  const paidFor = "paidFor" in owner ? owner.paidFor : undefined;
  return {
    id: `${owner.id}@${bank.key}`,
    name: owner.name,
    latin: owner.latin,
    number,
    bank,
    ...(paidFor ? { paidFor } : {}),
  };
}

/** A counterparty that statements name without an account: shops, cash, fees. */
export function faceless(id: string, name = "", latin = ""): Party {
  return { id, name, latin, number: "", bank: null };
}

interface Named {
  readonly name: string;
  readonly latin: string;
  readonly paidFor?: Text;
}

const names = (table: string) =>
  table
    .trim()
    .split(/\s*;\s*/u)
    .map((line): Named => {
      const [name = "", latin = name, zh = "", en = ""] = line.trim().split("|");
      return zh === "" ? { name, latin } : { name, latin, paidFor: { zh, en } };
    });

const publicBodies = names(`
  教育局|Education Bureau; 卫生健康局|Health Bureau; 农业农村局|Agriculture Bureau; 水利局|Water Bureau;
  交通运输局|Transport Bureau; 民政局|Civil Affairs Bureau; 人力资源和社会保障局|Human Resources Bureau;
  自然资源局|Natural Resources Bureau; 住房和城乡建设局|Housing Bureau; 文化和旅游局|Culture Bureau;
  市场监督管理局|Market Supervision Bureau; 林业局|Forestry Bureau; 应急管理局|Emergency Bureau;
  人民医院|People's Hospital; 第一中学|No. 1 Middle School; 澜东镇人民政府|Landong Town;
  青埠镇人民政府|Qingbu Town; 石岭乡人民政府|Shiling Township`);

const homeShops = names(`
  微澜支付-澜东超市|Weilan Pay; 微澜支付-江畔面馆|Weilan Pay; 微澜支付-岚阳公交|Weilan Pay;
  易岚付-佳禾便利店|Yilan Pay; 易岚付-悦读书屋|Yilan Pay; 易岚付-临澜菜市场|Yilan Pay;
  易岚付-康泽药房|Yilan Pay; 岚阳百货大楼|Lanyang Department Store; 岚运加油站|Lanyun Filling Station;
  微澜支付-外卖订单|Weilan Pay; 微澜支付-网上商城|Weilan Pay; 岚阳影城|Lanyang Cinema`);

const utilities = names(`
  岚阳供电公司|Lanyang Power|电费|Electricity; 临澜县自来水公司|Linlan Water|水费|Water;
  岚阳燃气公司|Lanyang Gas|燃气费|Gas; 岚阳通信分公司|Lanyang Telecom|通信费|Telecom`);

const hongKongFirms = names(`
  晋禾贸易有限公司|Chun Wo Hop Trading Ltd; 恒沛国际有限公司|Hang Pui International Ltd;
  朔记洋行|Sok Kei Hong; 桢荃纺织有限公司|Ching Chuen Textiles Ltd;
  霖颢电子有限公司|Lam Ho Electronics Ltd; 屿舟物流有限公司|Yu Chau Logistics Ltd;
  稷昀食品有限公司|Tsik Wan Foods Ltd; 麓琰珠宝有限公司|Luk Yim Jewellery Ltd;
  翊朔置业有限公司|Yik Sok Properties Ltd; 岑绮制衣有限公司|Sum Yee Garments Ltd`);

const singaporeShops = names(`
  MERANTI FRESH MART; KALLANG RIVER KOPITIAM; ORCHID LANE PHARMACY; PASIR LAUT SEAFOOD;
  TANGLIN PAPER BOOKS; SUNBIRD RIDE; TEMBUSU DENTAL; ROJAK AND SONS; LIANHE PARCEL; DURIAN HILL CINEMA`);

const singaporeBills = names(`
  STRAITS LIGHT AND WATER; MERLI TELECOM; TOWN AND GARDEN COUNCIL; TEMASIK LIFE COVER`);

const gulfShops = names(`
  DESERT LARK MARKET; PALM COURT CAFE; SIDRA PHARMACY; CREEK VIEW PETROL; SOUK AL WADHAH;
  DHOW MARINA GRILL; FALCON RIDE; NAKHLA BOOKS`);

const gulfBills = names(`CREEK WATER AND POWER; SIDRATEL; MARJANA COMMUNITY SERVICES`);

const issuers = names(`
  ALVIER ROBOTICS AG; NORDHAVEN SHIPPING AB; KESTREL MUNICIPAL BOND FUND; HELVELLYN PHARMA PLC;
  ORION RIDGE TREASURY ETF; SILVRETTA WATER AG`);

function firmsOf(
  prefix: string,
  list: readonly Named[],
  country: Firm["country"],
  namePrefix: readonly [string, string] = ["", ""],
): Firm[] {
  return list.map(({ name, latin, ...rest }, i) => ({
    ...rest,
    id: `${prefix}-${String(i + 1).padStart(2, "0")}`,
    name: namePrefix[0] + name,
    latin: namePrefix[1] + latin,
    country,
    registerNo: "",
  }));
}

/** Everybody with whom the accounts of the case deal in daily life. */
export interface Outside {
  readonly treasury: readonly Party[];
  readonly publicBodies: readonly Party[];
  readonly contractors: readonly Party[];
  readonly suppliers: readonly Party[];
  readonly goods: readonly Party[];
  readonly market: readonly Party[];
  readonly utilities: readonly Party[];
  readonly taxOffice: readonly Party[];
  readonly payroll: readonly Party[];
  readonly homeShops: readonly Party[];
  readonly hongKongFirms: readonly Party[];
  readonly singaporeShops: readonly Party[];
  readonly singaporeBills: readonly Party[];
  readonly gulfShops: readonly Party[];
  readonly gulfBills: readonly Party[];
  readonly issuers: readonly Party[];
  readonly cash: readonly Party[];
  readonly bankCharges: readonly Party[];
}

const homeBanks: readonly Bank[] = [
  banks.lanjiang,
  banks.lanyang,
  otherBanks.donglan,
  otherBanks.villageBank,
];

/** Draws the counterparties of daily life. */
export function drawOutside(random: Random, taken: Set<string>): Outside {
  const draw = { random: random.fork("outside"), taken };
  const spread = (firms: readonly Firm[], choice: readonly Bank[]) =>
    firms.map((firm) => partyAt(firm, draw.random.fork(firm.id).pick(choice), draw.random));
  const mainland = (prefix: string, count: number, trade: Trade) =>
    spread(makeFirms(prefix, count, trade, draw), homeBanks);
  const shops = (prefix: string, list: readonly Named[]) =>
    list.map(({ name, latin }, i) => faceless(`${prefix}-${i + 1}`, name, latin));
  const office = (id: string, name: string, latin: string, bank: Bank) =>
    partyAt({ id, name, latin, country: "CN", registerNo: "" }, bank, draw.random);
  return {
    treasury: [
      office("treasury-city", "岚阳市财政局", "Lanyang City Finance Bureau", otherBanks.treasury),
      office("treasury-county", "待报解预算收入", "Budget revenue pending", otherBanks.treasury),
    ],
    publicBodies: spread(firmsOf("body", publicBodies, "CN", ["临澜县", "Linlan "]), homeBanks),
    contractors: mainland("contractor", 26, "building"),
    suppliers: mainland("supplier", 22, "supply"),
    goods: mainland("goods", 20, "goods"),
    market: mainland("market", 40, "market"),
    utilities: spread(firmsOf("utility", utilities, "CN"), [otherBanks.donglan]),
    taxOffice: [office("tax", "临澜县税务局", "Linlan Tax Office", otherBanks.treasury)],
    payroll: [faceless("payroll", "批量代发工资", "Payroll batch")],
    homeShops: shops("shop", homeShops),
    hongKongFirms: spread(firmsOf("hk", hongKongFirms, "HK"), [otherBanks.seaGate, banks.namYu]),
    singaporeShops: shops("sg-shop", singaporeShops),
    singaporeBills: spread(firmsOf("sg-bill", singaporeBills, "SG"), [otherBanks.keppelReach]),
    gulfShops: shops("ae-shop", gulfShops),
    gulfBills: spread(firmsOf("ae-bill", gulfBills, "AE"), [otherBanks.qasr]),
    issuers: spread(firmsOf("issuer", issuers, "CH"), [otherBanks.alvier]),
    cash: [faceless("cash")],
    bankCharges: [faceless("bank-charges")],
  };
}

/** The person of a role; that it exists is an invariant of the world. */
export function personOf(people: ReadonlyMap<string, Person>, id: string): Person {
  const person = people.get(id);
  assert(person, `the world has a person ${id}`);
  return person;
}
