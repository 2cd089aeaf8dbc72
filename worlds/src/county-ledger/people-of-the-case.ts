// SPDX-License-Identifier: Apache-2.0
import type { NameStyle, Person } from "../people.ts";
import { makePerson } from "../people.ts";
import type { Random } from "../random.ts";

/** id | style | role in Chinese | role in English. All forty are invented; nobody's relatives occur. */
const roles = `
  official|two-documents|县财政局副局长，分管国库支付|deputy director of the county finance bureau, in charge of treasury payments
  director|two-syllables|县财政局局长|director of the county finance bureau
  clerk|one-syllable|县财政局国库股经办|treasury clerk of the county finance bureau
  cic-manager|compound-surname|城乡建设投资公司总经理|general manager of the construction investment company
  cic-cashier|two-syllables|城乡建设投资公司出纳|cashier of the construction investment company
  shell1-legal|two-syllables|空壳公司甲法定代表人|legal representative of shell company one
  shell1-holder|one-syllable|空壳公司甲名义股东|nominee shareholder of shell company one
  shell2-legal|two-syllables|空壳公司乙法定代表人|legal representative of shell company two
  shell2-finance|compound-surname|空壳公司乙财务负责人|finance manager of shell company two
  driver|two-syllables|前公务车驾驶员，名义账户持有人|former official driver, nominee account holder
  collector|two-syllables|地下钱庄境内收款人|collector of the underground bank at home
  runner|one-syllable|地下钱庄经办|runner of the underground bank
  card-1|two-syllables|出借银行卡人员|holder of a lent bank card
  card-2|rare-character|出借银行卡人员|holder of a lent bank card
  card-3|two-syllables|出借银行卡人员|holder of a lent bank card
  card-4|one-syllable|出借银行卡人员|holder of a lent bank card
  card-5|two-syllables|出借银行卡人员|holder of a lent bank card
  wholesale-owner|compound-surname|第二收款商户经营者|owner of the second collecting shop
  shell3-director|hong-kong|空壳公司丙名义董事|nominee director of shell company three
  shell3-secretary|hong-kong-married|空壳公司丙公司秘书|company secretary of shell company three
  payout-director|hong-kong|境外付款公司董事|director of the payout company
  payout-holder|hong-kong|境外付款公司股东|shareholder of the payout company
  landlord-sg|singapore|新加坡公寓房东|landlord of a flat in Singapore
  agent-sg|tamil|新加坡房产经纪|letting agent in Singapore
  exchange-manager|gulf|兑换所经理|manager of the exchange house
  broker-ae|gulf|迪拜房产经纪|estate broker in Dubai
  adviser-ch|swiss|瑞士银行客户经理|relationship manager at the Swiss bank
  compliance-ch|swiss|瑞士银行合规人员|compliance officer at the Swiss bank
  compliance-hk|hong-kong|南屿银行合规人员|compliance officer at Nam Yu Bank
  compliance-lj|tibetan|澜江银行协查岗|records officer at Lanjiang Bank
  investigator-1|two-syllables|承办人|case officer
  investigator-2|compound-surname|承办人|case officer
  colleague-1|two-syllables|同事|colleague
  colleague-2|one-syllable|同事|colleague
  colleague-3|uyghur|同事|colleague
  landlord-ly|two-syllables|岚阳房东|landlord in Lanyang
  customer-1|two-syllables|钱庄客户|customer of the underground bank
  customer-2|one-syllable|钱庄客户|customer of the underground bank
  customer-3|two-syllables|钱庄客户|customer of the underground bank
  customer-4|compound-surname|钱庄客户|customer of the underground bank
`;

/** The people of the case by their role id. */
export type People = ReadonlyMap<string, Person>;

/** Draws the forty people. */
export function drawPeople(random: Random): People {
  const draw = { random: random.fork("people"), taken: new Set<string>() };
  return new Map(
    roles
      .trim()
      .split("\n")
      .map((line) => {
        const [id = "", style = "", zh = "", en = ""] = line.trim().split("|");
        return [id, makePerson(id, { zh, en }, style as NameStyle, draw)];
      }),
  );
}
