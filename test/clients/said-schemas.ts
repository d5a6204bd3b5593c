import { z } from "zod";

const text = z.string().nullable();
const tableSchema = z.object({
  columns: z.record(z.string(), z.string()),
  rows: z.array(z.array(text)),
  sums: z.record(z.string(), text),
  metadata: z.record(z.string(), z.unknown()).optional(),
});

/** Of each snapshot, by the way it was read, its tables. */
export const waysSchema = z.array(z.record(z.string(), z.record(z.string(), tableSchema)));

/** The views of the database file of each snapshot. */
export const databaseSchema = z.array(
  z.object({ views: z.record(z.string(), z.object({ comment: z.string(), rows: z.number() })) }),
);

/** What Frictionless says of each snapshot. */
export const packageSchema = z.array(
  z.object({
    errors: z.array(z.string()),
    rows: z.record(z.string(), z.number().nullable()),
    descriptions: z.record(z.string(), z.record(z.string(), z.string())),
  }),
);

/** What csvw says of each snapshot. */
export const csvwSchema = z.array(
  z.object({
    faults: z.array(z.string()),
    rows: z.record(z.string(), z.number()),
  }),
);

/** The files that a manifest names. */
export const manifestSchema = z.object({ outputs: z.array(z.object({ path: z.string(), sha256: z.string() })) });
