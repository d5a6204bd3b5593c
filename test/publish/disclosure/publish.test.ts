import { describe, expect, it } from "vitest";
import { type Collection, defineCollection } from "../../../packages/core/src/collections/define-collection.ts";
import { makeFigures } from "../../../packages/core/src/publish/aggregate/make-figures.ts";
import type { ChangesFile } from "../../../packages/core/src/publish/changes/changes-files.ts";
import { definitionTexts } from "../../../packages/core/src/publish/definition-texts.ts";
import type { Figure } from "../../../packages/core/src/publish/figure.ts";
import { hideSmallNumbers } from "../../../packages/core/src/publish/suppress/hide-small-numbers.ts";
import { publishedRanges } from "../../../packages/core/src/publish/suppress/published-ranges.ts";
import { openSolver } from "../../../packages/core/src/solver/open-solver.ts";
import { openTables } from "../../../packages/core/src/storage/open-tables.ts";
import { addUpRows } from "../../../packages/core/src/workflows/add-up-rows.ts";
import { refusedPublication } from "../../../packages/core/src/workflows/refused-publication.ts";
import { snapshotFiles } from "../../../packages/core/src/workflows/snapshot-files.ts";
import { snapshotInputs } from "../../../packages/core/src/workflows/snapshot-inputs.ts";
import { clubs, filed, protectedRules, rowsStore, type Sent, sentAgain, sentByMany } from "./clubs.ts";
import { learned, type Read, tooClose } from "./file-attacker.ts";
import { type Data, made, release } from "./released.ts";

const sent = sentByMany(3);
const readerOf = (collection: Collection, figures: readonly Figure[], from: readonly Sent[]): Read => ({
  figures,
  sent: from,
  roundedTo: collection.publish.roundCountsTo,
  isExact: collection.publish.percentFrom === "exact",
});

async function figuresOf(collection: Collection, data: Data, from = sent): Promise<readonly Figure[]> {
  const found = await made({ collection, sent: from }, data);
  if (found.kind === "refused") throw new Error(`Refused: ${found.failing.join(", ")}`);
  return [...found.publication.figures];
}

/** What would be published with nothing hidden. */
async function openly(collection: Collection, data: Data): Promise<readonly Figure[]> {
  const returns = await filed(collection, sent, data);
  const inputs = await snapshotInputs({ collection, targets: [], claims: [], series: [] }, returns);
  const { parts } = await addUpRows(inputs, { data, openTables });
  return makeFigures({ ...inputs, parts, origins: returns });
}

/** Everything there is, but hidden only what was chosen from less; small numbers are hidden in any case. */
async function chosenFrom(less: Collection, whole: Collection): Promise<Read> {
  const data = rowsStore();
  const chosen = new Map((await figuresOf(less, data)).map((figure) => [figure.figure, figure]));
  const all = await openly(whole, data);
  const returns = await filed(whole, sent, data);
  const inputs = await snapshotInputs({ collection: whole, targets: [], claims: [], series: [] }, returns);
  const { groups } = await addUpRows(inputs, { data, openTables });
  const draft = hideSmallNumbers({ ...inputs, groups: groups ?? [], figures: all });
  const small = new Set(draft.figures.flatMap(({ figure, status }) => (status === "c" ? [figure] : [])));
  const hidden = { value: null, numerator: null, denominator: null, status: "c" } as const;
  const figures = all.map((figure) =>
    small.has(figure.figure) || chosen.get(figure.figure)?.status === "c" ? { ...figure, ...hidden } : figure,
  );
  return readerOf(whole, figures, sent);
}

