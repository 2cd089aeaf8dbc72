// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";
import type { Shape } from "./flow-scene.ts";

/** A shape on the screen. */
export function ShapeView({ shape }: { shape: Shape }): ReactElement {
  switch (shape.kind) {
    case "rect":
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={shape.radius}
          fill={shape.fill}
          stroke={shape.stroke}
          strokeDasharray={shape.dash}
        />
      );
    case "path":
      return (
        <path
          d={shape.path}
          fill="none"
          stroke={shape.stroke}
          strokeWidth={shape.width}
          strokeOpacity={shape.opacity}
        />
      );
    case "text":
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.weight}
          fill={shape.fill}
          textAnchor={shape.anchor}
          {...(shape.halo === undefined
            ? {}
            : { stroke: shape.halo, strokeWidth: 3, paintOrder: "stroke" })}
        >
          {shape.text}
        </text>
      );
  }
}
