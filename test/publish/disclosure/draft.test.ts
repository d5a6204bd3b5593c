import { beforeAll, describe, expect, it } from "vitest";
import type { Coverage } from "../../../packages/core/src/publish/make-coverage.ts";
import type { Publication } from "../../../packages/core/src/publish/make-publication.ts";
import type { PublishedReturn } from "../../../packages/core/src/publish/published-return.ts";
import { openTables } from "../../../packages/core/src/storage/open-tables.ts";
import { previewPublication } from "../../../packages/core/src/workflows/preview-publication.ts";
import { rowsStore } from "./clubs.ts";
import { claims, filedHelp, helpProtected, helpRows, targets } from "./helped.ts";

const collection = helpProtected();
const data = rowsStore();
/** Every group large, so that nothing is hidden but what is named; the first council is missing from the second period. */
const large = helpRows(1).map((row) => ({ ...row, counts: { asked: 90n, helped: 40n, expected: 45n } }));
const council = large[0]?.council ?? "";
const rows = large.filter((row) => row.period === "2010-11" || row.council !== council);
const northEast = "E12000001";

let returns: readonly PublishedReturn[];
let open: Draft;

beforeAll(async () => {
  returns = await filedHelp(collection, rows, data);
  open = await draft([]);
});

/** A publication whose coverage can be looked through. */
type Draft = Publication & { readonly coverage: readonly Coverage[] };

async function draft(hidden: readonly string[]): Promise<Draft> {
  const definition = { collection, targets, claims, series: [] };
  const found = await previewPublication(definition, returns, { data, openTables, hidden: new Set(hidden) });
  if (found === undefined) throw new RangeError("No draft");
  return { ...found, coverage: [...found.coverage] };
}

const one = <T extends { readonly figure: string }>(all: readonly T[], figure: string): T | undefined =>
  all.find((each) => each.figure === figure);

describe("a draft of what would be published", () => {
  it("shows everything where nothing is small and nothing was hidden before", () => {
    expect(open.figures.filter(({ status }) => status === "c")).toEqual([]);
    expect(open.coverage.some(({ low, high, estimate }) => low !== null && high !== null && estimate !== null)).toBe(
      true,
    );
  });

  it("has nothing beside a figure that was hidden: no bounds, no estimate, no verdict, nothing worked from it", async () => {
    const figure = `help/helped/all/2011-12/${northEast}/age=old`;
    const { figures, coverage, claimVerdicts } = await draft([figure]);
    expect(one([...figures], figure)).toMatchObject({ value: null, numerator: null, denominator: null, status: "c" });
    expect(one(open.coverage, figure)?.estimate).not.toBeNull();
    expect(one(coverage, figure)).toMatchObject({ baseCovered: null, low: null, high: null, estimate: null });
    const verdictOf = (publication: Pick<Publication, "claimVerdicts">) =>
      publication.claimVerdicts.find(({ claim }) => claim === "claim-1")?.computed ?? null;
    expect(verdictOf(open)).not.toBeNull();
    expect(verdictOf({ claimVerdicts })).toBeNull();
    const others = (publication: Pick<Publication, "figures">) =>
      publication.figures.filter(({ geographyCode, breakdown }) => geographyCode !== northEast || breakdown === "all");
    expect(others({ figures })).toEqual(others(open));
  });

  it("gives no bounds that a missing council's hidden number of another period would tell", async () => {
    const figure = `help/helped/all/2011-12/${northEast}/all`;
    expect(one(open.coverage, figure)?.high).not.toBeNull();
    const { coverage } = await draft([`help/helped/all/2010-11/${council}/age=old`]);
    expect(one(coverage, figure)).toMatchObject({ low: null, high: null, estimate: null });
  });
});
