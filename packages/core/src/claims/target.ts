import * as z from "zod";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "an id is lower-case words joined by hyphens");
const columnId = z.string().regex(/^[a-z][a-z0-9_]*$/, "an id is lower-case words joined by _");

/** The shape of `data/targets.json`. */
export const targetShape = z.object({
  id,
  collection: id,
  /** The ratio it is judged on. */
  measure: columnId,
  /** Bases of that ratio it was argued on, the official one first. */
  bases: z.array(columnId).min(1).readonly(),
  /** The share to reach, as percent text (`30`). */
  share: z.string().regex(/^\d+(\.\d+)?$/, "decimal text"),
  /** Day or month it was set; absent where not stated. */
  setOn: z
    .string()
    .regex(/^\d{4}-\d{2}(-\d{2})?$/, "a day or a month")
    .optional(),
  dueOn: z.iso.date(),
  /** Id of the target that took its place, and the day it did. */
  replacedBy: id.optional(),
  replacedOn: z.iso.date().optional(),
  note: z.string().min(1),
  source: z.string().min(1),
});

/** A share to be reached by a day. */
export type Target = Readonly<z.infer<typeof targetShape>>;
