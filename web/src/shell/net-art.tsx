// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";

interface Knot {
  readonly x: number;
  readonly y: number;
}

const cords = Array.from({ length: 25 }, (_, at) => at - 12);
const rings = Array.from({ length: 14 }, (_, at) => ((at + 1) / 14) ** 0.85);

/** A point of a net that is cast from above: cords spread, rings sag. */
function knotAt(cord: number, t: number): Knot {
  return { x: 300 + cord * (6 + 78 * t ** 1.15), y: -40 + 1080 * t - Math.abs(cord) * 9 * t };
}

const number = (value: number) => value.toFixed(1);

function cordPath(cord: number): string {
  const points = [0, ...rings].map((t) => knotAt(cord, t));
  return points.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${number(x)} ${number(y)}`).join("");
}

function ringPath(t: number): string {
  let path = "";
  for (const cord of cords.slice(0, -1)) {
    const [a, b] = [knotAt(cord, t), knotAt(cord + 1, t)];
    const sag = 6 + 26 * t;
    const middle = `${number((a.x + b.x) / 2)} ${number((a.y + b.y) / 2 + sag)}`;
    path += `M${number(a.x)} ${number(a.y)}Q${middle} ${number(b.x)} ${number(b.y)}`;
  }
  return path;
}

/** Where something is caught. */
const caught = knotAt(3, rings[4] ?? 0.5);

/** The net of heaven; decoration of the pages before sign-in. */
export function NetArt(): ReactElement {
  return (
    <svg
      className="tw-net-art"
      viewBox="0 0 600 900"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <g fill="none" stroke="#ffffff" strokeOpacity="0.17">
        {cords.map((cord) => (
          <path key={cord} d={cordPath(cord)} />
        ))}
        {rings.map((t) => (
          <path key={t} d={ringPath(t)} />
        ))}
      </g>
      <g fill="#ffffff" fillOpacity="0.3">
        {cords.flatMap((cord) =>
          rings.map((t) => {
            const { x, y } = knotAt(cord, t);
            return <circle key={`${cord} ${t}`} cx={number(x)} cy={number(y)} r="1.6" />;
          }),
        )}
      </g>
      <circle cx={caught.x} cy={caught.y} r="13" fill="#d8402f" fillOpacity="0.28" />
      <circle cx={caught.x} cy={caught.y} r="5.5" fill="#d8402f" />
    </svg>
  );
}
