import { describe, expect, it } from "vitest";
import { makeFigures } from "../../../packages/core/src/publish/aggregate/make-figures.ts";
import { definitionTexts } from "../../../packages/core/src/publish/definition-texts.ts";
import type { Figure } from "../../../packages/core/src/publish/figure.ts";
import { makePublication, type Publication } from "../../../packages/core/src/publish/make-publication.ts";
import { concealFigures } from "../../../packages/core/src/publish/suppress/conceal-figures.ts";
import { openSolver } from "../../../packages/core/src/solver/open-solver.ts";
import { openTables } from "../../../packages/core/src/storage/open-tables.ts";
import { addUpRows } from "../../../packages/core/src/workflows/add-up-rows.ts";
import { makeSnapshotPublication } from "../../../packages/core/src/workflows/make-snapshot-publication.ts";
import { type SnapshotFile, snapshotFiles } from "../../../packages/core/src/workflows/snapshot-files.ts";
import { type SnapshotInputs, snapshotInputs } from "../../../packages/core/src/workflows/snapshot-inputs.ts";
import { rowsStore } from "./clubs.ts";
import { claims, filedHelp, type HelpRow, helpProtected, helpRows, targets } from "./helped.ts";
import { twinOf } from "./twin.ts";

const previousVersion = { version: "1.0.0", manifestSha256: "0".repeat(64) };

/** The files of a version of these rows and of its twin, whose hidden numbers alone are others. */
async function filesOfBoth(seed: number) {
  const collection = helpProtected();
  const rows = helpRows(seed);
  const data = rowsStore();
  const returns = await filedHelp(collection, rows, data);
  const inputs = await snapshotInputs({ collection, targets, claims, series: [] }, returns);
  const found = await makeSnapshotPublication(inputs, [], { data, openTables, openSolver });
  if (found.kind === "refused") throw new Error(`Refused: ${found.periods.join()}`);
  const { publication, earlier } = found;
  const figures = [...publication.figures];
  const { groups } = await addUpRows(inputs, { data, openTables });
  const twin = await twinOf(rows, { ...inputs, groups: groups ?? [], figures }, seed);
  const other = await asMarked(twin, { publication, inputs });
  const before = figures.filter((_, at) => at % 3 > 0);
  const previous = { ...previousVersion, figures: before, returns, definitions: definitionTexts(collection) };
  const common = { earlier, inputs, version: "1.1.0", previous };
  const files = await snapshotFiles({ ...common, publication }, openTables);
  const others = await snapshotFiles({ ...common, publication: other }, openTables);
  return { rows, twin, figures, otherFigures: [...other.figures], files, others };
}

interface Made {
  readonly publication: Publication;
  readonly inputs: SnapshotInputs;
}

/** What other rows come to under the marks of a publication. */
async function asMarked(rows: readonly HelpRow[], { publication, inputs }: Made): Promise<Publication> {
  const { collection, returns } = inputs;
  const data = rowsStore();
  const sent = await filedHelp(collection, rows, data);
  const { parts } = await addUpRows({ ...inputs, returns: sent }, { data, openTables });
  const marked = new Map(Array.from(publication.figures, (figure) => [figure.figure, figure]));
  const formOf = ({ figure }: Pick<Figure, "figure">) => {
    const one = marked.get(figure);
    return one === undefined ? "dropped" : one.status === "c" && one.value === null ? "hidden" : "shown";
  };
  const all = makeFigures({ ...inputs, parts, origins: returns });
  const summary = publication.disclosure;
  if (summary === null || "open" in summary) throw new Error("Nothing is protected");
  const release = { collection, figures: concealFigures(all, formOf, collection), formOf, summary };
  return makePublication({ ...inputs, parts, release });
}

function differing(files: readonly SnapshotFile[], others: readonly SnapshotFile[]): readonly string[] {
  const bytesOf = new Map(others.map(({ path, bytes }) => [path, bytes]));
  return files.flatMap(({ path, bytes }) =>
    Buffer.compare(bytes, bytesOf.get(path) ?? Buffer.of()) === 0 ? [] : [path],
  );
}

describe("no file of a published version", () => {
  it("differs when only hidden numbers do", async () => {
    const { rows, twin, figures, otherFigures, files, others } = await filesOfBoth(1);
    const moved = rows.filter((row, at) => JSON.stringify(row, text) !== JSON.stringify(twin[at], text));
    expect(moved.length).toBeGreaterThan(8);
    expect(otherFigures.filter((figure, at) => JSON.stringify(figure) !== JSON.stringify(figures[at]))).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
    expect(differing(files, others)).toEqual([]);
  });
});

function text(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
