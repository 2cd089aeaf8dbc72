// SPDX-License-Identifier: Apache-2.0
import { readHabits } from "../habit-table.ts";
import type { PartyWords } from "../habit-table.ts";
import type { Habit } from "../habits.ts";
import type { Cast } from "./cast.ts";

/** Days on which the payrolls of the county's offices are paid. */
const payDays = [5, 8, 9, 10, 10, 10, 11, 12, 12, 13, 14, 15, 15, 15, 16, 18, 20, 25];

const payrolls = payDays
  .map(
    (day) =>
      `out; monthly ${day}; payroll; 90000..1100000; salary; 代发工资|Payroll / 代发绩效|Performance pay / 代发工资及公积金|Payroll and housing fund`,
  )
  .join("\n");

const financeBureau = `
  in; workdays 124; treasury; 50000..2100000; transfer; 预算收入入库|Budget revenue / 转移支付资金|Transfer payment / 税收分成|Tax share / 国库集中支付额度|Treasury quota
  in; workdays 16; treasury; 1000000..15000000 by 10000; transfer; 乡村振兴专项资金|Rural revitalisation grant / 水利建设专项资金|Water works grant / 义务教育补助资金|Education grant / 公共卫生补助|Public health grant
  in; workdays 95; publicBodies; 800..120000; transfer; 非税收入缴款|Non-tax revenue / 罚没收入上缴|Fines paid in / 结余资金交回|Unspent funds returned / 国有资产出租收入|Lease income
  out; workdays 318; publicBodies; 2000..900000; transfer; 公用经费|Running costs / 专项业务费|Programme funds / 预算单位拨款|Budget allocation / 项目进度款|Project instalment / 会议培训费|Meetings and training
  out; workdays 212; suppliers; 600..280000; transfer;
  out; workdays 62; payroll; 8000..620000 by 10; salary; 惠农补贴发放|Farm subsidies / 低保资金发放|Subsistence allowances / 高龄津贴发放|Old-age allowances / 耕地地力保护补贴|Arable land subsidies
  out; workdays 10; investment; 400000..5000000 by 10000; transfer; 农村公路项目资本金|Rural roads project capital / 供水工程拨款|Water supply project / 老旧小区改造资金|Housing renewal funds
  out; monthly 10; official; 11200..11900; salary; 工资|Salary
  out; monthly 22; official; 1800..2600 by 10; salary; 公务交通补贴|Transport allowance
  out; monthly 25; colleagues; 6400..9800; salary; 临时人员工资|Temporary staff pay
  out; monthly 15; taxOffice; 240000..420000; tax; 代缴个人所得税|Income tax withheld
  out; monthly 20; taxOffice; 1200000..1700000; tax; 社会保险费|Social insurance
  out; workdays 28; utilities; 900..46000; transfer;
  out; monthly 31; bankCharges; 380..920 by 1; fee; 对公转账手续费|Transfer charges
  in; quarterly 21; bankCharges; 25bp; interest; 结息|Interest
${payrolls}`;

const investmentCompany = `
  in; workdays 165; market; 300..38000; transfer; 门面租金|Shop rent / 停车费收入|Parking income / 供水工程收入|Water income / 履约保证金|Performance bond
  in; monthly 18; publicBodies; 300000..2600000 by 1000; transfer; 代建管理费|Construction management fee / 项目结算款|Project settlement
  out; workdays 235; contractors; 5000..420000; transfer;
  out; workdays 175; goods; 400..64000; transfer;
  out; workdays 52; homeShops; 60..4800; card; 报销款|Expenses / 差旅费|Travel / 办公用品|Stationery
  out; workdays 9; cashier; 500..9000 by 100; transfer; 备用金|Petty cash / 差旅费报销|Travel expenses
  out; monthly 15; payroll; 320000..380000; salary; 代发工资|Payroll
  out; monthly 16; payroll; 180000..240000; salary; 代发工资（项目部）|Payroll of the site office
  out; monthly 28; payroll; 36000..90000; salary; 代发加班补贴|Overtime pay
  out; monthly 15; taxOffice; 60000..260000; tax; 增值税及附加|VAT and surcharges
  out; monthly 20; taxOffice; 110000..160000; tax; 社会保险费|Social insurance
  out; workdays 38; utilities; 600..28000; transfer;
  out; quarterly 20; bankCharges; 380000..460000; fee; 贷款利息|Loan interest
  out; monthly 31; bankCharges; 120..410 by 0.5; fee; 手续费|Charges
  in; quarterly 21; bankCharges; 25bp; interest; 结息|Interest`;

