// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { serverCommands } from "./commands.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { languageOf } from "./language.ts";
import { localCommands } from "./local.cli.ts";
import { findCommand, parseWords, plainWords } from "./words.ts";

const all = [...serverCommands, ...localCommands];

test("commands are called by different words", () => {
  const words = all.map((command) => command.words.join(" "));
  assert.equal(new Set(words).size, words.length);
  assert.ok(words.includes("open"));
});

// A command gets a client of the API and nothing else of the server: what it can see is what the
// routes give, and those are tested one by one against another agency.
test("the commands that do not go through the API are these and no others", () => {
  assert.deepEqual(localCommands.map((command) => command.words.join(" ")).toSorted(), [
    "config",
    "restore",
    "start",
    "worlds make",
  ]);
});

test("every command explains itself in both languages", () => {
  for (const language of ["zh", "en"] as const) {
    const general = generalHelp(all, language);
    for (const command of all) {
      assert.ok(general.includes(command.words.join(" ")));
      assert.ok(commandHelp(command, language).includes(command.summary[language]));
      for (const option of command.options) assert.ok(option.summary[language].length > 0);
    }
  }
});

test("the longest match wins, and options may stand anywhere", () => {
  assert.equal(findCommand(all, ["--json", "worlds", "make", "x"])?.words.join(" "), "worlds make");
  assert.equal(findCommand(all, ["nonsense"]), null);
  assert.equal(findCommand(all, ["--lang", "en", "config"])?.words.join(" "), "config");
  assert.deepEqual(plainWords(["--help", "--lang", "en"]), []);
  const open = findCommand(all, ["open"]);
  assert.ok(open);
  const parsed = parseWords(open, ["--json", "open", "./folder", "--case", "甲"]);
  assert.deepEqual(parsed.positionals, ["./folder"]);
  assert.equal(parsed.options["case"], "甲");
});

test("what cannot be understood is refused as usage, not as a failure", () => {
  const open = findCommand(all, ["open"]);
  assert.ok(open);
  for (const words of [
    ["open"],
    ["open", "a", "b"],
    ["open", "a", "--nonsense"],
    ["open", "a", "--case"],
  ]) {
    assert.throws(() => parseWords(open, words), { name: "UsageError" }, words.join(" "));
  }
});

test("the language is that of the option, else the setting, else the locale", () => {
  assert.equal(languageOf(["open", "--lang", "zh"], { TIANWANG_LANG: "en" }), "zh");
  assert.equal(languageOf(["open", "--lang=en"], { LANG: "zh_CN.UTF-8" }), "en");
  assert.equal(languageOf([], { TIANWANG_LANG: "zh", LANG: "C" }), "zh");
  assert.equal(languageOf([], { LANG: "zh_CN.UTF-8" }), "zh");
  assert.equal(languageOf([], {}), "en");
});
