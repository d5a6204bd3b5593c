import { describe, expect, it } from "vitest";
import { count } from "../../packages/core/src/collections/columns.ts";
import type { Collection } from "../../packages/core/src/collections/define-collection.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import {
  type Filed,
  figuresOf,
  hiddenRelease,
  lending,
  loans,
  money,
  partsOf,
  placed,
  protectedRules,
} from "./fixture.ts";

const england = "2010-11/E92000001/all";

/** The same where small numbers are to be hidden. */
async function hiddenFiguresOf(filed: Filed): Promise<ReadonlyMap<string, Figure>> {
  const { figures } = await hiddenRelease({ ...filed, collection: loans({ disclosure: protectedRules }) });
  return new Map(figures.map((figure) => [figure.figure.replace("loans/", ""), figure]));
}

describe("makeFigures", () => {
  it("adds up England, regions, council types and councils, with who is behind each", async () => {
    const figures = await figuresOf({
      lending: [
        lending("101", "main", { books: 10n, films: 1n, members: 20n }),
        lending("101", "mobile", { books: 5n, films: 0n, members: 5n }),
        lending("103", "main", { books: 100n, films: 7n, members: 200n }),
      ],
    });
    const items = (place: string) => figures.get(`items/all/2010-11/${place}`);
    expect(items("E92000001/all")).toMatchObject({
      collection: "loans",
      geography: "England",
      value: "123",
      status: null,
      unit: "items",
      expected: 4,
      responded: 2,
    });
    expect(items("R-North/all")).toMatchObject({ level: "region", value: "16", expected: 2, responded: 1 });
    expect(items("shire/all")).toMatchObject({ level: "council-type", geography: "Shire", value: "123", responded: 2 });
    expect(items("unitary/all")).toMatchObject({ value: null, status: "x", expected: 2, responded: 0 });
    expect(items("101/all")).toMatchObject({ level: "council", value: "16", expected: 1, responded: 1 });
    expect(items("E92000001/branch=mobile")).toMatchObject({ value: "5", responded: 1, breakdown: "branch=mobile" });
    expect(items("101/branch=mobile")).toBeUndefined();
  });

  it("gives a share on every basis, from sums and not from councils' shares", async () => {
    const figures = await figuresOf({
      lending: [
        lending("101", "main", { books: 1n, films: 1n, members: 3n }),
        lending("102", "main", { books: 80n, films: 20n, members: 100n }),
      ],
    });
    expect(figures.get(`per_member/members/${england}`)).toMatchObject({
      value: "78.6",
      numerator: "81",
      denominator: "103",
      unit: "percent",
    });
    expect(figures.get(`per_member/everything/${england}`)).toMatchObject({ value: "79.4", denominator: "102" });
  });

  it("leaves a council with an unknown term out of both sides of a share, and adds what a sum knows", async () => {
    const figures = await figuresOf({
      lending: [
        lending("101", "main", { books: 50n, films: 4n, members: 100n }),
        lending("102", "main", { books: 50n, films: 4n, members: 100n }),
        lending("102", "mobile", { books: { status: "low" }, films: 6n, members: 300n }),
        lending("103", "main", { books: { status: "x" }, films: { status: "x" }, members: { status: "x" } }),
      ],
    });
    expect(figures.get(`per_member/members/${england}`)).toMatchObject({
      numerator: "50",
      denominator: "100",
      responded: 1,
    });
    expect(figures.get(`items/all/${england}`)).toMatchObject({ value: "114", responded: 2 });
    expect(figures.get("per_member/members/2010-11/R-North/branch=mobile")).toMatchObject({ value: null, status: "x" });
    expect(figures.get("per_member/members/2010-11/R-North/branch=main")).toMatchObject({
      value: "50.0",
      responded: 2,
    });
    expect(figures.get("items/all/2010-11/103/all")).toMatchObject({ value: null, status: "x", responded: 0 });
  });

  it("adds a row to a sum with a subtracted term only where every term is known", async () => {
    const figures = await figuresOf({
      lending: [
        lending("101", "main", { books: 0n, films: 40n, members: 100n }),
        lending("102", "main", { books: 0n, films: null, members: 1000n }),
      ],
    });
    expect(figures.get(`not_films/all/${england}`)).toMatchObject({ value: "60", responded: 1 });
  });

  it("shows a council the status its own cell carries", async () => {
    const low = { status: "low" } as const;
    const figures = await figuresOf({
      lending: [lending("101", "main", { books: low, films: low, members: 10n })],
    });
    expect(figures.get("items/all/2010-11/101/all")).toMatchObject({ value: null, status: "low" });
    expect(figures.get(`items/all/${england}`)).toMatchObject({ value: null, status: "x" });
  });

  it("shows no status for cells a sum does without", async () => {
    const figures = await figuresOf({
      lending: [lending("101", "main", { books: 5n, films: { status: "low" }, members: 10n })],
    });
    expect(figures.get("items/all/2010-11/101/all")).toMatchObject({ value: "5", status: null });
  });

  it("counts councils in a band on either side of the share, and not one without a base", async () => {
    const figures = await figuresOf({
      money: [money("101", 1000n, 100n), money("102", 1000n, 101n), money("103", 1000n, 99n), money("104", 0n, 5n)],
    });
    expect(figures.get(`over_a_tenth/all/${england}`)).toMatchObject({ value: "1", unit: "councils", responded: 4 });
    expect(figures.get(`tenth_or_more/all/${england}`)).toMatchObject({ value: "2" });
    expect(figures.get("tenth_or_more/all/2010-11/R-South/all")).toMatchObject({ value: "0", status: null });
    expect(figures.has("over_a_tenth/all/2010-11/101/all")).toBe(false);
  });

  it("gives no share of nothing, and says it does not apply", async () => {
    const figures = await figuresOf({ lending: [lending("101", "main", { books: 0n, films: 0n, members: 0n })] });
    expect(figures.get(`per_member/members/${england}`)).toMatchObject({
      value: null,
      status: "z",
      numerator: "0",
      denominator: "0",
    });
  });

  it("has a figure for every measure asked even where a table was never sent", async () => {
    const figures = await figuresOf({ lending: [lending("101", "main", { books: 1n, films: 1n, members: 1n })] });
    expect(figures.get(`spend/all/${england}`)).toMatchObject({ value: null, status: "x", expected: 4, responded: 0 });
  });

  it("is sorted by id and gives each id once", async () => {
    const ids = [...(await figuresOf({ money: [money("101", 1n, 1n)] })).values()].map(({ figure }) => figure);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("gives no figure for a measure in a period whose edition does not ask its columns", async () => {
    const films = count({ headers: ["Films"], description: "For a test.", unit: "films" });
    const { films: _, ...columns } = loans().tables.lending?.columns ?? {};
    const collection: Collection = {
      ...loans(),
      tables: { lending: { title: "Lending", key: ["branch"], columns } },
      measures: { items: { ...words, kind: "sum", table: "lending", terms: ["books", "films"], unit: "items" } },
      editions: [{ from: "2011-12", columns: { lending: { films } } }],
    };
    const figures = await figuresOf({
      collection,
      periods: ["2010-11", "2011-12"],
      lending: [lending("101", "main", { books: 1n, members: 1n })],
    });
    expect(figures.has(`items/all/${england}`)).toBe(false);
    expect(figures.get("items/all/2011-12/E92000001/all")).toMatchObject({ value: null, status: "x" });
  });
});

describe("rounding and hiding", () => {
  const rows = [
    lending("101", "main", { books: 12n, films: 0n, members: 33n }),
    lending("102", "main", { books: 3n, films: 0n, members: 33n }),
  ];

  it("rounds counts half away from zero to the base, and works percentages from exact values where told so", async () => {
    const figures = await figuresOf({ collection: loans({ roundCountsTo: 5 }), lending: rows });
    expect(figures.get("per_member/members/2010-11/101/all")).toMatchObject({
      numerator: "10",
      denominator: "35",
      value: "36.4",
    });
    expect(figures.get(`items/all/${england}`)).toMatchObject({ value: "15" });
  });

  it("works percentages from published values where told so", async () => {
    const collection = loans({ roundCountsTo: 5, percentFrom: "published" });
    const figures = await figuresOf({ collection, lending: rows });
    expect(figures.get("per_member/members/2010-11/101/all")).toMatchObject({
      numerator: "10",
      denominator: "35",
      value: "28.6",
    });
  });

  it.each(["exact", "published"] as const)(
    "says where a value is only shown as zero, percentages %s",
    async (percentFrom) => {
      const figures = await figuresOf({
        collection: loans({ roundCountsTo: 5, percentFrom }),
        lending: [
          lending("101", "main", { books: 2n, films: 0n, members: 1000n }),
          lending("103", "main", { books: 0n, films: 0n, members: 1000n }),
        ],
      });
      expect(figures.get(`items/all/${england}`)).toMatchObject({ value: "0", status: "low" });
      expect(figures.get("items/all/2010-11/103/all")).toMatchObject({ value: "0", status: null });
    },
  );

  it("hides a small count with its pair, at every level, and shows zero", async () => {
    const figures = await hiddenFiguresOf({ lending: rows });
    expect(figures.get("per_member/members/2010-11/102/all")).toMatchObject({
      value: null,
      numerator: null,
      denominator: null,
      status: "c",
      responded: 1,
    });
    expect(figures.get("items/all/2010-11/102/all")).toMatchObject({ value: null, status: "c" });
    expect(figures.get("items/all/2010-11/101/all")).toMatchObject({ value: "12", status: null });
    const films = await hiddenFiguresOf({
      lending: [lending("101", "main", { books: 0n, films: 0n, members: 9n })],
    });
    expect(films.get(`items/all/${england}`)).toMatchObject({ value: "0", status: null });
  });

  it("hides a share whose rest is small, and never money or councils", async () => {
    const figures = await hiddenFiguresOf({
      lending: [lending("101", "main", { books: 97n, films: 0n, members: 100n })],
      money: [money("101", 3n, 2n)],
    });
    expect(figures.get(`per_member/members/${england}`)).toMatchObject({ value: null, status: "c" });
    expect(figures.get(`spend/all/${england}`)).toMatchObject({ value: "2" });
    expect(figures.get(`over_a_tenth/all/${england}`)).toMatchObject({ value: "1" });
  });
});

describe("figures made from other figures", () => {
  const both = ["2010-11", "2011-12"];
  const now = { books: 30n, films: 0n, members: 40n };

  it("give the change on a year before, of counts and of shares, only where both years have a value", async () => {
    const figures = await figuresOf({
      periods: both,
      lending: [
        lending("101", "main", { books: 10n, films: 0n, members: 40n }),
        lending("101", "main", now, "2011-12"),
        lending("104", "main", now, "2011-12"),
      ],
    });
    expect(figures.get("items_change/all/2011-12/E92000001/all")).toMatchObject({
      value: "50",
      numerator: "60",
      denominator: null,
      unit: "items",
    });
    expect(figures.get("share_change/members/2011-12/R-North/all")).toMatchObject({
      value: "50.0",
      unit: "percentage points",
    });
    expect(figures.has("items_change/all/2011-12/R-South/all")).toBe(false);
    expect(figures.has(`items_change/all/${england}`)).toBe(false);
  });

  it("compare a council only with itself, not with one that had its code before", async () => {
    const figures = await figuresOf({
      periods: both,
      councils: [...placed("2010-11"), ...placed("2011-12", { "102": "2011-04-01" })],
      lending: ["101", "102"].flatMap((code) => both.map((period) => lending(code, "main", now, period))),
    });
    expect(figures.get("items_change/all/2011-12/101/all")).toMatchObject({ value: "0" });
    expect(figures.has("items_change/all/2011-12/102/all")).toBe(false);
  });

  it("are hidden where either year is", async () => {
    const figures = await hiddenFiguresOf({
      periods: both,
      lending: [lending("101", "main", { books: 2n, films: 1n, members: 40n }), lending("101", "main", now, "2011-12")],
    });
    expect(figures.get("items_change/all/2011-12/101/all")).toMatchObject({
      value: null,
      numerator: null,
      status: "c",
    });
  });

  it("round the exact change, or take the published one, as percentages are worked", async () => {
    const rows = [
      lending("101", "main", { books: 8n, films: 0n, members: 40n }),
      lending("101", "main", { books: 12n, films: 0n, members: 40n }, "2011-12"),
    ];
    const change = async (percentFrom: "exact" | "published") => {
      const collection = loans({ roundCountsTo: 5, percentFrom });
      const figures = await figuresOf({ collection, periods: both, lending: rows });
      return figures.get("items_change/all/2011-12/101/all")?.value;
    };
    expect(await change("exact")).toBe("5");
    expect(await change("published")).toBe("0");
  });

  it("hold a share against a target on each of its bases", async () => {
    const figures = await figuresOf({ lending: [lending("101", "main", { books: 30n, films: 10n, members: 80n })] });
    expect(figures.get(`against/members/${england}`)).toMatchObject({
      value: "-12.5",
      numerator: "37.5",
      unit: "percentage points",
    });
    expect(figures.get(`against/everything/${england}`)).toMatchObject({ value: "25.0", numerator: "75.0" });
  });
});

describe("what a figure says of its origin", () => {
  it("is synthetic where a synthetic return is behind its area, or behind the year it is compared with", async () => {
    const row = { books: 30n, films: 0n, members: 40n };
    const figures = await figuresOf({
      periods: ["2010-11", "2011-12"],
      lending: ["2010-11", "2011-12"].flatMap((period) => [
        lending("101", "main", row, period),
        lending("103", "main", row, period),
      ]),
      origins: [
        { period: "2010-11", authority: "101", synthetic: true },
        { period: "2010-11", authority: "103", synthetic: false },
        { period: "2011-12", authority: "101", synthetic: false },
      ],
    });
    expect(figures.get(`items/all/${england}`)?.synthetic).toBe(true);
    expect(figures.get("items/all/2010-11/R-South/all")?.synthetic).toBe(false);
    expect(figures.get("items/all/2011-12/E92000001/all")?.synthetic).toBe(false);
    expect(figures.get("items_change/all/2011-12/E92000001/all")?.synthetic).toBe(true);
  });

  it("is synthetic everywhere where the national file is", async () => {
    const figures = await figuresOf({
      money: [money("101", 10n, 1n)],
      origins: [{ period: "2010-11", authority: "national", synthetic: true }],
    });
    expect(figures.get("spend/all/2010-11/104/all")?.synthetic).toBe(true);
  });
});

describe("collectParts", () => {
  it("names rows of councils that the register does not have in the period, and counts none of them", async () => {
    const filed = { money: [money("101", 10n, 1n), money("999", 10n, 7n)] };
    expect((await partsOf(filed)).unplaced).toEqual([{ table: "money", period: "2010-11", council: "999" }]);
    expect((await figuresOf(filed)).get(`spend/all/${england}`)).toMatchObject({ value: "1", responded: 1 });
  });
});

const words = { title: "For a test", description: "For a test.", version: 1 };