describe("a protected publication", () => {
  it.each([
    ["shown exactly", {}],
    ["rounded to five", { roundCountsTo: 5 }],
    ["rounded to five, with percentages from exact values", { roundCountsTo: 5, percentFrom: "exact" as const }],
  ])("gives no small number away to a reader of its figures, numbers %s", async (_, publish) => {
    const collection = clubs(publish);
    const figures = await figuresOf(collection, rowsStore());
    const all = await learned([readerOf(collection, figures, sent)]);
    expect(all.length).toBeGreaterThan(15);
    expect(tooClose(all)).toEqual([]);
    expect(figures.filter(({ status }) => status === "c").length / figures.length).toBeLessThan(0.6);
  });

  it("counts percentages from exact values also where nothing else makes numbers known exactly", async () => {
    const { middle: _middle, busy: _busy, ...measures } = clubs().measures;
    const rounded = clubs({ roundCountsTo: 5, percentFrom: "exact" });
    const collection = defineCollection({ ...rounded, measures });
    const all = await learned([readerOf(collection, await figuresOf(collection, rowsStore()), sent)]);
    expect(all.length).toBeGreaterThan(15);
    expect(tooClose(all)).toEqual([]);
  });

  it("hides fewer figures where numbers are rounded", async () => {
    const hiddenBy = async (publish: Parameters<typeof clubs>[0], from: readonly Sent[]) =>
      (await figuresOf(clubs(publish), rowsStore(), from)).filter(({ status }) => status === "c").length;
    let [exact, rounded] = [0, 0];
    for (const from of [sent, sentByMany(5)]) {
      exact += await hiddenBy({}, from);
      rounded += await hiddenBy({ roundCountsTo: 5 }, from);
    }
    expect(rounded).toBeLessThan(exact);
  });

  it("hides a change, a median and a number of councils with what they would give away", async () => {
    const before = sentByMany(5, "2009-10");
    const figures = await figuresOf(clubs(), rowsStore(), [...before, ...sent]);
    const byId = new Map(figures.map((figure) => [figure.figure, figure]));
    const changes = figures.filter(({ measure }) => measure === "members_change");
    const source = ({ geographyCode, breakdown }: Figure, when: string) =>
      byId.get(["clubs", "members", "all", when, geographyCode, breakdown].join("/"));
    expect(changes.length).toBeGreaterThan(50);
    for (const change of changes) {
      const isHidden = ["2009-10", "2010-11"].some((when) => source(change, when)?.status === "c");
      expect([change.figure, change.status === "c"]).toEqual([change.figure, isHidden]);
    }
    const councilHidden = figures.some(
      ({ measure, level, breakdown, period, status }) =>
        measure === "visiting" &&
        level === "council" &&
        breakdown === "club=chess" &&
        period === "2010-11" &&
        status === "c",
    );
    expect(councilHidden).toBe(true);
    for (const measure of ["middle", "busy"]) {
      const basis = measure === "middle" ? "members" : "all";
      expect(byId.get(`clubs/${measure}/${basis}/2010-11/E92000001/club=chess`)).toMatchObject({
        value: null,
        status: "c",
      });
    }
  });

  it("is the same whatever order returns come in", async () => {
    const one = await made({ collection: clubs(), sent }, rowsStore());
    const other = await made({ collection: clubs(), sent: sent.toReversed() }, rowsStore());
    expect(one.kind === "made" && other.kind === "made" && one.publication.figures).toEqual(
      other.kind === "made" && other.publication.figures,
    );
  });

  it("finds the people behind a rate only where councils have a population", async () => {
    const known = sent.slice(0, 6).map(({ council }) => [council, 1000] as const);
    const estimates = [{ asOf: "2010-06-30", people: Object.fromEntries(known) }];
    const populations = { adults: { title: "Adults", source: "For a test", version: 1, estimates } };
    const words = { title: "Rate", description: "For a test.", version: 1 };
    const rate = {
      ...words,
      kind: "rate",
      table: "people",
      terms: ["members"],
      population: "adults",
      per: 1000,
    } as const;
    const whole = clubs();
    const collection = defineCollection({ ...whole, populations, measures: { ...whole.measures, rate } });
    const figures = await figuresOf(collection, rowsStore());
    const england = figures.find(
      ({ measure, level, breakdown }) => measure === "rate" && level === "england" && breakdown === "all",
    );
    expect(england).toMatchObject({ responded: 6, status: null });
    const rates = figures.filter(
      ({ measure, value, status }) => measure === "rate" && (value !== null || status === "c"),
    );
    expect(rates.length).toBeGreaterThan(6);
  });

  it("asks for no solver where nothing is small", async () => {
    const data = rowsStore();
    const collection = clubs();
    const large = sent.map((one) => ({ ...one, clubs: { chess: { members: 50n, visitors: 20n } } }));
    const returns = await filed(collection, large, data);
    const inputs = await snapshotInputs({ collection, targets: [], claims: [], series: [] }, returns);
    const { makeSnapshotPublication } = await import(
      "../../../packages/core/src/workflows/make-snapshot-publication.ts"
    );
    let asked = 0;
    const counted = () => {
      asked += 1;
      return openSolver();
    };
    const found = await makeSnapshotPublication(inputs, [], { data, openTables, openSolver: counted });
    expect([found.kind, asked]).toEqual(["made", 0]);
  });
});

