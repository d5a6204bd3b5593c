import { describe, expect, it } from "vitest";
import type { Figure } from "../../../packages/core/src/publish/figure.ts";
import type { PublishedReturn } from "../../../packages/core/src/publish/published-return.ts";
import {
  earlierBytes,
  earlierFile,
  type PublishedVersion,
  parseEarlier,
} from "../../../packages/core/src/publish/suppress/earlier-file.ts";
import { earlierReleases, signatureFinder } from "../../../packages/core/src/publish/suppress/earlier-releases.ts";
import { clubs } from "./clubs.ts";

const collection = clubs();

function figure(id: string, shown: Partial<Figure> = {}): Figure {
  const [, measure = "", basis = "", period = "", geographyCode = "", breakdown = ""] = id.split("/");
  const spot = { figure: id, collection: "clubs", measure, basis, period, geographyCode, breakdown };
  const numbers = { value: "40", status: null, numerator: null, denominator: null } as const;
  const counts = { expected: 1, responded: 1, synthetic: true, waivers: 0 };
  return { ...spot, ...numbers, ...counts, level: "council", geography: "", unit: "people", ...shown };
}

const ids = ["106", "107", "108", "109"].map((code) => `clubs/members/all/2010-11/${code}/all`);
const [shown = "", hidden = "", withheld = "", missing = ""] = ids;
const figures = [
  figure(shown),
  figure(hidden, { value: null, status: "c" }),
  figure(withheld, { value: null, status: "x" }),
  figure(missing, { value: null, status: "x", responded: 0 }),
];

const sent = (submission: string, period = "2010-11"): PublishedReturn => {
  return { period, authority: "106", submission, sha256: "", synthetic: true, tables: [] };
};

function version(given: Partial<PublishedVersion> = {}): PublishedVersion {
  const named = { version: "1.0.0", manifestSha256: "a", collection, shownTo: 1 };
  return { ...named, returns: [sent("one")], figures, ...given };
}

const present = { collection, returns: [sent("one")], figures };

describe("what a snapshot remembers of the versions before it", () => {
  it("is which figures were hidden, and which had no number though somebody gave one", () => {
    const [own] = earlierFile([version()], present).versions;
    expect(own).toMatchObject({ hidden: [hidden], absent: [withheld], others: [], collection: null });
  });

  it("has the figures that came later only where another definition makes others of the same rows", () => {
    const before = version({ figures: figures.slice(1) });
    const absentIn = (known: PublishedVersion) => earlierFile([known], present).versions[0]?.absent;
    expect(absentIn(before)).toEqual([withheld]);
    const rounded = clubs({ roundCountsTo: 5 });
    expect(absentIn({ ...before, collection: rounded })).toEqual([shown, withheld]);
    const { people } = collection.tables;
    if (people === undefined) throw new RangeError("No table");
    const retitled = { ...collection, tables: { people: { ...people, title: "Everybody" } } };
    expect(absentIn({ ...before, collection: retitled })).toEqual([shown, withheld]);
    expect(absentIn({ ...before, collection: { ...collection, title: "Others" } })).toEqual([withheld]);
  });

  it("names each return that counts no more once, and the versions in their order", () => {
    const versions = ["1.10.0", "1.9.0", "1.9.1"].map((name) =>
      version({ version: name, returns: [sent("old"), sent("one")] }),
    );
    const file = earlierFile(versions, { ...present, returns: [sent("one"), sent("new")] });
    expect(file.versions.map((one) => one.version)).toEqual(["1.9.0", "1.9.1", "1.10.0"]);
    expect(file.returns.map(({ submission }) => submission)).toEqual(["old"]);
    expect(file.versions[0]).toMatchObject({ without: ["new"], with: ["old"] });
    expect(parseEarlier(earlierBytes(file))).toEqual(file);
  });
});

describe("a version before, from what is remembered of it", () => {
  it("shows and hides what it did, made from the returns that counted then", () => {
    const file = earlierFile([version({ returns: [sent("old"), sent("kept")] })], {
      ...present,
      returns: [sent("kept"), sent("new")],
    });
    const group = { table: "people", period: "2010-11", council: "106", unknown: new Set<string>() };
    const groups = ["old", "kept", "new"].map((submission) => ({ ...group, submission, categories: {}, counts: {} }));
    const asked: (readonly string[])[] = [];
    const [release] = earlierReleases(file, {
      ...present,
      returns: [sent("kept"), sent("new")],
      groups,
      councilsFor: (_, returns) => {
        asked.push(returns.map(({ submission }) => submission));
        return [];
      },
    });
    expect(asked).toEqual([["kept", "old"]]);
    expect(release?.groups.map(({ submission }) => submission)).toEqual(["old", "kept"]);
    expect([...(release?.states ?? [])]).toEqual([
      [shown, "shown"],
      [hidden, "hidden"],
      [missing, "shown"],
    ]);
  });

  it("is the same in a period only with the same returns by the same definition", () => {
    const returns = [sent("one"), sent("two"), sent("other", "2009-10")];
    const of = (by: Parameters<typeof signatureFinder>) => signatureFinder(...by)("2010-11");
    expect(of([collection, returns.toReversed()])).toBe(of([collection, returns]));
    expect(of([collection, returns.slice(0, 2)])).toBe(of([collection, returns]));
    expect(of([collection, returns.slice(1)])).not.toBe(of([collection, returns]));
    expect(of([clubs({ roundCountsTo: 5 }), returns])).not.toBe(of([collection, returns]));
  });
});
