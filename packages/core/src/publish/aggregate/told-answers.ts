import type { Status } from "../../collections/define-collection.ts";
import { statusColumn } from "../../ingest/write/rows-schema.ts";
import { type SqlResult, type SqlValue, valuesByColumn } from "../../storage/tables.ts";
import { byText } from "../write/by-text.ts";
import { type PackedWholes, packWholes, wholeAt } from "./packed-wholes.ts";
import { columnsOf, questionKey } from "./questions.ts";
import { type Spot, spotKey } from "./spot.ts";
import { placeOf, type SpotPlaces, spotPlaces } from "./spot-places.ts";
import { type PartsRequest, statusColumns } from "./sql-parts.ts";
import { unscaled } from "./unscaled.ts";

/** How many councils are behind a part. */
export interface PartCouncils {
  /** Councils in the figure. */
  readonly responded: number;
  /** Councils that gave every term in every row. */
  readonly complete: number;
  /** Councils that sent rows at all. */
  readonly sent: number;
}

/** What the engine added up for one question at one spot, unscaled at the scale of its sum. */
export interface Part extends PartCouncils {
  readonly numerator: bigint | null;
  /** Null also where the question has none. */
  readonly denominator: bigint | null;
  /** Of a council: the status that every term with one carries; null where there is none or they differ. */
  readonly status: Status | null;
}

/** What was told of one question, a list for each number of a part: the place of a spot is the same in all. */
export interface Told {
  readonly places: SpotPlaces;
  /** At the scales of the question's sums. */
  readonly numerator: PackedWholes;
  readonly denominator: PackedWholes;
  readonly responded: Int32Array;
  readonly complete: Int32Array;
  readonly sent: Int32Array;
  /** The place in the list of statuses, from one, of the only status that its terms carry; nought where there is none. */
  readonly status: Uint8Array;
}

const statuses: readonly Status[] = ["c", "x", "z", "w", "low", "e", "p", "r"];

/** What one query told, by question. */
export function toldAnswers(request: PartsRequest, result: SqlResult): ReadonlyMap<string, Told> {
  const { list, places } = inOrder(result, request.breakdown);
  const known = statusColumns(request.questions, request.columns);
  return new Map(
    request.questions.map((question, index): [string, Told] => {
      const own = columnsOf(question).map((column) => known.indexOf(statusColumn(column)));
      const told = {
        places,
        numerator: wholes(list(`q${index}_numerator`), question.kind === "band" ? 0 : question.numerator.scale),
        denominator: question.kind === "ratio" ? wholes(list(`q${index}_denominator`), question.denominator.scale) : [],
        responded: counts(list(`q${index}_responded`)),
        complete: counts(list(`q${index}_complete`)),
        sent: counts(list("councils")),
        status: onlyStatuses(
          own.flatMap((at) => (at < 0 ? [] : [list(`s${at}`), list(`t${at}`)])),
          list("councils").length,
        ),
      };
      return [questionKey(question), told];
    }),
  );
}

function wholes(values: readonly SqlValue[], scale: number): PackedWholes {
  return packWholes(values.map((value) => unscaled(value, scale)));
}

function counts(values: readonly SqlValue[]): Int32Array {
  const packed = new Int32Array(values.length);
  // `Int32Array.from` takes ten times as long, and there are millions.
  for (let at = 0; at < packed.length; at += 1) packed[at] = Number(values[at] ?? 0);
  return packed;
}

/** The part of a question at a spot; undefined where no council of the area sent a row for it. */
export function partAt(told: Told, spot: Spot): Part | undefined {
  const at = placeOf(told.places, spot);
  if (at === undefined) return undefined;
  return {
    numerator: wholeAt(told.numerator, at),
    denominator: wholeAt(told.denominator, at),
    ...councilsIn(told, at),
    status: spot.level === "council" ? (statuses[(told.status[at] ?? 0) - 1] ?? null) : null,
  };
}

/** The same without the numbers, which take longer to read. */
export function councilsAt(told: Told, spot: Spot): PartCouncils | undefined {
  const at = placeOf(told.places, spot);
  return at === undefined ? undefined : councilsIn(told, at);
}

function councilsIn({ responded, complete, sent }: Told, at: number): PartCouncils {
  return { responded: responded[at] ?? 0, complete: complete[at] ?? 0, sent: sent[at] ?? 0 };
}

/** Of some columns, the first and the last status of each: the only status of each row, by its place from one. */
function onlyStatuses(columns: readonly (readonly SqlValue[])[], rows: number): Uint8Array {
  const places = new Map<SqlValue, number>(statuses.map((status, at) => [status, at + 1]));
  const packed = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const only = onlyStatus(columns, row);
    if (only !== null) packed[row] = places.get(only) ?? 0;
  }
  return packed;
}

function onlyStatus(columns: readonly (readonly SqlValue[])[], row: number): SqlValue {
  let only: SqlValue = null;
  for (const column of columns) {
    const met = column[row] ?? null;
    if (met === null || met === only) continue;
    if (only !== null) return null;
    only = met;
  }
  return only;
}

type Lists = (name: string) => readonly SqlValue[];

/** The columns of a result by name, in order of their spots: engines answer in any order, and what they told is the same. */
function inOrder(result: SqlResult, breakdown: string | null): { readonly list: Lists; readonly places: SpotPlaces } {
  const values = valuesByColumn(result);
  const given: Lists = (name) => values[result.columns.findIndex((column) => column.name === name)] ?? [];
  const spots = spotsOf(given, breakdown);
  const order = spots.map((spot, at) => ({ key: spotKey(spot), spot, at })).toSorted(byText(({ key }) => key));
  const lists = new Map(
    result.columns.map(({ name }, column) => [name, order.map(({ at }) => values[column]?.[at] ?? null)]),
  );
  return { list: (name) => lists.get(name) ?? [], places: spotPlaces(order.map(({ spot }) => spot)) };
}

function spotsOf(list: Lists, column: string | null): readonly Spot[] {
  const levels = [
    ["region", "region"],
    ["council_type", "council-type"],
    ["council", "council"],
  ] as const;
  const areas = levels.map(([name, level]) => ({ level, codes: list(name) }));
  const values = list("breakdown");
  return list("period").map((period, at): Spot => {
    const area = areas.find(({ codes }) => (codes[at] ?? null) !== null);
    return {
      period: String(period),
      level: area?.level ?? "england",
      code: area === undefined ? "" : String(area.codes[at]),
      breakdown: column === null ? null : { column, value: String(values[at]) },
    };
  });
}
