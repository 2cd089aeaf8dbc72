// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import type { Instant } from "@tianwang/kernel/calendar";
import type { ActorId, ExhibitId } from "@tianwang/kernel/ids";
import { captionOf, entitiesFrom, valuesOf } from "../statements/entity.ts";
import { readAccountNumber, readBank } from "./account-number.ts";
import { holderSchema, isName } from "./holder-name.ts";
import type { AccountParty, PartyScope } from "./party.ts";
import { createPartyCollector, entitiesOfParty } from "./party.ts";
import { stateMentions } from "./party-statements.ts";

const hash = (text: string) => createHash("sha256").update(text).digest();
const scope: PartyScope = { compartmentId: "cmp_0000A", hash };
const elsewhere: PartyScope = { compartmentId: "cmp_0000B", hash };

/** What FollowTheMoney takes for the id of an entity (`EntityType.REGEX_RAW`). */
const idForm = /^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$/u;

function party(
  account: string,
  name = "",
  bank = "",
  more: Partial<AccountParty> = {},
): AccountParty {
  return { account, name, bank, ...more };
}

suite("names of holders", () => {
  const kinds: readonly (readonly [string, string])[] = [
    ["海川贸易有限公司", "Company"],
    ["海川贸易有限公司（上海）", "Company"],
    ["华信合伙企业（有限合伙）", "Company"],
    ["株式会社サンプル", "Company"],
    ["Haichuan Trading Co., Ltd.", "Company"],
    ["HAICHUAN TRADING CO LTD", "Company"],
    ["Bluewater Holdings Limited (BVI)", "Company"],
    ["Müller & Söhne GmbH", "Company"],
    ["ACME S.A.", "Company"],
    ["Exemple S.à r.l.", "Company"],
    ["ООО Ромашка", "Company"],
    ["Smith & Co", "Company"],
    ["ACME SA", "LegalEntity"],
    ["Maria Sa", "LegalEntity"],
    ["Marco", "LegalEntity"],
    ["Linc", "LegalEntity"],
    ["Zhang Wei", "LegalEntity"],
    ["张伟", "LegalEntity"],
    ["张伟先生", "Person"],
    ["Mrs. Jane Doe", "Person"],
    ["Missouri River", "LegalEntity"],
    ["临河县财政局", "PublicBody"],
    ["临河县人民政府", "PublicBody"],
    ["Ministry of Finance", "PublicBody"],
  ];
  for (const [name, schema] of kinds) {
    test(`${name} is a ${schema}`, () => assert.equal(holderSchema(name), schema));
  }

  const noNames = [
    "",
    " ",
    "N/A",
    "n.a.",
    "-",
    "—",
    "无",
    "未知",
    "ＮＵＬＬ",
    "None",
    "现金",
    "***",
    "0",
    "X",
    "12345",
    "6222020012345678",
    "1234CNY",
    "\u202E\u200F",
    "\uD800",
  ];
  for (const text of noNames) {
    test(`${JSON.stringify(text)} is no name`, () => assert.ok(!isName(text)));
  }
  for (const text of ["王", "张*", "7-Eleven", "Li", "김", "Nan", "محمد"]) {
    test(`${text} is a name`, () => assert.ok(isName(text)));
  }
});

suite("account numbers", () => {
  test("an IBAN tells its country and bank", () => {
    const number = readAccountNumber("DE89 3704 0044 0532 0130 00");
    assert.equal(number?.iban?.country, "de");
    assert.equal(number?.iban?.bankCode, "37040044");
  });

  test("a mask is seen, stars and crosses alike", () => {
    for (const text of ["6222****1234", "6222XXXX1234", "6222 •••• 1234"]) {
      assert.equal(readAccountNumber(text)?.key, "6222****1234");
      assert.equal(readAccountNumber(text)?.isMasked, true);
    }
    assert.equal(readAccountNumber("FX1234")?.isMasked, false);
  });

  test("a text without digits is none, an e-mail address is one", () => {
    for (const text of ["", "N/A", "—"]) assert.equal(readAccountNumber(text), null);
    assert.equal(readAccountNumber("wang.wu@example.com")?.key, "wangwuexamplecom");
  });

  const banks: readonly (readonly [string, string, string])[] = [
    ["DEUTDEFF", "de", "bic"],
    ["DEUTDEFF500", "", "bic"],
    ["COBADEFFXXX", "", "bic"],
    ["BARCLAYS", "", "name"],
    ["COMMERZBANK", "de", "name"],
    ["中国银行", "cn", "name"],
    ["102100099996", "", "code"],
    ["20-00-00", "gb", "code"],
    [" ", "", "none"],
  ];
  for (const [text, country, kind] of banks) {
    test(`${text} is a ${kind}`, () => assert.equal(readBank(text, country).kind, kind));
  }
});

