import { changesBetween } from "@council-returns/core/workflows/changes-between.ts";
import { readChanges } from "@council-returns/core/workflows/release-file.ts";
import { z } from "@hono/zod-openapi";
import { askedRelease, releaseNamed } from "../public/asked-release.ts";
import { apiWords } from "../words/api.ts";
import { type Operation, operation } from "./operation.ts";
import { parameter } from "./shapes.ts";

const { collection, release } = parameter;
const ids = z.object({ added: z.array(z.string()), removed: z.array(z.string()) });
const submitted = z.object({ submission: z.string(), sha256: z.string() }).nullable();
const state = z
  .looseObject({ value: z.string().nullable(), status: z.string().nullable(), unit: z.string() })
  .nullable();

const changesShape = z
  .object({
    collection: z.string(),
    version: z.string(),
    before: z.string().nullable().openapi({ description: "The release compared with; null in a first one." }),
    periods: ids,
    measures: ids,
    councils: z.array(
      z.object({
        period: z.string(),
        authority: z.string(),
        kind: z.enum(["arrived", "revised", "dropped"]),
        before: submitted,
        after: submitted,
      }),
    ),
    definitions: z.array(
      z.object({
        definition: z.string(),
        kind: z.enum(["added", "removed", "changed"]),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
    figures: z.array(
      z.object({
        figure: z.string(),
        level: z.string(),
        geography: z.string(),
        kind: z.string(),
        before: state,
        after: state,
        by: z.string().nullable(),
      }),
    ),
  })
  .openapi("Changes");

/** What differs between releases, of what they published. */
export const changeOperations: readonly Operation[] = [
  operation({
    id: "listChanges",
    path: "/collections/{collection}/releases/{release}/changes",
    summary: "What changed in a release against the one before, or against any other",
    params: z.object({ collection, release }),
    query: z.object({ since: z.string().optional().openapi({ description: apiWords.parameters.since }) }),
    answer: changesShape,
    handle: async (c, { params, query: { since } }) => {
      const { site } = c.var;
      const { release: found, pinned } = await askedRelease(c);
      const about = { collection: found.collection, version: found.version };
      if (since === undefined) {
        const changes = await readChanges(found, site.store.data);
        const none = { added: [], removed: [] };
        const {
          before = null,
          periods = none,
          measures = none,
          councils = [],
          definitions = [],
          figures = [],
        } = changes ?? {};
        return {
          pinned,
          body: { ...about, before: before?.version ?? null, periods, measures, councils, definitions, figures },
        };
      }
      const earlier = await releaseNamed(site, params.collection, since);
      const differs = changesBetween(earlier.release, found);
      return { pinned: pinned && earlier.pinned, body: { ...about, before: earlier.release.version, ...differs } };
    },
  }),
];
