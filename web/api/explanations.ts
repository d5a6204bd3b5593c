import { cellsForPublic } from "@council-returns/core/workflows/cells-for-public.ts";
import { explainToPublic } from "@council-returns/core/workflows/explain-to-public.ts";
import { z } from "@hono/zod-openapi";
import { askedRelease } from "../public/asked-release.ts";
import { apiWords } from "../words/api.ts";
import { figureJson } from "./figure-json.ts";
import { type Operation, operation } from "./operation.ts";
import { coverageShape, figureShape, measureShape, parameter, withdrawnShape } from "./shapes.ts";

const { parameters } = apiWords;
const { collection, release } = parameter;
const params = z.object({ collection, release });
const figure = z.string().openapi({ description: parameters.figure });
const path = "/collections/{collection}/releases/{release}";
const sign = z.enum(["+", "-"]).nullable();

const explanationShape = z
  .object({
    collection: z.string(),
    version: z.string(),
    withdrawn: withdrawnShape,
    figure: figureShape,
    hidden: z
      .boolean()
      .openapi({ description: "True where it is not shown: nothing is told of what it was made from." }),
    definition: measureShape,
    rules: z.object({
      roundCountsTo: z.number(),
      roundPoundsTo: z.number(),
      percentPlaces: z.int(),
      percentFrom: z.enum(["published", "exact"]),
      suppressBelow: z.number().nullable(),
    }),
    working: z.string().nullable(),
    coverage: coverageShape.nullable(),
    from: z.array(figureShape),
    target: z.string().nullable(),
    councils: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        own: figureShape.nullable(),
        counted: z.boolean().nullable(),
        from: z.object({ submission: z.string(), sha256: z.string(), synthetic: z.boolean() }).nullable(),
      }),
    ),
  })
  .openapi("Explanation");

const cellShape = z
  .object({
    table: z.string(),
    column: z.string(),
    sheet: z.string(),
    cell: z.string().openapi({ description: "A1 address." }),
    numerator: sign,
    denominator: sign,
  })
  .openapi("Cell");

/** How a figure was worked out, down to the cells. */
export const explanationOperations: readonly Operation[] = [
  operation({
    id: "explainFigure",
    path: `${path}/explanation`,
    summary: "How a figure was worked out: formula, councils, files; only what is published",
    params,
    query: z.object({ figure }),
    answer: explanationShape,
    handle: async (c, { query }) => {
      const { release: found, pinned, listed } = await askedRelease(c);
      const explained = explainToPublic(query.figure, found);
      const { hidden, definition, rules, working, coverage, target } = explained;
      const councils = explained.councils.map((one) => ({ ...one, own: one.own && figureJson(one.own) }));
      const told = { hidden, definition, rules, working, coverage, target, councils };
      const { collection: id, version } = found;
      const about = { collection: id, version, withdrawn: listed.withdrawn, figure: figureJson(explained.figure) };
      return { pinned, body: { ...about, ...told, from: explained.from.map(figureJson) } };
    },
  }),
  operation({
    id: "listCells",
    path: `${path}/cells`,
    summary: "Where the numbers one council gave for a figure stand in its file; never what stands there",
    params,
    query: z.object({ figure, council: z.string().openapi({ description: parameters.council }) }),
    answer: z
      .object({
        figure: z.string(),
        council: z.string(),
        sha256: z.string().nullable().openapi({ description: "Of the file." }),
        cells: z.array(cellShape),
      })
      .openapi("Cells"),
    handle: async (c, { query }) => {
      const { release: found, pinned } = await askedRelease(c);
      const { councils } = explainToPublic(query.figure, found);
      const council = councils.find(({ code }) => code === query.council);
      const { data } = c.var.site.store;
      const cells =
        council === undefined ? [] : await cellsForPublic(query.figure, council.code, { release: found, data });
      return { pinned, body: { ...query, sha256: council?.from?.sha256 ?? null, cells } };
    },
  }),
];
