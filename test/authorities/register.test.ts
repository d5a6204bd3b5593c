import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { Authority } from "../../packages/core/src/authorities/authority.ts";
import { geographiesAt, geographiesOf } from "../../packages/core/src/authorities/geographies.ts";
import { mapCells } from "../../packages/core/src/authorities/map-cells.generated.ts";
import { register } from "../../packages/core/src/authorities/register.generated.ts";
import { authoritiesOn, authorityByCode } from "../../packages/core/src/authorities/resolve.ts";

const shared = new URL("../../../shared/data/", import.meta.url);
const activity2009 = new URL("real/pssex/2009__pers-soc-serv-exp-unit-cost-eng-2008-09-data.csv", shared);
const directPayments = new URL("golden/pssex_direct_payments_2010_2012_long.csv", shared);
const councils2025 = new URL("golden/ascof_2024_25_3d_council.csv", shared);
const totals2025 = new URL("golden/ascof_2024_25_3d_totals_published.csv", shared);

/** First day, last day and number of councils, as national statistics counted them. */
const counts: readonly (readonly [string, string, number])[] = [
  ["2008-01-01", "2009-03-31", 150],
  ["2009-04-01", "2019-03-31", 152],
  ["2019-04-01", "2021-03-31", 151],
  ["2021-04-01", "2023-03-31", 152],
  ["2023-04-01", "2025-12-31", 153],
];

function rows(file: URL): string[][] {
  return Papa.parse<string[]>(readFileSync(file, "utf8"), { skipEmptyLines: true }).data;
}

function daysOf(first: string, last: string): string[] {
  const days: string[] = [];
  for (const day = new Date(first); day <= new Date(last); day.setUTCDate(day.getUTCDate() + 1)) {
    days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

function codesOn(day: string): string[] {
  return authoritiesOn(day)
    .map(({ code }) => code)
    .sort();
}

function tally(councils: readonly Authority[], key: (council: Authority) => string): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(councils, key)].map(([name, members]) => [name, members.length]));
}

describe("the register", () => {
  it.each(counts)("has from %s to %s on every day %i councils, each code once", (first, last, count) => {
    for (const day of daysOf(first, last)) {
      const codes = codesOn(day);
      expect([day, codes.length, new Set(codes).size]).toEqual([day, count, count]);
    }
  });

  it("has a digit in every code, by which a text without one is known to be a name and no code", () => {
    expect(register.flatMap(({ code, gss }) => [code, gss]).filter((code) => !/\d|^$/.test(code))).toEqual([]);
  });

  it("has the regions of 2010 in their published sizes", () => {
    expect(
      tally(authoritiesOn("2010-03-31"), ({ region }) => geographiesOf({ region, type: "Inner London" }).region.code),
    ).toEqual({
      E12000001: 12,
      E12000002: 23,
      E12000003: 15,
      E12000004: 9,
      E12000005: 14,
      E12000006: 11,
      E12000007: 33,
      E12000008: 19,
      E12000009: 16,
    });
  });

  it("has Lincolnshire and Derbyshire in the East Midlands", () => {
    const regions = ["503", "506"].map((code) => authorityByCode(code, "2010-03-31")?.region);
    expect(regions).toEqual(["East Midlands", "East Midlands"]);
  });

  it("tells the councils apart that kept a code through abolition", () => {
    const official = (code: string, day: string) => authorityByCode(code, day)?.officialName;
    expect(official("809", "2019-03-31")).toBe("Dorset County Council");
    expect(official("809", "2019-04-01")).toBe("Dorset Council");
    expect(official("817", "2009-03-31")).toBe("Wiltshire County Council");
    expect(official("817", "2009-04-01")).toBe("Wiltshire Council");
    expect(official("102", "2023-04-01")).toBeUndefined();
  });

  it("names successors that begin the day after, and predecessors that name them back", () => {
    const ended = register.filter(({ to }) => to !== "");
    expect(ended.length).toBeGreaterThan(12);
    for (const old of ended) {
      const next = authoritiesOn(daysOf(old.to, "2025-12-31")[1] ?? "");
      expect(old.successors.length, old.name).toBeGreaterThan(0);
      for (const successor of old.successors) {
        const [found] = next.filter(({ name }) => name === successor);
        expect(found?.predecessors, `${old.name} to ${successor}`).toContain(old.name);
      }
    }
  });

  it("places every council in a region and a group with a code", () => {
    for (const council of register) {
      const { england, region, councilType } = geographiesOf(council);
      expect(england.code).toBe("E92000001");
      expect(region.code).toMatch(/^E1200000[1-9]$/);
      expect(councilType.code).toMatch(/^[a-z]+-[a-z]+$/);
    }
    expect(geographiesAt("region")).toHaveLength(9);
    expect(geographiesAt("council-type").map(({ code }) => code)).toEqual([
      "shire-counties",
      "unitary-authorities",
      "metropolitan-districts",
      "inner-london",
      "outer-london",
    ]);
  });

  it("refuses an area that is on no list", () => {
    expect(() => geographiesOf({ region: "Wessex", type: "Inner London" })).toThrow("no region Wessex");
  });

  it("has GSS codes in the right shape, never shared by two councils on a day", () => {
    for (const [, last] of counts) {
      const gss = authoritiesOn(last).flatMap((council) => [council.gss, ...council.formerGss]);
      expect(gss.filter((code) => !/^E(06|08|09|10)\d{6}$/.test(code))).toEqual([]);
      expect(new Set(gss).size).toBe(gss.length);
    }
  });

  it("knows each council by its name and its official name", () => {
    for (const { name, officialName, names } of register) {
      expect(names).toEqual(expect.arrayContaining([name]));
      expect(names.map((one) => one.toLowerCase())).toContain(officialName.toLowerCase());
    }
  });

  it("has one cell on the map for every council", () => {
    const key = ({ code, to }: { readonly code: string; readonly to: string }) => `${code} to ${to}`;
    expect(mapCells.map(key).sort()).toEqual(register.map(key).sort());
  });

  it("never has two whole cells in one place on a day", () => {
    for (const [, last] of counts) {
      const today = new Set(authoritiesOn(last).map(({ code, to }) => `${code} ${to}`));
      const cells = mapCells.filter(({ code, to }) => today.has(`${code} ${to}`));
      const places = cells.map(({ q, r, half }) => `${q} ${r} ${half}`);
      expect(new Set(places).size, last).toBe(places.length);
    }
  });
});