suite("a party", () => {
  test("is an account, its holder and the ownership between them", () => {
    const named = party("DE89 3704 0044 0532 0130 00", "Haichuan GmbH", "DEUTDEFF", {
      currency: "EUR",
    });
    const { account, holder, ownership, problems } = entitiesOfParty(named, "own", "", scope);
    assert.deepEqual(problems, []);
    assert.deepEqual(Object.fromEntries(account?.properties ?? []), {
      iban: ["DE89 3704 0044 0532 0130 00"],
      bic: ["DEUTDEFF"],
      tianwangBankCode: ["37040044"],
      country: ["de"],
      currency: ["EUR"],
    });
    assert.equal(holder?.schema, "Company");
    assert.deepEqual(Object.fromEntries(ownership?.properties ?? []), {
      owner: [holder?.id],
      asset: [account?.id],
      role: ["account holder"],
    });
    for (const draft of [account, holder, ownership]) assert.match(draft?.id ?? "", idForm);
  });

  const accountOf = (value: AccountParty, where = scope) =>
    entitiesOfParty(value, "own", "", where).account?.id;
  const holderOf = (value: AccountParty, from = "") =>
    entitiesOfParty(value, "counterparty", from, scope).holder?.id;

  test("with the same account in any spelling is the same account", () => {
    const plain = accountOf(party("DE89370400440532013000"));
    assert.equal(accountOf(party("de89 3704 0044 0532 0130 00", "王五", "Some bank")), plain);
    assert.equal(
      accountOf(party("6222-0200-1234-5678")),
      accountOf(party("6222020012345678", "", "中国银行")),
    );
  });

  test("with a short number is told apart by bank and country", () => {
    const one = accountOf(party("12345678", "", "First Bank"));
    assert.notEqual(one, accountOf(party("12345678", "", "Second Bank")));
    assert.notEqual(one, accountOf(party("12345678", "", "First Bank", { country: "Malta" })));
    assert.equal(one, accountOf(party("1234 5678", "", "FIRST BANK")));
  });

  test("with a masked number is told apart by name and bank, and says so", () => {
    const masked = party("6222****1234", "张伟", "中国银行");
    assert.equal(accountOf(masked), accountOf(party("6222XXXX1234", "张伟", "中国银行")));
    assert.notEqual(accountOf(masked), accountOf({ ...masked, name: "张玮" }));
    const { problems } = entitiesOfParty(masked, "own", "", scope);
    assert.deepEqual(problems, [["ACCOUNT_MASKED", "account"]]);
  });

  test("in another compartment is another entity", () => {
    const value = party("DE89370400440532013000");
    assert.notEqual(accountOf(value), accountOf(value, elsewhere));
  });

  test("with one name on two accounts is two holders until somebody judges", () => {
    assert.notEqual(
      holderOf(party("6222020012345678", "张伟")),
      holderOf(party("6222020012345679", "张伟")),
    );
    assert.equal(
      holderOf(party("6222020012345678", "Haichuan Trading Co., Ltd.")),
      holderOf(party("6222020012345678", "HAICHUAN TRADING CO LTD")),
    );
  });

  test("without an account is told apart by who names it", () => {
    assert.equal(holderOf(party("", "张伟"), "A"), holderOf(party("", "张伟"), "A"));
    assert.notEqual(holderOf(party("", "张伟"), "A"), holderOf(party("", "张伟"), "B"));
    assert.equal(entitiesOfParty(party("", "张伟"), "own", "A", scope).ownership, null);
  });

  test("that is nobody makes no entity, and says so unless it is blank", () => {
    const nobody = entitiesOfParty(party("N/A", "现金", "x"), "counterparty", "", scope);
    assert.deepEqual([nobody.account, nobody.holder, nobody.ownership], [null, null, null]);
    assert.deepEqual(nobody.problems, [
      ["ACCOUNT_NOT_A_NUMBER", "account"],
      ["NAME_NOT_A_NAME", "name"],
    ]);
    assert.deepEqual(entitiesOfParty(party("", " "), "counterparty", "", scope).problems, []);
  });

  test("with a broken IBAN keeps it as an account number, and says so", () => {
    const { account, problems } = entitiesOfParty(
      party("DE89370400440532013001"),
      "own",
      "",
      scope,
    );
    assert.deepEqual(account?.properties.get("accountNumber"), ["DE89370400440532013001"]);
    assert.equal(account?.properties.has("iban"), false);
    assert.deepEqual(problems, [["IDENTIFIER_INVALID", "account"]]);
  });

  test("of any content gives ids that can be stored, the same every time", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, text, (account, name, bank) => {
        const first = entitiesOfParty({ account, name, bank }, "own", "x", scope);
        assert.deepEqual(entitiesOfParty({ account, name, bank }, "own", "x", scope), first);
        for (const draft of [first.account, first.holder, first.ownership]) {
          assert.ok(draft === null || idForm.test(draft.id));
        }
      }),
    );
  });
});

