import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { Resolution } from "../../packages/core/src/authorities/authority.ts";
import { resolveAuthority } from "../../packages/core/src/authorities/resolve.ts";

const shared = new URL("../../../shared/data/", import.meta.url);
const budget2021 = new URL("real/mhclg/RA_2021-22_data_by_LA.csv", shared);
const outturn2023 = new URL("real/mhclg/RSX_2023-24_data_by_LA.csv", shared);
const inspection2010 = new URL("real/dfe/OSR23_2010_UD.csv", shared);
const activity2009 = new URL("real/pssex/2009__pers-soc-serv-exp-unit-cost-eng-2008-09-data.csv", shared);

/** A resolution in a few words. */
function said(resolution: Resolution): string {
  if (resolution.kind === "found") return `${resolution.authority.code} ${resolution.authority.officialName}`;
  if (resolution.kind === "not-then") return `not then; now ${resolution.successors.join(" and ") || "nobody"}`;
  if (resolution.kind === "ambiguous") return `any of ${resolution.candidates.map(({ name }) => name).join(", ")}`;
  return `unknown, near ${resolution.nearest.join(", ") || "nobody"}`;
}

function rows(file: URL): string[][] {
  return Papa.parse<string[]>(readFileSync(file, "utf8"), { skipEmptyLines: true }).data;
}

const sameInAll: Readonly<Record<string, readonly string[]>> = {
  "102 Cumbria County Council": [
    "102",
    " 102 ",
    "0102",
    "102.0",
    "102-Cumbria",
    "102 - Cumbria ",
    "102 Cumbria",
    "102: Cumbria CC",
    "Cumbria (102)",
    "E10000006",
    "e10000006",
    "102 E10000006 Cumbria",
    "CUMBRIA",
    "Cumbria County Council",
    "The County Council of Cumbria",
    "Cumbria 1",
    "Cumbria(2)",
    "Cumbria (1,2)",
    "Cumbria [note 3]",
    "Cumbria\u00b9",
    "Cumbria2",
    "Cumbria*\u2020",
    "12. Cumbria",
    "Cúmbria",
    "102-Cumbira",
    "102 Cumbria Adult Social Care",
  ],
  "318 St Helens Council": [
    "St. Helens",
    "St Helens",
    "Saint Helens",
    "St Helen's MBC",
    "St\u00a0Helens Metropolitan Borough Council",
  ],
  "114 Stockton-on-Tees Borough Council": ["Stockton on Tees", "Stockton-upon-Tees", "STOCKTON ON TEES UA"],
  "729 Royal Borough of Kingston upon Thames": [
    "Kingston-upon-Thames",
    "Kingston on Thames",
    "RB Kingston upon Thames",
    "Kingston upon Thames London Boro",
    "729 Kingston",
  ],
  "702 London Borough of Camden": [
    "LB Camden",
    "LB of Camden",
    "Camden LBC",
    "Camden Council",
    "Camden, London Borough of",
    "Camden London Borough Council",
  ],
  "707 Royal Borough of Kensington and Chelsea": [
    "Kensington & Chelsea",
    "Royal Borough Kensington and Chelsea",
    "RBKC",
  ],
  "714 City of London Corporation": ["City of London", "London, City of", "Corporation of London"],
  "909 Bristol City Council": ["Bristol", "Bristol, City of", "City of Bristol", "Bristol UA"],
  "216 North East Lincolnshire Council": ["NE Lincolnshire", "N.E. Lincs", "North-East Lincolnshire"],
  "908 Bath and North East Somerset Council": ["Bath & N E Somerset", "Bath and NE Somerset", "BANES"],
  "911 South Gloucestershire Council": ["S Gloucestershire", "South Glos"],
  "415 Herefordshire Council": ["Herefordshire, County of", "County of Herefordshire District Council"],
  "106 Gateshead Metropolitan Borough Council": ["E08000020", "E08000037", "Gateshead MBC"],
  "809 Dorset County Council": ["Dorset", "Dorset CC", "Dorset Council", "809", "E10000009"],
  "507 Derby City Council": ["Derby", "Derby City"],
  "506 Derbyshire County Council": ["Derbyshire"],
  "625 Bedford Borough Council": ["Bedford", "Bedford BC"],
  "326 Cheshire East Council": ["Cheshire East"],
  "107 Newcastle City Council": ["Newcastle", "Newcastle-on-Tyne"],
  "116 Durham County Council": ["Durham", "County Durham", "Durham UA"],
};

