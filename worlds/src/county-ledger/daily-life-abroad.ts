// SPDX-License-Identifier: Apache-2.0
import { readHabits } from "../habit-table.ts";
import type { PartyWords } from "../habit-table.ts";
import type { Habit } from "../habits.ts";
import type { Cast } from "./cast.ts";

const shell3 = `
  in; workdays 38; hongKongFirms; 900..22000; transfer; 货款|GOODS / 佣金|COMMISSION / 货款|INVOICE SETTLEMENT
  out; workdays 40; hongKongFirms; 700..21000; transfer; 采购款|PURCHASE / 运费|FREIGHT / 仓储费|WAREHOUSE RENT
  out; monthly 2; secretaryFirm; 1850; transfer; 公司秘书费|SECRETARIAL AND OFFICE SERVICES
  out; monthly 28; bankCharges; 18..65 by 0.5; fee; 账户管理费|ACCOUNT SERVICE FEE
  in; monthly 31; bankCharges; 10bp; interest; 利息|CREDIT INTEREST`;

const payout = `
  in; workdays 118; hongKongFirms; 2000..61000 by 1; transfer; 货款|GOODS / 往来|CURRENT ACCOUNT / 还款|REPAYMENT
  out; workdays 112; hongKongFirms; 2000..57000 by 1; transfer; 货款|GOODS / 代付|PAYMENT ON BEHALF / 往来|CURRENT ACCOUNT
  out; monthly 28; bankCharges; 40..220 by 0.5; fee; 账户管理费|ACCOUNT SERVICE FEE
  out; workdays 8; bankCharges; 6..15 by 0.5; fee; 汇款手续费|REMITTANCE CHARGE
  in; monthly 31; bankCharges; 10bp; interest; 利息|CREDIT INTEREST`;

const singapore = `
  out; days 74; singaporeShops; 4..160; card; 消费|CARD PURCHASE
  out; monthly 1; landlordSingapore; 4200; transfer; 房租|RENT
  out; quarterly 15; agentSingapore; 180..420; transfer; 中介服务费|LETTING AGENT FEE
  out; workdays 15; singaporeBills; 35..340; transfer; 账单|BILL PAYMENT / 自动扣款|GIRO
  out; workdays 5; cash; 100..500 by 50; cash; 取款|ATM WITHDRAWAL
  in; days 3; singaporeShops; 8..120; card; 退款|REFUND
  out; monthly 28; bankCharges; 2..10 by 0.5; fee; 服务费|SERVICE CHARGE
  in; monthly 31; bankCharges; 5bp; interest; 利息|INTEREST`;

const dubai = `
  out; days 44; gulfShops; 12..640 by 0.25; card; 消费|POS PURCHASE
  out; workdays 14; gulfBills; 90..1400; transfer; 账单|BILL PAYMENT
  out; workdays 6; cash; 200..2000 by 100; cash; 取款|ATM CASH
  out; monthly 28; bankCharges; 25..60 by 5; fee; 服务费|MONTHLY FEE
  in; quarterly 30; bankCharges; 5bp; interest; 利息|PROFIT PAID`;

const portfolio = `
  in; workdays 22; issuers; 80..2600; securities; 股息|DIVIDEND / 票息|COUPON
  out; workdays 12; issuers; 400..9000; securities; 买入证券|SECURITIES PURCHASE
  in; workdays 13; issuers; 400..9000; securities; 卖出证券|SECURITIES SALE
  out; quarterly 28; bankCharges; 380..900; fee; 托管费|CUSTODY FEE
  out; monthly 28; bankCharges; 15..40; fee; 账户费|ACCOUNT FEE
  in; quarterly 30; bankCharges; 15bp; interest; 利息|CREDIT INTEREST`;

/** Daily life on the five accounts abroad. */
export function dailyLifeAbroad({ accounts, outside, parties: named }: Cast): Habit[] {
  const parties: PartyWords = {
    ...outside,
    secretaryFirm: outside.hongKongFirms.slice(0, 1),
    landlordSingapore: [named.landlordSingapore],
    agentSingapore: [named.agentSingapore],
  };
  return [
    ...readHabits({ account: accounts.shell3, parties }, shell3),
    ...readHabits({ account: accounts.payout, parties }, payout),
    ...readHabits({ account: accounts.singapore, parties }, singapore),
    ...readHabits({ account: accounts.dubai, parties }, dubai),
    ...readHabits({ account: accounts.portfolio, parties }, portfolio),
  ];
}
