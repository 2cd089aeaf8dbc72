// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "@tianwang/store";
import type { TestStore } from "@tianwang/store/testing";
import { openTestStore } from "@tianwang/store/testing";
import { Acceptor } from "../messages/acceptor.data.ts";
import { readJsonMessages } from "../messages/message-json.ts";
import { jsonPayment } from "../messages/testing.ts";
import { watchMaking } from "../messages/watching.ts";

let ground: TestStore;
before(async () => {
  ground = await openTestStore("alert-growth");
});
after(() => ground.close());

const minute = (count: number) =>
  new Date(Date.UTC(2026, 0, 5, 8) + count * 60_000).toISOString().replace(".000", "");

/** Twelve strangers pay one account, which then pays twelve others: first a fan-in, then the whole. */
function gatherScatter() {
  const account = (name: string) => ({ bank: "ICBKCNBJXXX", account: name, name });
  const gathered = Array.from({ length: 12 }, (_, i) => ({
    from: account(`P${i}`),
    to: account("MIDDLE"),
    at: minute(i * 300),
  }));
  const scattered = Array.from({ length: 14 }, (_, i) => ({
    from: account("MIDDLE"),
    to: account(`B${i}`),
    at: minute(3_700 + i * 300),
  }));
  const objects = [...gathered, ...scattered].map((each, i) =>
    jsonPayment({ messageId: `G${i}`, amount: `${900 + 7 * i}.00`, ...each }),
  );
  return readJsonMessages(JSON.stringify(objects)).flatMap((one) =>
    "payment" in one ? one.payment : [],
  );
}

test("an alert whose shape is taken in by a larger one joins its alert, and it is written down", async () => {
  const making = { ...watchMaking, strengthMin: 0.2 };
  const acceptor = new Acceptor(ground.store, making);
  for (const payment of gatherScatter())
    await acceptor.accept({ acting: ground.acting, feedId: null }, [payment]);
  const { rows } = await ground.store.asOwner((db) =>
    sql<{ typology: string; state: string; into: string | null; events: number }>`
      select a.typology, a.state, b.typology as into,
        (select count(*)::int from monitoring.alert_events e
          where e.alert_id = a.id and e.kind = 'taken-in') as events
      from monitoring.alerts a left join monitoring.alerts b on b.id = a.joined_id
      order by a.typology
    `.execute(db),
  );
  assert.deepEqual(
    rows.filter(({ typology }) => /fan|gather/u.test(typology)),
    [
      { typology: "fan-in", state: "joined", into: "gather-scatter", events: 1 },
      { typology: "fan-out", state: "joined", into: "gather-scatter", events: 1 },
      { typology: "gather-scatter", state: "open", into: null, events: 0 },
    ],
  );
});
