import { COLUMNS, columnOf, ROWS, rowOf } from "../sheet/cell-marks.ts";
import { applySplices, type Splice } from "../xml/splices.ts";

/** Changes to the boxes of a sheet's comments, by cell key; `lines` is how much text a new one shows. */
export interface BoxChanges {
  readonly removed: readonly number[];
  readonly added: ReadonlyMap<number, number>;
}

const EACH_NAMESPACE = [
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:x="urn:schemas-microsoft-com:office:excel"',
];
const NAMESPACES = EACH_NAMESPACE.join(" ");
/** A drawing without boxes, with the shape that boxes of comments are made from (number 202). */
const EMPTY = `<xml ${NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>\
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>`;
const FIRST_ID = 1025;
const WIDE = 4;
const TALLEST = 20;

/**
 * Takes boxes out of a VML drawing and puts new ones in: the drawing without which no program shows a comment.
 * Drawings of this kind are not always well-formed, so they are not parsed but cut at their shapes. Undefined where
 * the drawing has no end to put a box before.
 */
export function reviseBoxes(drawing: string | undefined, { removed, added }: BoxChanges): string | undefined {
  const source = drawing ?? EMPTY;
  const end = source.lastIndexOf("</xml>");
  if (end < 0) return undefined;
  const kept = applySplices(source.slice(0, end), shapesAt(source.slice(0, end), new Set(removed)));
  const first = firstFreeId(kept);
  const root = kept.slice(0, kept.indexOf(">") + 1);
  const namespaces = EACH_NAMESPACE.every((one) => root.includes(one)) ? "" : ` ${NAMESPACES}`;
  const boxes = [...added].map(([key, lines], index) => boxXml({ key, lines, id: first + index, namespaces }));
  return `${kept}${boxes.join("")}${source.slice(end)}`;
}

/** The shapes that are boxes of comments on the cells. */
function shapesAt(source: string, keys: ReadonlySet<number>): Splice[] {
  const found: Splice[] = [];
  if (keys.size === 0) return found;
  let at = source.indexOf("<v:shape ");
  while (at >= 0) {
    const close = source.indexOf("</v:shape>", at);
    if (close < 0) break;
    const end = close + "</v:shape>".length;
    if (isNoteAt(source.slice(at, end), keys)) found.push({ start: at, end, text: "" });
    at = source.indexOf("<v:shape ", end);
  }
  return found;
}

function isNoteAt(shape: string, keys: ReadonlySet<number>): boolean {
  const row = /<x:Row>\s*(\d{1,7})\s*<\/x:Row>/.exec(shape)?.[1];
  const column = /<x:Column>\s*(\d{1,5})\s*<\/x:Column>/.exec(shape)?.[1];
  const isNote = /ObjectType\s*=\s*["']Note["']/.test(shape);
  return isNote && row !== undefined && column !== undefined && keys.has(Number(row) * COLUMNS + Number(column));
}

function firstFreeId(source: string): number {
  let next = FIRST_ID;
  for (const [, id] of source.matchAll(/_x0000_s(\d{1,9})/g)) next = Math.max(next, Number(id) + 1);
  return next;
}

interface Box {
  readonly key: number;
  readonly lines: number;
  readonly id: number;
  readonly namespaces: string;
}

/** The anchor is: column, offset, row, offset of the top left corner, then of the bottom right (MS-OI29500 2.1). */
function boxXml({ key, lines, id, namespaces }: Box): string {
  const row = rowOf(key);
  const column = columnOf(key);
  const left = Math.min(column + 1, COLUMNS - 1 - WIDE);
  const tall = Math.min(lines + 1, TALLEST);
  const top = Math.min(Math.max(row - 1, 0), ROWS - 1 - tall);
  const anchor = [left, 15, top, 4, left + WIDE, 15, top + tall, 4].join(", ");
  return `<v:shape${namespaces} id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">\
<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>\
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>\
<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}
