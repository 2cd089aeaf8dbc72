// SPDX-License-Identifier: Apache-2.0
import { listCases } from "@tianwang/casework/server";
import type { TraceDocument } from "@tianwang/flows";
import { findTrace, loadDocument } from "@tianwang/flows/server";
import type { Work } from "@tianwang/store";
import type { ComparisonDocument } from "../comparisons/comparison-document.ts";
import { findComparison, loadComparison } from "../comparisons/comparison.data.ts";
import { refuse } from "../errors.ts";

/** A saved trace or comparison, opened: its head, and the traces of its doctrines as they are asked for. */
export interface Subject {
  readonly id: string;
  readonly compartmentId: string;
  readonly title: string;
  readonly sha256: string;
  readonly madeBy: string;
  readonly madeAt: string;
  /** Null for a single trace. */
  readonly comparison: ComparisonDocument | null;
  /** Doctrines whose traces are kept. */
  readonly doctrines: readonly string[];
  readonly load: (doctrine: string) => Promise<TraceDocument>;
}

/** Opens what a schedule or a play is drawn from; refuses what the actor may not see. */
export async function openSubject(work: Work, id: string): Promise<Subject> {
  const saved = id.startsWith("trc_") ? await findTrace(work, id) : await findComparison(work, id);
  if (!saved) throw refuse("CLAIMS_NO_COMPARISON", { id });
  const { compartmentId, title, sha256, madeByName: madeBy, madeAt } = saved;
  const head = { id, compartmentId, title, sha256, madeBy, madeAt };
  if ("doctrine" in saved) {
    const { doctrine } = saved;
    return {
      ...head,
      comparison: null,
      doctrines: [doctrine],
      load: () => loadDocument(work.store, saved),
    };
  }
  const comparison = await loadComparison(work.store, saved);
  const kept = new Map(
    comparison.traces.flatMap(({ doctrine, sha256: hash }) =>
      hash === null ? [] : [[doctrine, hash] as const],
    ),
  );
  return {
    ...head,
    comparison,
    doctrines: [...kept.keys()],
    load: (doctrine) => loadDocument(work.store, { sha256: kept.get(doctrine) ?? "" }),
  };
}

/** One doctrine of a subject; refuses one whose trace is not kept. */
export function requireDoctrine({ id, doctrines }: Subject, doctrine: string): string {
  if (!doctrines.includes(doctrine))
    throw refuse("CLAIMS_NO_DOCTRINE_IN", { id, doctrine, known: doctrines.join(", ") });
  return doctrine;
}

/** The number and title of the case of a compartment; empty where there is none. */
export async function caseNameOf(work: Work, compartmentId: string): Promise<string> {
  const { rows } = await listCases(work, { compartmentId, count: 1 });
  const [found] = rows;
  return found ? `${found.number} ${found.title}`.trim() : "";
}
