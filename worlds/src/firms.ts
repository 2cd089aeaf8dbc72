// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { WorldCountry } from "./holidays.ts";
import { makeCreditCode } from "./numbers.ts";
import type { Random } from "./random.ts";

/** A fictional firm or public body. */
export interface Firm {
  readonly id: string;
  readonly name: string;
  readonly latin: string;
  readonly country: WorldCountry;
  /** Unified social credit code at home, company number abroad. */
  readonly registerNo: string;
  /** What it is usually paid for. */
  readonly paidFor?: Text;
}

interface Named {
  readonly name: string;
  readonly latin: string;
  readonly paidFor?: Text;
}

const words = (table: string): Named[] =>
  table
    .trim()
    .split(/\s*;\s*/u)
    .map((line) => {
      const [name = "", latin = "", zh = "", en = ""] = line.trim().split("|");
      return zh === "" ? { name, latin } : { name, latin, paidFor: { zh, en } };
    });

const brandSyllables = words(`
  鼎|ding; 坤|kun; 瑞|rui; 晟|sheng; 隆|long; 澜|lan; 岚|lan; 禾|he; 泓|hong; 卓|zhuo; 铭|ming; 炬|ju;
  垣|yuan; 拓|tuo; 汇|hui; 丰|feng; 盈|ying; 朗|lang; 栢|bai; 骏|jun; 凌|ling; 川|chuan; 峪|yu; 沅|yuan
`);

const places = words("岚阳|Lanyang; 临澜|Linlan; 岚阳市江东|Lanyang Jiangdong; 临澜县澜东|Landong");

/** Trades of ordinary firms, each with what it is usually paid for. */
export const trades = {
  building: words(`
    建材有限公司|Building Materials Co., Ltd.|建材款|Building materials;
    建筑工程有限公司|Construction Co., Ltd.|工程进度款|Works instalment;
    市政工程有限公司|Municipal Works Co., Ltd.|市政工程款|Municipal works;
    商品混凝土有限公司|Concrete Co., Ltd.|混凝土款|Concrete;
    劳务服务有限公司|Labour Services Co., Ltd.|劳务分包款|Labour subcontract;
    机械租赁有限公司|Plant Hire Co., Ltd.|机械租赁费|Plant hire;
    园林绿化有限公司|Landscaping Co., Ltd.|绿化工程款|Landscaping;
    水利工程有限公司|Hydraulic Works Co., Ltd.|水利工程款|Hydraulic works`),
  supply: words(`
    办公用品有限公司|Office Supplies Co., Ltd.|办公用品款|Office supplies;
    印务有限公司|Printing Co., Ltd.|印刷费|Printing;
    信息技术有限公司|Information Technology Co., Ltd.|信息系统运维费|IT maintenance;
    物业管理有限公司|Property Services Co., Ltd.|物业服务费|Property services;
    汽车维修有限公司|Motor Repairs Co., Ltd.|车辆维修费|Vehicle repairs;
    电子商务有限公司|E-Commerce Co., Ltd.|网上商城采购款|Online purchase;
    会计师事务所|Certified Public Accountants|审计服务费|Audit services;
    环保科技有限公司|Environmental Co., Ltd.|环境监测费|Environmental testing`),
  goods: words(`
    钢材贸易有限公司|Steel Trading Co., Ltd.|钢材款|Steel;
    水泥销售有限公司|Cement Sales Co., Ltd.|水泥款|Cement;
    砂石有限公司|Aggregates Co., Ltd.|砂石料款|Aggregate;
    石油制品有限公司|Fuels Co., Ltd.|柴油款|Diesel;
    检测技术有限公司|Testing Co., Ltd.|检测费|Testing;
    工程监理有限公司|Site Supervision Co., Ltd.|监理费|Supervision;
    设计院有限公司|Design Institute Co., Ltd.|设计费|Design;
    物流有限公司|Logistics Co., Ltd.|运费|Freight`),
  market: words(`
    水果批发部|Fruit Wholesale; 服装商行|Clothing Store; 五金经营部|Hardware Store;
    水产行|Seafood Market; 粮油店|Grain and Oil Shop; 通讯器材店|Telecom Shop;
    茶叶商行|Tea Store; 烟酒商行|Tobacco and Liquor Store; 家电经营部|Appliance Store;
    副食品批发部|Food Wholesale; 皮具商行|Leather Goods Store; 货运服务部|Freight Services`),
  advice: words("工程咨询有限公司|Engineering Consulting Co., Ltd."),
  materials: words("建材贸易有限公司|Building Materials Trading Co., Ltd."),
} as const;

/** A line of trade from which firms are drawn. */
export type Trade = keyof typeof trades;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Makes a fictional mainland firm: place, brand of two syllables, trade. */
export function makeFirm(
  id: string,
  trade: Trade,
  draw: { readonly random: Random; readonly taken: Set<string> },
): Firm {
  const random = draw.random.fork(id);
  for (;;) {
    const place = random.pick(places);
    const [first, second] = random.shuffle(brandSyllables) as [Named, Named];
    const kind = random.pick(trades[trade]);
    const brand = first.name + second.name;
    if (draw.taken.has(brand)) continue;
    draw.taken.add(brand);
    return {
      id,
      name: place.name + brand + kind.name,
      latin: `${place.latin} ${capital(first.latin + second.latin)} ${kind.latin}`,
      country: "CN",
      registerNo: makeCreditCode("91", "998826", `MA${random.digits(7)}`),
      ...(kind.paidFor ? { paidFor: kind.paidFor } : {}),
    };
  }
}

/** Makes several firms of one trade. */
export function makeFirms(
  prefix: string,
  count: number,
  trade: Trade,
  draw: { readonly random: Random; readonly taken: Set<string> },
): Firm[] {
  return Array.from({ length: count }, (_, i) =>
    makeFirm(`${prefix}-${String(i + 1).padStart(2, "0")}`, trade, draw),
  );
}
