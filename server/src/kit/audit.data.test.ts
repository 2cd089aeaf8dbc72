// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listAudit } from "@tianwang/wire/kit";
import type { SignedIn, TestServer } from "../testing.ts";
import { startTestServer } from "../testing.ts";

let server: TestServer;
let reader: SignedIn;
before(async () => {
  server = await startTestServer("audit-pages");
  reader = await server.signIn(server.ground.acting);
});
after(() => server.close());

test("pages lose and repeat no entry, also where they end inside one commit", async () => {
  const { store, acting } = server.ground;
  for (const commit of ["one", "two", "three"])
    await store.run(acting, "test", async (work) => {
      for (let at = 0; at < 7; at++) work.audit(`test.${commit}`, "subject-of-pages", { at });
      // Entries of the same commit that the filter leaves out stand between those it keeps.
      work.audit("test.other", "another-subject");
      work.audit(`test.${commit}`, "subject-of-pages");
    });
  const expected = ["three", "two", "one"].flatMap((commit) =>
    [0, 1, 2, 3, 4, 5, 6, 8].map((position) => `test.${commit} ${position}`),
  );
  for (const count of [1, 3, 5, 8, 100]) {
    const seen: string[] = [];
    let known: string | undefined;
    for (;;) {
      const { rows } = await reader.client.call(listAudit, {
        query: {
          subject: "subject-of-pages",
          outcome: "done",
          count,
          ...(known === undefined ? {} : { after: known }),
        },
      });
      // The log tells of these calls as well; they are about the same subject.
      const own = rows.filter(({ action }) => action !== listAudit.id);
      seen.push(...own.map(({ action, position }) => `${action} ${position}`));
      const last = rows.at(-1);
      if (!last) break;
      known = `${last.seq}.${last.position}`;
    }
    assert.deepEqual(seen, expected, `${count} a page`);
  }
});
