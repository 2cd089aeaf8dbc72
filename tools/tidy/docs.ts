// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import type { Finding, Repository, Rule } from "./repository.ts";
import type { SourceFile } from "./source-file.ts";

function pages(repository: Repository): readonly SourceFile[] {
  return repository.files.filter((file) => file.path.endsWith(".md"));
}

/** The lines of a page outside its code blocks, with their numbers. */
function proseLines(page: SourceFile): readonly (readonly [number, string])[] {
  let inCode = false;
  const out: (readonly [number, string])[] = [];
  for (const [index, line] of page.lines.entries()) {
    if (/^\s*(?:```|~~~)/u.test(line)) inCode = !inCode;
    else if (!inCode) out.push([index + 1, line]);
  }
  return out;
}

function headings(page: SourceFile, level: number): readonly string[] {
  const mark = `${"#".repeat(level)} `;
  return proseLines(page)
    .filter(([, line]) => line.startsWith(mark))
    .map(([, line]) => line.slice(mark.length).trim());
}

/** Headings of the README of an area, in this order. */
export const areaHeadings = [
  "Purpose",
  "Terms",
  "Doors",
  "Tables owned",
  "Units",
  "Invariants",
  "May not",
  "How to add one",
  "Open questions",
];

export const areaReadmes: Rule = {
  why: "A newcomer reads one page an area and knows what it does and what it may not.",
  *check(repository) {
    for (const { folder } of repository.workspaces) {
      if (!folder.startsWith("areas/")) continue;
      const path = `${folder}/README.md`;
      const page = repository.byPath.get(path);
      if (!page) yield { path, line: 0, says: "is missing" };
      else if (headings(page, 2).join("|") !== areaHeadings.join("|")) {
        yield { path, line: 0, says: `has the headings ${areaHeadings.join(" / ")}` };
      }
    }
  },
};

/** The most lines of a page, by its place; the first that fits holds. */
const pageLinesMax: readonly (readonly [RegExp, number])[] = [
  [/^areas\/[^/]+\/README\.md$/u, 80],
  [/^docs\/decisions\//u, 40],
  [/^(?:ARCHITECTURE|STYLE|README(?:\.zh)?|CONTRIBUTING)\.md$/u, 200],
  [/^CHANGELOG\.md$/u, 5_000],
  [/\.md$/u, 500],
];

export const pageSizes: Rule = {
  why: "A page that is too long is not read.",
  *check(repository) {
    for (const page of pages(repository)) {
      const max = pageLinesMax.find(([form]) => form.test(page.path))?.[1] ?? 0;
      const count = page.text.replace(/\n$/u, "").split("\n").length;
      if (count > max) yield { path: page.path, line: 0, says: `has ${count} lines of ${max}` };
    }
  },
};

export const oneTitle: Rule = {
  why: "A page is about one thing and says which.",
  *check(repository) {
    for (const page of pages(repository)) {
      const count = headings(page, 1).length;
      if (count !== 1) yield { path: page.path, line: 0, says: `has ${count} titles` };
    }
  },
};

const decisionHeadings = ["Question", "Choice", "Reasons", "What would change it"];

export const decisionForm: Rule = {
  why: "A decision says what was asked, what was chosen, why, and what would change it.",
  *check(repository) {
    const seen = new Map<string, string>();
    for (const page of pages(repository)) {
      if (!page.path.startsWith("docs/decisions/")) continue;
      const number = /^(\d{4})-[a-z0-9-]+\.md$/u.exec(page.name)?.[1];
      if (number === undefined)
        yield { path: page.path, line: 0, says: "is not NNNN-verb-phrase.md" };
      else if (seen.has(number)) {
        yield { path: page.path, line: 0, says: `has the number of ${seen.get(number)}` };
      } else seen.set(number, page.name);
      if (headings(page, 2).join("|") !== decisionHeadings.join("|")) {
        yield {
          path: page.path,
          line: 0,
          says: `has the headings ${decisionHeadings.join(" / ")}`,
        };
      }
    }
  },
};

export const decidedDependencies: Rule = {
  why: "A dependency comes after a decision that says why, and what would remove it.",
  *check(repository) {
    const decisions = pages(repository)
      .filter((page) => page.path.startsWith("docs/decisions/"))
      .map((page) => page.text)
      .join("\n");
    for (const { folder, dependencies, devDependencies } of repository.workspaces) {
      for (const name of [...dependencies, ...devDependencies]) {
        const isOurs = name.startsWith("@tianwang/") || name.startsWith("@types/");
        if (isOurs || decisions.includes(`\`${name}\``)) continue;
        const path = posix.join(folder, "package.json");
        yield { path, line: 0, says: `no decision names \`${name}\`` };
      }
    }
  },
};