describe.skipIf(!existsSync(activity2009))("the register against the council data of 2008-09 (../shared)", () => {
  it("expects on 31 March 2009 exactly the councils published", () => {
    const published = rows(activity2009).filter(([code]) => /^\d{3}$/.test(code ?? ""));
    expect(published).toHaveLength(150);
    expect(codesOn("2009-03-31")).toEqual(published.map(([code]) => code).sort());
  });
});

describe.skipIf(!existsSync(directPayments))("the register against the council data of 2009-10 (../shared)", () => {
  it("expects on 31 March 2010 exactly the councils published", () => {
    const published = new Set(rows(directPayments).map(([, code]) => code ?? ""));
    expect(codesOn("2010-03-31")).toEqual([...published].filter((code) => /^\d{3}$/.test(code)).sort());
  });
});

describe.skipIf(!existsSync(councils2025))("the register against the outcomes framework of 2024-25 (../shared)", () => {
  const councils = existsSync(councils2025) ? rows(councils2025).slice(1) : [];

  it("has the code, GSS code, region and group of every council published", () => {
    const known = authoritiesOn("2025-03-31").map(({ code, gss, region, type }) => [code, gss, region, type]);
    expect(known.sort()).toEqual(councils.map(([code, , gss, region, type]) => [code, gss, region, type]).sort());
  });

  it("puts the councils where all published totals of regions and groups come out", () => {
    const byArea = new Map<string, readonly number[]>();
    for (const [code = "", , , , , ...values] of councils) {
      const council = authorityByCode(code, "2025-03-31");
      const areas = council === undefined ? [] : Object.values(geographiesOf(council)).map((area) => area.code);
      const numbers = values.slice(0, 3).map((value) => (value === "[x]" ? 0 : Number(value)));
      for (const area of areas) {
        const before = byArea.get(area) ?? [0, 0, 0];
        byArea.set(
          area,
          before.map((sum, index) => sum + (numbers[index] ?? 0)),
        );
      }
    }
    const names = new Map(geographiesAt("council-type").map(({ name, code }) => [name, code]));
    const published = rows(totals2025).slice(1);
    expect(published).toHaveLength(15);
    for (const [, area = "", gss = "", ...totals] of published) {
      const sums = byArea.get(names.get(area) ?? gss) ?? [];
      expect([area, ...sums.map((sum) => Math.floor(sum / 5 + 0.5) * 5)]).toEqual([
        area,
        ...totals.slice(0, 3).map(Number),
      ]);
    }
  });
});