describe("the reader of figures finds small numbers", () => {
  it("where only they are hidden", async () => {
    const all = await learned([await chosenFrom(clubs({ levels: ["council"], breakdowns: [] }), clubs())]);
    const exact = all.filter(({ low, high }) => low === high);
    expect(exact.length).toBeGreaterThan(0.8 * all.length);
  });

  it("where what is hidden was chosen without the council types", async () => {
    const levels = ["england", "region", "council"] as const;
    const less = clubs({ levels, breakdowns: [{ column: "club", levels }] });
    expect(tooClose(await learned([await chosenFrom(less, clubs())])).length).toBeGreaterThan(0);
  });

  it("where it was chosen without a margin", async () => {
    const less = clubs({ breakdowns: [{ column: "club", levels: ["council", "england"] }] });
    expect(tooClose(await learned([await chosenFrom(less, clubs())])).length).toBeGreaterThan(0);
  });

  it("where percentages from exact values stay beside hidden numbers", async () => {
    const collection = clubs({ roundCountsTo: 5, percentFrom: "exact" });
    const data = rowsStore();
    const exact = new Map((await openly(collection, data)).map((figure) => [figure.figure, figure]));
    const figures = (await figuresOf(collection, data)).map((figure) => {
      const value = figure.measure === "visiting" ? (exact.get(figure.figure)?.value ?? null) : figure.value;
      return { ...figure, value };
    });
    expect(tooClose(await learned([readerOf(collection, figures, sent)])).length).toBeGreaterThan(0);
  });

  it("where the version before was forgotten, and not where it was not", async () => {
    const collection = clubs();
    const again = sentAgain(sent, 8, 0.2);
    const data = rowsStore();
    const first = await release("1.0.0", { collection, sent }, data);
    const forgetful = await made({ collection, sent: again, isForgetful: true }, data);
    const careful = await made({ collection, sent: again }, data);
    if (first.kind === "refused" || forgetful.kind === "refused" || careful.kind === "refused")
      throw new Error("Refused");
    const before = readerOf(collection, [...first.publication.figures], sent);
    const found = await learned([before, readerOf(collection, [...forgetful.publication.figures], again)]);
    expect(tooClose(found).length).toBeGreaterThan(0);
    expect(tooClose(await learned([before, readerOf(collection, [...careful.publication.figures], again)]))).toEqual(
      [],
    );
  });
});

