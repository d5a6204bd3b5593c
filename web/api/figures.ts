import type { Figure } from "@council-returns/core/publish/figure.ts";
import { figuresCsv } from "@council-returns/core/workflows/figures-csv.ts";
import { z } from "@hono/zod-openapi";
import { type AskedRelease, askedRelease } from "../public/asked-release.ts";
import type { PageContext } from "../site.ts";
import { apiWords } from "../words/api.ts";
import { figureJson } from "./figure-json.ts";
import { limitUpTo, nextPage } from "./next-page.ts";
import { type ApiAnswer, type Operation, operation } from "./operation.ts";
import { figureShape, parameter, withdrawnShape } from "./shapes.ts";

const MOST = 10_000;
const USUAL = 1000;
const { collection, release, measure, basis, period, level, area, breakdown } = parameter;
const path = "/collections/{collection}/releases/{release}/figures";

const params = z.object({ collection, release });
const query = z.object({
  ...{ measure, basis, period, level, area, breakdown },
  limit: limitUpTo(MOST, apiWords.parameters.limit),
  after: z.string().optional().openapi({ description: apiWords.parameters.after }),
});
type Query = z.output<typeof query>;

/** Figures of a release, as JSON by pages and as CSV. */
export const figureOperations: readonly Operation[] = [
  operation({
    id: "listFigures",
    path,
    summary: "Figures of a release in order of id: those that fit, a page at a time",
    params,
    query,
    csv: true,
    answer: z
      .object({
        collection: z.string(),
        version: z.string(),
        withdrawn: withdrawnShape,
        synthetic: z.boolean(),
        count: z.int().openapi({ description: "How many fit in all." }),
        figures: z.array(figureShape),
        next: z.string().nullable().openapi({ description: "Address of the page that follows; null on the last." }),
      })
      .openapi("Figures"),
    handle: async (c, asked) => {
      const found = await askedRelease(c);
      const csv = prefersCsv(c.req.header("Accept") ?? "");
      return { ...answerOf(c, { found, query: asked.query, csv }), negotiated: true };
    },
  }),
  operation({
    id: "listFiguresAsCsv",
    path: `${path}.csv`,
    summary: "The same as CSV, with the columns of figures.csv",
    params,
    query,
    csv: true,
    answer: z.unknown(),
    handle: async (c, asked) => answerOf(c, { found: await askedRelease(c), query: asked.query, csv: true }),
  }),
];

/** True where CSV is accepted and stands before JSON, or JSON is not accepted. */
function prefersCsv(accept: string): boolean {
  const types = accept.split(",").map((one) => one.split(";")[0]?.trim().toLowerCase());
  const csv = types.indexOf("text/csv");
  const json = types.findIndex((one) => one === "application/json" || one === "*/*" || one === "application/*");
  return csv >= 0 && (json < 0 || csv < json);
}

interface Asked {
  readonly found: AskedRelease;
  readonly query: Query;
  readonly csv: boolean;
}

function answerOf(c: PageContext, { found, query: asked, csv }: Asked): ApiAnswer {
  const { release: of, pinned, listed } = found;
  const fitting = figuresThatFit(found, asked);
  const { after } = asked;
  const rest = after === undefined ? fitting : fitting.filter(({ figure }) => figure > after);
  const limit = asked.limit ?? (csv ? rest.length : USUAL);
  const figures = rest.slice(0, limit);
  const next = rest.length > figures.length ? nextPage(c, { after: figures.at(-1)?.figure ?? "" }) : null;
  if (csv) return { body: null, csv: figuresCsv(figures), pinned, next };
  const { collection: id, version, manifest } = of;
  const { withdrawn } = listed;
  const about = { collection: id, version, withdrawn, synthetic: manifest.synthetic, count: fitting.length };
  return { body: { ...about, figures: figures.map(figureJson), next }, pinned, next };
}

function figuresThatFit({ index, release: of }: AskedRelease, asked: Query): readonly Figure[] {
  const some =
    asked.area !== undefined
      ? index.byArea.get(asked.area)
      : asked.measure !== undefined
        ? index.byMeasure.get(asked.measure)
        : [...of.figures.values()];
  const fits = (wanted: string | undefined, found: string): boolean => wanted === undefined || wanted === found;
  return (some ?? []).filter(
    (one) =>
      fits(asked.measure, one.measure) &&
      fits(asked.basis, one.basis) &&
      fits(asked.period, one.period) &&
      fits(asked.level, one.level) &&
      fits(asked.breakdown, one.breakdown),
  );
}
