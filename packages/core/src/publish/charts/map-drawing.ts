import type { MapCell } from "../../authorities/map-cell.ts";
import type { Figure } from "../figure.ts";
import type { ChartSpec, Drawing } from "./chart.ts";
import { ink, lineHeight, paper, steps } from "./chart-style.ts";
import { hexagon } from "./hexagon-path.ts";
import { statusWords } from "./status-words.ts";
import { shortNumber } from "./value-axis.ts";
import { valueClasses } from "./value-classes.ts";

export interface PlacedFigure {
  readonly figure: Figure;
  readonly cell: MapCell;
}

const WIDTH = 440;
const SIDE = 14;
const MARGIN = 16;

/** Of text of one, two and more characters, as it fits into a cell; longer text does not. */
const TEXT_SIZES: readonly number[] = [0, 10, 10, 10, 8];

interface Shade {
  readonly fill: string;
  readonly ink: string;
}

/** The map, each cell in the shade of its class with its value in it, and under it what the shades mean. */
export function mapDrawing(placed: readonly PlacedFigure[], write: (value: string) => string): Drawing {
  const shown = placed.filter(({ figure }) => figure.value !== null);
  const classes = valueClasses(shown, ({ figure }) => Number(figure.value), steps.length);
  const shades = new Map(
    classes.flatMap(({ members }, at) => members.map((one) => [one, shadeOf(at, classes.length)] as const)),
  );
  const cells = placed.map((one) => ({ ...drawnCell(one), ...(shades.get(one) ?? absent) }));
  const [left, top] = [Math.min(...cells.map(({ x }) => x)), Math.min(...cells.map(({ y }) => y))];
  const bottom = Math.max(...cells.map(({ y }) => y)) - top + 2 * MARGIN + 2 * SIDE;
  const wide = Math.max(...cells.map(({ x }) => x)) - left;
  const key = [
    ...classes.map(({ members }, at) => ({ ...shadeOf(at, classes.length), label: rangeOf(members, write), mark: "" })),
    ...absentKey(placed),
  ].map((entry, at) => ({ ...entry, y: bottom + at * (lineHeight + 6) }));
  return {
    width: WIDTH,
    height: bottom + key.length * (lineHeight + 6),
    spec: {
      data: [
        { name: "cells", values: cells },
        { name: "key", values: key },
      ],
      marks: [mapGroup((WIDTH - wide) / 2 - left, MARGIN + SIDE - top), ...keyMarks],
    },
  };
}

const absent = { fill: paper, ink } as const;

/** Where there are fewer classes than shades, those furthest apart. */
function shadeOf(at: number, classes: number): Shade {
  const index = classes < 2 ? 2 : Math.round((at * (steps.length - 1)) / (classes - 1));
  return steps[index] ?? absent;
}

function drawnCell({ figure, cell }: PlacedFigure) {
  const text = figure.value === null ? (figure.status ?? "x") : shortNumber(Number(figure.value));
  const size = TEXT_SIZES[text.length] ?? 0;
  return { ...hexagon(cell, SIDE), text: size === 0 ? "" : text, size, dash: figure.value === null ? [2, 2] : [] };
}

function rangeOf(members: readonly PlacedFigure[], write: (value: string) => string): string {
  const [least, most] = [members[0], members.at(-1)].map((one) => write(one?.figure.value ?? ""));
  const councils = members.length === 1 ? "1 council" : `${members.length} councils`;
  return least === most ? `${least} (${councils})` : `${least} to ${most} (${councils})`;
}

function absentKey(placed: readonly PlacedFigure[]) {
  const met = new Set(placed.flatMap(({ figure }) => (figure.value === null ? [figure.status ?? "x"] : [])));
  return [...met].toSorted().map((status) => ({ ...absent, label: `${status}: ${statusWords(status)}`, mark: status }));
}

function mapGroup(x: number, y: number): ChartSpec {
  const at = { x: { field: "x" }, y: { field: "y" } };
  return {
    type: "group",
    encode: { enter: { x: { value: x }, y: { value: y } } },
    marks: [
      {
        type: "path",
        from: { data: "cells" },
        encode: {
          enter: {
            ...at,
            path: { field: "path" },
            fill: { field: "fill" },
            stroke: { value: ink },
            strokeWidth: { value: 0.75 },
            strokeDash: { field: "dash" },
          },
        },
      },
      {
        type: "text",
        from: { data: "cells" },
        encode: {
          enter: {
            ...at,
            dy: { value: 4 },
            text: { field: "text" },
            fill: { field: "ink" },
            fontSize: { field: "size" },
            align: { value: "center" },
          },
        },
      },
    ],
  };
}

const keyMarks: readonly ChartSpec[] = [
  {
    type: "rect",
    from: { data: "key" },
    encode: {
      enter: {
        x: { value: 6 },
        y: { field: "y" },
        width: { value: 28 },
        height: { value: lineHeight },
        fill: { field: "fill" },
        stroke: { value: ink },
        strokeWidth: { value: 0.75 },
      },
    },
  },
  {
    type: "text",
    from: { data: "key" },
    encode: {
      enter: { x: { value: 20 }, y: { field: "y", offset: 13 }, text: { field: "mark" }, align: { value: "center" } },
    },
  },
  {
    type: "text",
    from: { data: "key" },
    encode: { enter: { x: { value: 42 }, y: { field: "y", offset: 13 }, text: { field: "label" } } },
  },
];
