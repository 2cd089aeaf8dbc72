// SPDX-License-Identifier: Apache-2.0

/** One value with its labels, as Prometheus reads it. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A number that is told to whoever watches the program. */
export interface Metric {
  readonly name: string;
  readonly kind: "counter" | "gauge" | "histogram";
  /** In English only: the text format is for machines and has no languages. */
  readonly help: string;
  samples(): readonly Sample[];
}

/** Counts what happens, by one label. */
export class Counter implements Metric {
  readonly kind = "counter";
  readonly name: string;
  readonly help: string;
  readonly #label: string;
  readonly #counts = new Map<string, number>();

  constructor(name: string, help: string, label: string, words: readonly string[]) {
    this.name = name;
    this.help = help;
    this.#label = label;
    for (const word of words) this.#counts.set(word, 0);
  }

  add(word: string, count = 1): void {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + count);
  }

  samples(): readonly Sample[] {
    return [...this.#counts].map(([word, value]) => ({
      name: this.name,
      labels: { [this.#label]: word },
      value,
    }));
  }
}

/** A value that is read when somebody asks. */
export function gauge(name: string, help: string, read: () => number): Metric {
  return { name, kind: "gauge", help, samples: () => [{ name, labels: {}, value: read() }] };
}

/** Counts values by upper bounds; a value equal to a bound is within it. */
export class Histogram implements Metric {
  readonly kind = "histogram";
  readonly name: string;
  readonly help: string;
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  #sum = 0;
  #count = 0;

  constructor(name: string, help: string, bounds: readonly number[]) {
    this.name = name;
    this.help = help;
    this.#bounds = bounds;
    this.#counts = bounds.map(() => 0);
  }

  observe(value: number): void {
    this.#sum += value;
    this.#count += 1;
    const at = this.#bounds.findIndex((bound) => value <= bound);
    if (at >= 0) this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  samples(): readonly Sample[] {
    let total = 0;
    const buckets = this.#bounds.map((bound, at): Sample => {
      total += this.#counts[at] ?? 0;
      return { name: `${this.name}_bucket`, labels: { le: String(bound) }, value: total };
    });
    return [
      ...buckets,
      { name: `${this.name}_bucket`, labels: { le: "+Inf" }, value: this.#count },
      { name: `${this.name}_sum`, labels: {}, value: this.#sum },
      { name: `${this.name}_count`, labels: {}, value: this.#count },
    ];
  }
}

const escaped = (text: string) =>
  text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

function lineOf({ name, labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(([label, word]) => `${label}="${escaped(word)}"`);
  return `${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${value}`;
}

/** Writes metrics in the text format of Prometheus, version 0.0.4. */
export function writeMetrics(metrics: readonly Metric[]): string {
  return metrics
    .flatMap((metric) => [
      `# HELP ${metric.name} ${metric.help}`,
      `# TYPE ${metric.name} ${metric.kind}`,
      ...metric.samples().map(lineOf),
      "",
    ])
    .join("\n");
}
