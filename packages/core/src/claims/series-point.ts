import * as z from "zod";

const count = z.string().regex(/^\d+$/, "a whole number as text").nullable();

/** The shape of `data/series.json`. */
export const seriesPointShape = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "an id is lower-case words joined by hyphens"),
  asOf: z.iso.date(),
  /** People holding a personal budget, and the people they are a share of. */
  holders: count,
  base: count,
  /** As published, as percent text. */
  share: z
    .string()
    .regex(/^\d+(\.\d+)?$/, "decimal text")
    .nullable(),
  /** In pounds. */
  spend: count,
  councilsAnswered: count,
  councilsInScope: count,
  note: z.string(),
  source: z.string().min(1),
});

/** What a national survey published for one day; `null` where it gave no number. */
export type SeriesPoint = Readonly<z.infer<typeof seriesPointShape>>;