const shell1 = `
  in; workdays 112; contractors; 2000..96000; transfer; 货款|Goods / 钢材款|Steel / 水泥款|Cement / 管材款|Pipes
  out; workdays 98; goods; 1800..108000; transfer;
  out; workdays 44; market; 300..6500; transfer; 运费|Freight / 装卸费|Loading
  out; monthly 10; payroll; 26000..34000; salary; 代发工资|Payroll
  out; monthly 15; taxOffice; 1200..14000; tax; 增值税|VAT
  out; monthly 20; taxOffice; 7200..9100; tax; 社会保险费|Social insurance
  out; workdays 20; utilities; 120..2600; transfer;
  out; monthly 31; bankCharges; 20..160 by 0.5; fee; 手续费|Charges
  in; quarterly 21; bankCharges; 25bp; interest; 结息|Interest`;

const shell2 = `
  in; workdays 52; contractors; 3000..68000; transfer; 咨询费|Consulting / 监理费|Supervision / 造价咨询费|Cost consulting
  out; workdays 40; suppliers; 900..54000; transfer;
  out; workdays 46; homeShops; 40..2400; card; 差旅费|Travel / 招待费|Entertainment / 办公费|Office costs
  out; monthly 10; payroll; 38000..46000; salary; 代发工资|Payroll
  out; monthly 10; driver; 6000..6400 by 100; salary; 工资|Salary
  out; monthly 15; taxOffice; 900..9000; tax; 增值税|VAT
  out; monthly 20; taxOffice; 9800..12000; tax; 社会保险费|Social insurance
  out; monthly 5; officeLandlord; 12500; transfer; 房租|Rent
  out; workdays 14; utilities; 90..900; transfer;
  out; monthly 31; bankCharges; 10..90 by 0.5; fee; 手续费|Charges
  in; quarterly 21; bankCharges; 25bp; interest; 结息|Interest`;

const official = `
  out; days 188; homeShops; 3.5..420 by 0.1; card; 消费|Purchase / 快捷支付|Quick payment / 扫码支付|QR payment
  out; days 14; colleagues; 50..1200 by 10; transfer; 转账|Transfer / 聚餐|Dinner / 代购|Purchase for a friend
  in; days 11; colleagues; 50..1500 by 10; transfer; 转账|Transfer / 还款|Repayment / 聚餐|Dinner
  out; monthly 20; bankCharges; 3562.18; fee; 个人住房贷款还款|Mortgage
  out; workdays 24; utilities; 30..480; transfer;
  out; monthly 6; cash; 500..2000 by 100; cash; ATM取款|Cash withdrawal
  in; quarterly 21; bankCharges; 25bp; interest; 结息|Interest`;

const driver = `
  out; days 150; homeShops; 3..260 by 0.1; card; 消费|Purchase / 扫码支付|QR payment
  in; days 22; market; 60..2400 by 10; transfer; 运费|Haulage / 转账|Transfer
  out; days 10; market; 50..900 by 10; transfer; 转账|Transfer / 维修费|Repairs
  out; monthly 3; landlordHome; 1200; transfer; 房租|Rent
  out; monthly 26; cash; 300..1000 by 100; cash; ATM取款|Cash withdrawal
  in; quarterly 21; bankCharges; 25bp; interest; 结息|Interest`;

const collector = `
  in; days 146; market; 2000..180000 by 100; transfer; 货款|Goods / 转账|Transfer / 往来款|Current account / 还款|Repayment
  in; days 24; customers; 20000..300000 by 1000; transfer; 转账|Transfer / 借款|Loan / 往来款|Current account
  out; days 132; market; 2000..300000 by 100; transfer; 货款|Goods / 往来款|Current account / 代付|Payment for others
  out; days 24; customers; 20000..620000 by 1000; transfer; 转账|Transfer / 还款|Repayment
  out; days 7; cash; 20000..50000 by 10000; cash; 柜面取款|Cash at the counter
  out; monthly 31; bankCharges; 2..48 by 0.5; fee; 手续费|Charges
  in; quarterly 21; bankCharges; 25bp; interest; 结息|Interest`;

/** Daily life on the seven accounts in mainland China. */
export function dailyLifeAtHome({ accounts, outside, parties: named }: Cast): Habit[] {
  const parties: PartyWords = {
    ...outside,
    colleagues: named.colleagues,
    customers: named.customers,
    cashier: [named.cashier],
    landlordHome: [named.landlordHome],
    officeLandlord: outside.suppliers.slice(0, 1),
    investment: [accounts.investment],
    official: [accounts.official],
    driver: [accounts.driver],
  };
  const hours = [7, 22] as const;
  return [
    ...readHabits({ account: accounts.finance, parties }, financeBureau),
    ...readHabits({ account: accounts.investment, parties }, investmentCompany),
    ...readHabits({ account: accounts.shell1, parties }, shell1),
    ...readHabits({ account: accounts.shell2, parties }, shell2),
    ...readHabits({ account: accounts.official, parties, hours }, official),
    ...readHabits({ account: accounts.driver, parties, hours }, driver),
    ...readHabits({ account: accounts.collector, parties, hours }, collector),
  ];
}