const changelogSections = ["Law and detection", "Data", "Screens", "Interfaces", "Inside"];

/** What an entry about law or detection must say, besides what changed. */
const lawEntryForms: readonly (readonly [string, RegExp])[] = [
  ["Effective from", /Effective from \d{4}-\d{2}-\d{2}/u],
  ["Affects", /Affects /u],
  ["Saved cases unaffected / Re-run advised", /Saved cases unaffected|Re-run advised/u],
];

function* lawEntryFaults(page: SourceFile, line: number, entry: string): Generator<Finding> {
  for (const [name, form] of lawEntryForms) {
    if (!form.test(entry))
      yield { path: page.path, line, says: `the entry does not say “${name}”` };
  }
}

/** Joins the wrapped lines of a changelog into one line each: heading or entry. */
function entries(page: SourceFile): readonly (readonly [number, string])[] {
  const out: [number, string][] = [];
  for (const [number, line] of proseLines(page)) {
    const last = out.at(-1);
    if (/^\s+\S/u.test(line) && last) last[1] += ` ${line.trim()}`;
    else if (line.trim() !== "") out.push([number, line]);
  }
  return out;
}

export const changelogForm: Rule = {
  why: "A user sees at once whether a change of law or detection touches a saved case.",
  *check(repository) {
    const page = repository.byPath.get("CHANGELOG.md");
    if (!page) return;
    let section = "";
    let order = -1;
    for (const [line, text] of entries(page)) {
      if (text.startsWith("## ")) {
        order = -1;
        if (!/^## \d+\.\d+\.\d+ (?:\(unreleased\)|- \d{4}-\d{2}-\d{2})$/u.test(text)) {
          yield { path: page.path, line, says: "a version is `## 1.2.3 - 2026-11-23`" };
        }
      } else if (text.startsWith("### ")) {
        section = text.slice(4);
        const place = changelogSections.indexOf(section);
        if (place <= order) {
          yield { path: page.path, line, says: `sections are ${changelogSections.join(" / ")}` };
        }
        order = place;
      } else if (text.startsWith("- ") && section === "Law and detection") {
        yield* lawEntryFaults(page, line, text);
      }
    }
  },
};

const linkForm = /\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"/gu;

/** The anchor that a heading gets: lower case, words joined by dashes. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/gu, "-");
}

function anchors(page: SourceFile): ReadonlySet<string> {
  return new Set([1, 2, 3, 4].flatMap((level) => headings(page, level).map(anchorOf)));
}

function linkFault(repository: Repository, page: SourceFile, link: string): string | undefined {
  const [target = "", anchor = ""] = link.split("#");
  const path = target === "" ? page.path : posix.join(page.folder, target);
  const isFolder = [...repository.sizes.keys()].some((known) => known.startsWith(`${path}/`));
  if (!repository.sizes.has(path) && !isFolder) return `leads nowhere: ${link}`;
  const to = repository.byPath.get(path);
  if (anchor !== "" && to?.path.endsWith(".md") && !anchors(to).has(anchor)) {
    return `has no such heading: ${link}`;
  }
  return undefined;
}

/** The links of a page that stay inside the repository, with their lines. */
function* ownLinks(page: SourceFile): Generator<readonly [number, string]> {
  for (const [line, text] of proseLines(page)) {
    for (const match of text.matchAll(linkForm)) {
      const link = match[1] ?? match[2] ?? "";
      if (!/^(?:https?:|mailto:)/u.test(link)) yield [line, link];
    }
  }
}

export const docLinks: Rule = {
  why: "A link that leads nowhere loses the reader.",
  *check(repository) {
    for (const page of pages(repository)) {
      for (const [line, link] of ownLinks(page)) {
        const says = linkFault(repository, page, link);
        if (says !== undefined) yield { path: page.path, line, says };
      }
    }
  },
};
