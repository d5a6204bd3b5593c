import { targetsOn } from "@council-returns/core/workflows/targets-on.ts";
import { z } from "@hono/zod-openapi";
import { askedRelease } from "../public/asked-release.ts";
import { apiWords } from "../words/api.ts";
import { type Operation, operation } from "./operation.ts";
import { areaShape, claimShape, coverageShape, measureShape, parameter, targetShape } from "./shapes.ts";

const { collection, release, measure, basis, period, level, area, breakdown } = parameter;
const params = z.object({ collection, release });
const none = z.object({});
const path = "/collections/{collection}/releases/{release}";
const about = { collection: z.string(), version: z.string() };

const standingShape = z
  .object({
    target: z.string(),
    basis: z.string(),
    share: z.string(),
    dueOn: z.string(),
    standing: z.enum(["not yet set", "in force", "past its day", "replaced"]),
    replacedBy: z.string().nullable(),
    verdicts: z.array(
      z.object({ measure: z.string(), period: z.string(), value: z.string(), by: z.string(), verdict: z.string() }),
    ),
  })
  .openapi("TargetStanding");

/** What a release says besides its figures. */
export const recordOperations: readonly Operation[] = [
  operation({
    id: "listMeasures",
    path: `${path}/measures`,
    summary: "What each measure means, on each base",
    params,
    query: none,
    answer: z.object({ ...about, measures: z.array(measureShape) }).openapi("Measures"),
    handle: async (c) => {
      const { release: found, pinned } = await askedRelease(c);
      return { pinned, body: { ...nameOf(found), measures: found.measures } };
    },
  }),
  operation({
    id: "listAreas",
    path: `${path}/areas`,
    summary: "The areas and councils that have figures",
    params,
    query: none,
    answer: z.object({ ...about, areas: z.array(areaShape) }).openapi("Areas"),
    handle: async (c) => {
      const { release: found, index, pinned } = await askedRelease(c);
      return { pinned, body: { ...nameOf(found), areas: [...index.areas.values()] } };
    },
  }),
  operation({
    id: "listCoverage",
    path: `${path}/coverage`,
    summary: "Who is behind each measure in each area, and who is missing: of everyone together, or of one group",
    params,
    query: z.object({ measure, basis, period, level, area, breakdown }),
    answer: z.object({ ...about, coverage: z.array(coverageShape) }).openapi("CoverageList"),
    handle: async (c, { query }) => {
      const { release: found, pinned } = await askedRelease(c);
      const fits = (wanted: string | undefined, one: string): boolean => wanted === undefined || wanted === one;
      const coverage = found.coverage.filter(
        (one) =>
          fits(query.measure, one.measure) &&
          fits(query.basis, one.basis) &&
          fits(query.period, one.period) &&
          fits(query.level, one.level) &&
          fits(query.area, one.geographyCode) &&
          one.breakdown === (query.breakdown ?? "all"),
      );
      return { pinned, body: { ...nameOf(found), coverage } };
    },
  }),
  operation({
    id: "listTargets",
    path: `${path}/targets`,
    summary: "Targets, period by period, and as they stood on a day",
    params,
    query: z.object({ on: z.iso.date().optional().openapi({ description: apiWords.parameters.on }) }),
    answer: z
      .object({ ...about, targets: z.array(targetShape), standings: z.array(standingShape).nullable() })
      .openapi("Targets"),
    handle: async (c, { query: { on } }) => {
      const { release: found, pinned } = await askedRelease(c);
      const standings = on === undefined ? null : targetsOn(found, on).map(standingJson);
      return { pinned, body: { ...nameOf(found), targets: found.targets, standings } };
    },
  }),
  operation({
    id: "listClaims",
    path: `${path}/claims`,
    summary: "Numbers quoted elsewhere, worked out again",
    params,
    query: none,
    answer: z.object({ ...about, claims: z.array(claimShape) }).openapi("Claims"),
    handle: async (c) => {
      const { release: found, pinned } = await askedRelease(c);
      return { pinned, body: { ...nameOf(found), claims: found.claims } };
    },
  }),
];

function nameOf({ collection: id, version }: { readonly collection: string; readonly version: string }) {
  return { collection: id, version };
}

function standingJson({
  target,
  basis: on,
  share,
  dueOn,
  standing,
  replacedBy,
  verdicts,
}: ReturnType<typeof targetsOn>[number]) {
  const said = verdicts.map((one) => ({
    ...{ measure: one.measure, period: one.period, value: one.value, by: one.by, verdict: one.verdict },
  }));
  return { target, basis: on, share, dueOn, standing, replacedBy, verdicts: said };
}