const onDays: readonly (readonly [string, string, string])[] = [
  // Names and codes shared by an old and a new council, each in its own years
  ["Dorset", "2024-03-31", "809 Dorset Council"],
  ["809-Dorset", "2019-03-31", "809 Dorset County Council"],
  ["809-Dorset", "2019-04-01", "809 Dorset Council"],
  ["Somerset", "2023-03-31", "905 Somerset County Council"],
  ["Somerset", "2023-04-01", "905 Somerset Council"],
  ["North Yorkshire", "2023-03-31", "218 North Yorkshire County Council"],
  ["North Yorkshire", "2024-03-31", "218 North Yorkshire Council"],
  ["Buckinghamshire", "2020-03-31", "612 Buckinghamshire County Council"],
  ["Buckinghamshire", "2020-04-01", "916 Buckinghamshire Council"],
  ["Northumberland", "2009-03-31", "104 Northumberland County Council"],
  ["Northumberland UA", "2009-03-31", "104 Northumberland County Council"],
  ["Cheshire", "2009-03-31", "320 Cheshire County Council"],
  ["610 Bedfordshire", "2009-03-31", "610 Bedfordshire County Council"],
  ["Z9D4Z", "2024-03-31", "Z9D4Z North Northamptonshire Council"],
  ["z9d4z North Northants", "2024-03-31", "Z9D4Z North Northamptonshire Council"],
  // Retired names and codes never stand for a successor
  ["Cumbria", "2024-03-31", "not then; now Cumberland and Westmorland and Furness"],
  ["102", "2024-03-31", "not then; now Cumberland and Westmorland and Furness"],
  ["102-Cumbria", "2024-03-31", "not then; now Cumberland and Westmorland and Furness"],
  ["E10000027", "2024-03-31", "not then; now Somerset"],
  ["Somerset County Council", "2024-03-31", "not then; now Somerset"],
  ["905 Somerset County Council", "2024-03-31", "not then; now Somerset"],
  ["E10000027 Somerset", "2024-03-31", "not then; now Somerset"],
  ["County Council of Somerset", "2024-03-31", "not then; now Somerset"],
  ["Dorset CC", "2024-03-31", "not then; now Dorset Council"],
  ["Bournemouth", "2024-03-31", "not then; now Bournemouth, Christchurch and Poole"],
  ["Bedfordshire", "2010-03-31", "not then; now Bedford and Central Bedfordshire"],
  ["320-Cheshire", "2010-03-31", "not then; now Cheshire East and Cheshire West and Chester"],
  ["Cornwall County Council", "2010-03-31", "not then; now Cornwall"],
  // Not yet
  ["Bedford", "2009-03-31", "not then; now nobody"],
  ["Cumberland", "2010-03-31", "not then; now nobody"],
  ["E06000065", "2010-03-31", "not then; now nobody"],
  // A code and a name that disagree
  ["102-Lancashire", "2010-03-31", "any of Cumbria, Lancashire"],
  ["102-Lancashire", "2024-03-31", "any of Cumbria, Lancashire"],
  ["310 Harrow", "2010-03-31", "any of Stockport, Harrow"],
  ["999 Cumbria", "2010-03-31", "any of Cumbria"],
  ["102 103", "2010-03-31", "any of Cumbria"],
  ["102 people", "2010-03-31", "any of Cumbria"],
  ["102.5", "2010-03-31", "any of Cumbria"],
  ["102 E10000017", "2010-03-31", "any of Cumbria, Lancashire"],
  // Too little of a name
  ["Kingston", "2010-03-31", "any of Kingston upon Hull, Kingston upon Thames"],
  ["215 Kingston", "2010-03-31", "215 Hull City Council"],
  ["Richmond", "2010-03-31", "unknown, near Richmond upon Thames"],
  ["Telford", "2010-03-31", "unknown, near Telford and Wrekin"],
  // A title of another kind of council
  ["Nottingham County Council", "2010-03-31", "unknown, near Nottingham"],
  ["Durham City Council", "2010-03-31", "unknown, near County Durham"],
  // Areas that are no council
  ["London", "2010-03-31", "unknown, near City of London"],
  ["North East", "2010-03-31", "unknown, near North East Lincolnshire"],
  ["TOTAL England", "2010-03-31", "unknown, near nobody"],
  // Near misses are suggested and never taken
  ["Cumbira", "2010-03-31", "unknown, near Cumbria"],
  ["Lancaster", "2010-03-31", "unknown, near Doncaster"],
  ["Newcastle-under-Lyme", "2010-03-31", "unknown, near nobody"],
  ["North", "2010-03-31", "unknown, near North Tyneside, North East Lincolnshire, North Lincolnshire"],
  // Not a name at all
  ["", "2010-03-31", "unknown, near nobody"],
  ["-", "2010-03-31", "unknown, near nobody"],
  ["12", "2010-03-31", "unknown, near nobody"],
  ["999", "2010-03-31", "unknown, near nobody"],
  ["£102", "2010-03-31", "unknown, near nobody"],
  ["102%", "2010-03-31", "unknown, near nobody"],
  ["constructor", "2010-03-31", "unknown, near nobody"],
  ["Cumbria ".repeat(100), "2010-03-31", "unknown, near nobody"],
];

