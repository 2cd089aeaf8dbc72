// SPDX-License-Identifier: Apache-2.0
import { formatMinor } from "@tianwang/kernel/money";
import type { Firm } from "../firms.ts";
import type { WorldFile } from "../statement.ts";
import { writeWorkbook } from "../write/workbook.ts";
import type { Cast } from "./cast.ts";
import { personOf } from "./outside.ts";

/** Who runs and who owns a company, as the register and the truth have it. */
export interface Company {
  readonly firm: Firm;
  readonly foundedOn: string;
  readonly capital: string;
  readonly officers: readonly { readonly person: string; readonly post: string }[];
  readonly shareholders: readonly {
    /** A person or a firm, by id. */
    readonly holder: string;
    readonly shareBasisPoints: number;
  }[];
  /** The person who really owns it, where the register hides that. */
  readonly hiddenOwner?: string;
}

/** The companies of the case. */
export function companiesOf({ firms }: Cast): Company[] {
  const shell = (
    firm: Firm,
    foundedOn: string,
    capital: string,
    posts: Pick<Company, "officers" | "shareholders">,
  ): Company => ({ firm, foundedOn, capital, ...posts, hiddenOwner: "official" });
  return [
    {
      firm: firms.investment,
      foundedOn: "2011-06-08",
      capital: "200,000,000 CNY",
      officers: [{ person: "cic-manager", post: "总经理" }],
      shareholders: [{ holder: "finance", shareBasisPoints: 10_000 }],
    },
    shell(firms.shell1, "2021-09-14", "5,000,000 CNY", {
      officers: [
        { person: "shell1-legal", post: "法定代表人、执行董事" },
        { person: "shell1-holder", post: "监事" },
      ],
      shareholders: [
        { holder: "shell1-holder", shareBasisPoints: 7000 },
        { holder: "shell1-legal", shareBasisPoints: 3000 },
      ],
    }),
    shell(firms.shell2, "2021-10-27", "2,000,000 CNY", {
      officers: [
        { person: "shell2-legal", post: "法定代表人、执行董事" },
        { person: "shell2-finance", post: "财务负责人" },
      ],
      shareholders: [
        { holder: "shell2-legal", shareBasisPoints: 5100 },
        { holder: "driver", shareBasisPoints: 4900 },
      ],
    }),
    shell(firms.shell3, "2021-11-03", "10,000 HKD", {
      officers: [
        { person: "shell3-director", post: "Director" },
        { person: "shell3-secretary", post: "Company secretary" },
      ],
      shareholders: [{ holder: "shell3-director", shareBasisPoints: 10_000 }],
    }),
    {
      firm: firms.payout,
      foundedOn: "2016-02-22",
      capital: "1,000,000 HKD",
      officers: [{ person: "payout-director", post: "Director" }],
      shareholders: [{ holder: "payout-holder", shareBasisPoints: 10_000 }],
    },
    {
      firm: firms.wholesaler,
      foundedOn: "2018-05-17",
      capital: "100,000 CNY",
      officers: [{ person: "wholesale-owner", post: "经营者" }],
      shareholders: [{ holder: "wholesale-owner", shareBasisPoints: 10_000 }],
    },
    {
      firm: firms.exchangeHouse,
      foundedOn: "2014-01-30",
      capital: "2,000,000 AED",
      officers: [{ person: "exchange-manager", post: "Manager" }],
      shareholders: [{ holder: "exchange-manager", shareBasisPoints: 10_000 }],
    },
  ];
}

function holderCells(cast: Cast, holder: string): [string, string, string] {
  const firm = Object.values(cast.firms).find(({ id }) => id === holder);
  if (firm) return [firm.name, "企业", firm.registerNo];
  const person = personOf(cast.people, holder);
  return [person.name, "自然人", person.documents[0]?.number ?? ""];
}

/** Writes the company register: one workbook with a sheet each for companies, officers, shareholders. */
export function writeRegister(cast: Cast, path: string): WorldFile {
  const companies = companiesOf(cast);
  const named = ({ firm }: Company) => [firm.registerNo, firm.name];
  const share = (basisPoints: number) => `${formatMinor(BigInt(basisPoints), 2)}%`;
  const sheet = (name: string, head: string[], rows: string[][]) => ({
    name,
    rows: [head, ...rows],
    widths: head.map(() => 24),
    titleSpan: 1,
  });
  const bytes = writeWorkbook([
    sheet(
      "企业信息",
      [
        "统一社会信用代码/注册号",
        "企业名称",
        "英文名称",
        "注册地",
        "成立日期",
        "注册资本",
        "登记状态",
      ],
      companies.map((company) => [
        ...named(company),
        company.firm.latin,
        company.firm.country,
        company.foundedOn,
        company.capital,
        "存续",
      ]),
    ),
    sheet(
      "主要人员",
      ["统一社会信用代码/注册号", "企业名称", "姓名", "英文姓名", "职务", "证件号码"],
      companies.flatMap((company) =>
        company.officers.map(({ person, post }) => {
          const { name, latin, documents } = personOf(cast.people, person);
          return [...named(company), name, latin, post, documents[0]?.number ?? ""];
        }),
      ),
    ),
    sheet(
      "股东信息",
      ["统一社会信用代码/注册号", "企业名称", "股东名称", "股东类型", "证件号码", "持股比例"],
      companies.flatMap((company) =>
        company.shareholders.map(({ holder, shareBasisPoints }) => [
          ...named(company),
          ...holderCells(cast, holder),
          share(shareBasisPoints),
        ]),
      ),
    ),
  ]);
  return { path, bytes };
}
