import * as z from "zod";

const texts = z.array(z.string());
const severity = z.enum(["error", "query", "note"]).optional();
const status = z.enum(["c", "x", "z", "w", "low", "e", "p", "r"]);
const level = z.enum(["england", "region", "council-type", "council"]);
const inTable = { table: z.string(), severity };
const place = z.looseObject({ table: z.string(), column: z.string() });
const text = z.string().min(1);

const columnBase = {
  headers: texts.min(1),
  perhaps: texts.optional(),
  codes: texts.optional(),
  description: text,
  required: z.boolean().optional(),
  ifAbsent: z.string().optional(),
  blank: z.boolean().optional(),
};

const column = z.discriminatedUnion("kind", [
  z.looseObject({
    kind: z.literal("text"),
    ...columnBase,
    longest: z.int().positive().optional(),
    names: z.boolean().optional(),
  }),
  z.looseObject({ kind: z.literal("count"), ...columnBase, unit: text, most: z.number().optional() }),
  z.looseObject({ kind: z.literal("amount"), ...columnBase, negative: z.boolean().optional() }),
  z.looseObject({ kind: z.literal("rate"), ...columnBase, least: z.number().optional(), most: z.number().optional() }),
  z.looseObject({ kind: z.enum(["date", "month", "authority"]), ...columnBase }),
  z.looseObject({ kind: z.literal("category"), ...columnBase, values: z.record(z.string(), texts) }),
]);

const check = z.discriminatedUnion("kind", [
  z.looseObject({
    kind: z.literal("adds-up"),
    ...inTable,
    parts: texts,
    whole: text,
    tolerance: z.number().optional(),
  }),
  z.looseObject({ kind: z.literal("at-most"), ...inTable, smaller: text, larger: text }),
  z.looseObject({
    ...{ kind: z.literal("quotient"), ...inTable },
    ...{ numerator: text, denominator: text, rate: text, places: z.int().min(0).max(6) },
  }),
  z.looseObject({ kind: z.literal("goes-with"), left: place, right: place, severity }),
  z.looseObject({
    ...{ kind: z.literal("changed-much"), ...inTable, column: text },
    ...{ factor: z.number().gt(1), ignoreBelow: z.number().optional() },
  }),
  z.looseObject({ kind: z.literal("in-period"), ...inTable, column: text }),
]);

const table = z.looseObject({
  title: text,
  titles: texts.optional(),
  key: texts,
  columns: z.record(z.string(), column),
  keyless: z.boolean().optional(),
  complete: z.boolean().optional(),
  optional: z.boolean().optional(),
});

const edition = z.looseObject({
  from: text,
  columns: z.record(z.string(), z.record(z.string(), column)).optional(),
  removed: z.record(z.string(), texts).optional(),
});

const measure = z.looseObject({ kind: text, title: text, description: text, version: z.int().positive() });

const publish = z.looseObject({
  levels: z.array(level).min(1),
  breakdowns: z.array(z.looseObject({ column: text, levels: z.array(level) })).optional(),
  roundCountsTo: z.int().positive(),
  roundPoundsTo: z.int().positive(),
  percentPlaces: z.int().min(0).max(4),
  percentFrom: z.enum(["published", "exact"]),
});

/**
 * The shape of a collection's definition as a file has it. That its parts name each other rightly is for
 * `defineCollection` to say, and that nothing stands in it that is not one of them for `unknownSettings`.
 */
export const collectionShape = z.looseObject({
  id: text,
  title: text,
  description: text,
  period: z.enum(["census-day", "financial-year", "month"]),
  sender: z.enum(["authority", "national"]),
  tables: z.record(z.string(), table),
  labels: z.looseObject({ authority: texts.optional(), period: texts.optional() }).optional(),
  markers: z.record(z.string(), status).optional(),
  checks: z.array(check),
  filing: z.looseObject({ explainQueries: z.boolean().optional(), signOff: z.boolean().optional() }).optional(),
  measures: z.record(z.string(), measure),
  publish,
  editions: z.array(edition).optional(),
});
