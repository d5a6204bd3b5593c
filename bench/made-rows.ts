import { amount, category, count, date, month, rate, text } from "../packages/core/src/collections/columns.ts";
import { type Collection, defineCollection, type Table } from "../packages/core/src/collections/define-collection.ts";
import { formatUnscaled } from "../packages/core/src/exact/decimal.ts";
import { cellAddress } from "../packages/core/src/ingest/decode/address.ts";
import type { NormalisedTable, Row, Value } from "../packages/core/src/ingest/normalise/normalised.ts";
import { between, type Draw, pick, seededDraw } from "../sample/random.ts";

const base = { description: "", blank: true };

/** A made-up table of ten columns, of every kind that a large file has. */
export const madeTable: Table = {
  title: "Invoices",
  key: ["reference"],
  columns: {
    reference: text({ headers: ["Invoice reference"], description: "" }),
    supplier: text({ ...base, headers: ["Supplier name"] }),
    service: text({ ...base, headers: ["Service area"] }),
    paid: date({ ...base, headers: ["Date paid"] }),
    month: month({ ...base, headers: ["Accounting month"] }),
    kind: category({ ...base, headers: ["Kind of cost"], values: { capital: ["Capital"], revenue: ["Revenue"] } }),
    people: count({ ...base, headers: ["People helped"], unit: "people" }),
    net: amount({ ...base, headers: ["Net amount"], negative: true }),
    tax: amount({ ...base, headers: ["Tax"] }),
    share: rate({ ...base, headers: ["Share of budget"] }),
  },
};

export const madeCollection: Collection = defineCollection({
  id: "made-up",
  title: "Made up",
  description: "",
  period: "month",
  sender: "authority",
  tables: { invoices: madeTable },
  checks: [],
  measures: {},
  publish: { levels: [], roundCountsTo: 1, roundPoundsTo: 1, percentPlaces: 1, percentFrom: "exact" },
});

/** Of a hundred cells, one is empty and says why. */
const EMPTY = 0.01;

/** So many rows of one sheet of one council, the same every time. */
export function madeRows(rows: number): NormalisedTable {
  const draw = seededDraw("rows");
  return { table: "invoices", rows: Array.from({ length: rows }, (_, index) => madeRow(draw, index)), totals: [] };
}

function madeRow(draw: Draw, index: number): Row {
  const whole = (most: number) => BigInt(Math.floor(between(draw, 0, most)));
  const day = new Date(Date.UTC(2014, 8, 1 + Number(whole(30)))).toISOString().slice(0, 10);
  const cells = [
    madeValue(`INV-${100_000 + index}-${whole(1000)}`, 1),
    madeValue(`Supplier ${whole(2000)} Limited`, draw()),
    madeValue(pick(draw, ["Children", "Highways", "Libraries", "Adults", "Waste"]), draw()),
    madeValue(day, draw()),
    madeValue("2014-09", draw()),
    madeValue(pick(draw, ["capital", "revenue"]), draw()),
    madeValue(whole(5000), draw()),
    madeValue(whole(100_000_000) - 1_000_000n, draw(), 2),
    madeValue(whole(1_000_000), draw(), 2),
    madeValue(whole(100_000_000), draw(), 6),
  ];
  const values = Object.keys(madeTable.columns).map((column, at): [string, Value] => {
    const value = cells[at] ?? madeValue("", 0);
    return [column, { ...value, cell: cellAddress(index + 1, at) }];
  });
  return { sheet: "Invoices", row: index + 2, authority: "102", values: Object.fromEntries(values) };
}

function madeValue(value: bigint | string, chance: number, scale = 0): Omit<Value, "cell"> {
  if (chance < EMPTY) return { value: null, status: "x", shown: "n/a" };
  return { value, status: null, shown: typeof value === "bigint" ? formatUnscaled(value, scale) : value };
}