describe("the files of a protected version", () => {
  it("tell a hidden number in none of them, nor what it was", async () => {
    const collection = clubs();
    const data = rowsStore();
    const first = await release("1.0.0", { collection, sent }, data);
    const again = sentAgain(sent, 8, 0.3);
    const second = await made({ collection, sent: again }, data);
    if (first.kind === "refused" || second.kind === "refused") throw new Error("Refused");
    const { figures: before, returns } = first.publication;
    const compared = { version: "1.0.0", manifestSha256: "0".repeat(64), figures: before, returns };
    const previous = { ...compared, definitions: definitionTexts(collection) };
    const inputs = await snapshotInputs(
      { collection, targets: [], claims: [], series: [] },
      second.publication.returns,
    );
    const files = await snapshotFiles({ ...second, inputs, version: "1.0.1", previous }, openTables);
    const textOf = (path: string) => new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);
    const hidden = new Set(
      [...second.publication.figures].flatMap(({ figure, status }) => (status === "c" ? [figure] : [])),
    );
    expect(hidden.size).toBeGreaterThan(100);
    const { figures: moves }: ChangesFile = JSON.parse(textOf("changes.json"));
    const hiddenNow = moves.filter(({ kind }) => kind === "hidden");
    expect(hiddenNow.length).toBeGreaterThan(0);
    for (const { figure, before: was, after, by } of moves.filter((move) => hidden.has(move.figure))) {
      const told = [was, after].flatMap((state) => [state?.value, state?.numerator, state?.denominator]);
      expect([figure, by, ...told.filter((text) => text !== null && text !== undefined)]).toEqual([figure, null]);
    }
    const lines = textOf("coverage.csv").split("\n");
    const [header = []] = lines.map((line) => line.split(","));
    const covered = lines.filter((line) => hidden.has(line.split(",")[header.indexOf("figure")] ?? ""));
    expect(covered.length).toBeGreaterThan(20);
    // A hidden median has what follows from the figures that are told, and no more than that.
    const rangeOf = publishedRanges(second.publication);
    const ids = new Map(Array.from(second.publication.figures, (figure) => [figure.figure, figure]));
    for (const line of covered) {
      const cells = line.split(",");
      const told = ["base_covered", "low", "high", "estimate"].map((name) => cells[header.indexOf(name)]);
      const figure = ids.get(cells[header.indexOf("figure")] ?? "");
      const { low = null, high = null } = (figure && rangeOf(figure)) ?? {};
      expect(low === null || figure?.measure === "middle").toBe(true);
      expect(told).toEqual(["", low ?? "", high ?? "", ""]);
    }
    for (const path of ["manifest.json", "earlier.json", "notes.md"]) {
      expect(textOf(path), path).not.toMatch(/primary|secondary/);
    }
    const names = [...hidden].filter((figure) => figure.includes("/E92000001/"));
    const notes = textOf("notes.md")
      .split("\n")
      .filter((line) => / before, .* now/.test(line));
    expect(notes.filter((line) => names.some((name) => line.includes(name)))).toEqual([]);
  });
});

describe("a refusal", () => {
  it("writes nothing and names the figures that give a small number away", async () => {
    const data = rowsStore();
    const width = { kind: "values", atLeast: 1_000_000 } as const;
    const collection = clubs({ disclosure: { ...protectedRules, width, mostHidden: 1 } });
    const found = await release("1.0.0", { collection, sent: sent.slice(0, 3) }, data);
    expect(found.kind).toBe("refused");
    if (found.kind !== "refused") return;
    expect(found.failing.length).toBeGreaterThan(0);
    expect(found.failing.every((figure) => figure.startsWith("clubs/"))).toBe(true);
    const paths: string[] = [];
    for await (const { key } of data.list("snapshots/")) paths.push(key);
    expect(paths).toEqual([]);
    const { says, failing } = refusedPublication(collection, found);
    expect(says[0]).toContain("2010-11 could be worked out");
    expect(failing[0]?.words).toMatch(/^For a test.*, 2010-11/);
  });

  it("names none where only too much would have to be hidden", async () => {
    const collection = clubs({ disclosure: { ...protectedRules, mostHidden: 0.01 } });
    const found = await made({ collection, sent }, rowsStore());
    expect(found).toMatchObject({ kind: "refused", failing: [], periods: ["2010-11"] });
  });
});

describe("a chain of versions with returns sent again", () => {
  it("gives no small number away to a reader of all of them, and what was hidden stays hidden", async () => {
    const collection = clubs({ roundCountsTo: 5 });
    const data = rowsStore();
    const read: Read[] = [];
    let now: readonly Sent[] = sent.slice(0, 14);
    for (const [at, version] of ["1.0.0", "1.0.1", "1.1.0", "1.1.1", "1.1.2"].entries()) {
      if (at === 2) now = [...now, ...sent.slice(14)];
      else if (at > 0) now = sentAgain(now, 20 + at, 0.15);
      const found = await release(version, { collection, sent: now }, data);
      if (found.kind === "refused") {
        expect(found.failing.length).toBeGreaterThan(0);
        continue;
      }
      expect(found.earlier?.versions.length).toBe(read.length);
      read.push(readerOf(collection, [...found.publication.figures], now));
    }
    expect(read.length).toBeGreaterThan(2);
    expect(tooClose(await learned(read))).toEqual([]);
  });
});
