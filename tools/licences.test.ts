// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { root } from "./tidy.ts";
import type { Lock } from "./licences.ts";
import { checkLicences, homepageOf, isAllowed, licenceFaults, thirdParties } from "./licences.ts";

test("NOTICE and THIRD-PARTY.csv are as they are generated, and every licence is allowed", () => {
  assert.deepEqual(checkLicences(root), []);
});

const lock: Lock = {
  packages: {
    "": { version: "0.1.0", license: "Apache-2.0" },
    kernel: { version: "0.1.0" },
    "node_modules/@tianwang/kernel": { link: true },
    "node_modules/b": { version: "1.0.0", license: "MIT", dev: true },
    "node_modules/a": { version: "2.0.0", license: "AGPL-3.0-only" },
    "node_modules/a/node_modules/b": { version: "1.0.0", license: "MIT" },
    "node_modules/c": { version: "1.0.0", license: "MPL-2.0", devOptional: true, optional: true },
    "node_modules/d": { version: "1.0.0" },
  },
};

suite("what the lock file tells", () => {
  test("each package of others once, ours never, runtime before dev", () => {
    assert.deepEqual(
      thirdParties(lock).map(({ name, version, kind, isOptional }) =>
        [name, version, kind, isOptional].join(" "),
      ),
      [
        "a 2.0.0 runtime false",
        "b 1.0.0 runtime false",
        "c 1.0.0 dev true",
        "d 1.0.0 runtime false",
      ],
    );
  });

  test("a licence that is not allowed, or not stated, is a fault", () => {
    assert.deepEqual(licenceFaults(thirdParties(lock)), [
      "a 2.0.0 (runtime) has the licence “AGPL-3.0-only”, which is not allowed",
      "d 1.0.0 (runtime) has the licence “”, which is not allowed",
    ]);
  });
});

test("every part of an AND must be allowed, and one part of an OR", () => {
  assert.ok(isAllowed("MIT AND OFL-1.1", "runtime"));
  assert.ok(!isAllowed("MIT AND GPL-3.0-only", "runtime"));
  assert.ok(isAllowed("(MIT OR GPL-3.0-only)", "runtime"));
  assert.ok(isAllowed("MPL-2.0", "dev"));
  for (const licence of ["MPL-2.0", "SSPL-1.0", "Elastic-2.0", "LGPL-3.0-or-later", "UNLICENSED"]) {
    assert.ok(!isAllowed(licence, "runtime"), licence);
  }
});

test("a homepage is that of the project, never that of a registry", () => {
  assert.equal(homepageOf({ homepage: "https://pglite.dev" }), "https://pglite.dev");
  assert.equal(homepageOf({}), "");
  const forms = [
    "git+https://github.com/a/b.git",
    "git://github.com/a/b.git",
    "git+ssh://git@github.com/a/b.git",
    "http://github.com/a/b",
    "github:a/b",
    "a/b",
  ];
  for (const url of forms) {
    const page = homepageOf({ homepage: "https://www.npmjs.com/package/b", repository: { url } });
    assert.equal(page, "https://github.com/a/b", url);
    assert.equal(homepageOf({ repository: url }), "https://github.com/a/b", url);
  }
});