suite("the parties of files", () => {
  const from = (exhibit: string) => ({
    exhibitId: `exh_0000${exhibit}` as ExhibitId,
    addedBy: "act_0000A" as ActorId,
    addedAt: "2026-11-23T00:00:00.000Z" as Instant,
  });

  test("are gathered once each, with their first place", () => {
    const collector = createPartyCollector(scope);
    const row = (n: number) => ({ kind: "row", row: n }) as const;
    const own = party("6222020012345678", "海川贸易有限公司", "中国银行");
    const first = collector.see(own, "own", "", row(2));
    collector.see({ ...own }, "own", "", row(3));
    const other = collector.see(party("", "张伟"), "counterparty", own.account, row(3));
    assert.equal(other.accountId, null);
    const mentions = collector.mentions();
    assert.deepEqual(
      mentions.map(({ locator }) => locator),
      [row(2), row(3)],
    );
    assert.equal(mentions[0]?.entities.account?.id, first.accountId);
    assert.equal(mentions[0]?.entities.holder?.id, first.holderId);
  });

  test("one account in two statements is one entity with two sources", () => {
    const statements = ["A", "B"].flatMap((exhibit, i) => {
      const collector = createPartyCollector(scope);
      const account = i === 0 ? "6222 0200 1234 5678" : "6222020012345678";
      collector.see(party(account, "海川贸易有限公司"), "own", "", { kind: "row", row: 2 });
      return stateMentions(collector.mentions(), from(exhibit)).statements;
    });
    const entities = entitiesFrom(statements);
    assert.deepEqual(entities.map(({ schema }) => schema).sort(), [
      "BankAccount",
      "Company",
      "Ownership",
    ]);
    const company = entities.find(({ schema }) => schema === "Company")!;
    assert.equal(captionOf(company, "en"), "海川贸易有限公司");
    const sources = company.properties.get("name")?.[0]?.sources ?? [];
    assert.deepEqual(
      sources.map(({ exhibitId }) => exhibitId),
      ["exh_0000A", "exh_0000B"],
    );
  });

  test("the spelling of the source stays beside the clean value", () => {
    const collector = createPartyCollector(scope);
    const spaced = party("DE89 3704 0044 0532 0130 00", "  张　伟 ", "", { country: "Malta" });
    collector.see(spaced, "own", "", { kind: "line", line: 4 });
    collector.see(party("6222****1234", "N/A"), "counterparty", "", { kind: "line", line: 5 });
    const { statements, problems } = stateMentions(collector.mentions(), from("A"));
    const entities = entitiesFrom(statements);
    const account = entities.find((entity) => valuesOf(entity, "iban").length > 0)!;
    assert.deepEqual(valuesOf(account, "iban"), ["DE89370400440532013000"]);
    assert.deepEqual(valuesOf(account, "country"), ["de"]);
    const [name] =
      entities.find(({ schema }) => schema === "LegalEntity")?.properties.get("name") ?? [];
    assert.equal(name?.value, "张 伟");
    assert.equal(name?.sources[0]?.originalValue, "  张　伟 ");
    assert.deepEqual(
      problems.map(({ code, locator, value }) => [code, locator, value]),
      [
        ["ACCOUNT_MASKED", { kind: "line", line: 5 }, "6222****1234"],
        ["NAME_NOT_A_NAME", { kind: "line", line: 5 }, "N/A"],
      ],
    );
  });
});