describe("resolveAuthority", () => {
  const spellings = Object.entries(sameInAll).flatMap(([council, texts]) =>
    texts.map((text) => [text, council] as const),
  );

  it.each(spellings)("reads %j in 2010 as %s", (text, council) => {
    expect(said(resolveAuthority(text, "2010-03-31"))).toBe(council);
  });

  it.each(onDays)("says of %j on %s: %s", (text, day, expected) => {
    expect(said(resolveAuthority(text, day))).toBe(expected);
  });
});

const finance = [
  [budget2021, "2022-03-31"],
  [outturn2023, "2024-03-31"],
] as const;

describe.skipIf(!existsSync(budget2021))(
  "resolveAuthority on finance data of all English authorities (../shared)",
  () => {
    it.each(finance)(
      "agrees by name with the GSS code beside it, and takes no district for a council: %s",
      (file, day) => {
        const lines = rows(file).filter(([code]) => /^E\d{4}$/.test(code ?? ""));
        expect(lines.length).toBeGreaterThan(400);
        const wrong = lines.filter(([, gss = "", name = "", , kind = ""]) => {
          const [byGss, byName] = [resolveAuthority(gss, day), resolveAuthority(name, day)];
          const isCouncil = ["UA", "SC", "MD", "L", "LB"].includes(kind);
          if (!isCouncil) return byGss.kind === "found" || byName.kind === "found";
          return byGss.kind !== "found" || byName.kind !== "found" || byGss.authority !== byName.authority;
        });
        expect(wrong).toEqual([]);
      },
    );
  },
);

describe.skipIf(!existsSync(inspection2010))("resolveAuthority on data under another list of codes (../shared)", () => {
  it("finds every council by name and none by that other code and name together", () => {
    const lines = rows(inspection2010).filter(([level]) => level === "LA");
    expect(lines).toHaveLength(152);
    for (const [, code = "", name = ""] of lines) {
      expect(resolveAuthority(name, "2010-03-31").kind, name).toBe("found");
      expect(resolveAuthority(`${code} ${name}`, "2010-03-31").kind, `${code} ${name}`).toBe("ambiguous");
    }
  });
});

describe.skipIf(!existsSync(activity2009))("resolveAuthority on the council data of 2008-09 (../shared)", () => {
  it("finds the same council by code, by name and by both, in the year before seven counties ended", () => {
    const lines = rows(activity2009).filter(([code]) => /^\d{3}$/.test(code ?? ""));
    for (const [code = "", name = ""] of lines) {
      const found = [code, name, `${code}-${name}`].map((text) => resolveAuthority(text, "2009-03-31"));
      expect(found.map((one) => (one.kind === "found" ? one.authority.code : one.kind))).toEqual([code, code, code]);
    }
  });
});
