// Written by scripts/generate.ts from data/register/geographies.csv. Do not edit: run `npm run generate`.
import type { Geography } from "./geography.ts";

export const geographies: readonly Geography[] = [
  { level: "england", code: "E92000001", name: "England" },
  { level: "region", code: "E12000001", name: "North East" },
  { level: "region", code: "E12000002", name: "North West" },
  { level: "region", code: "E12000003", name: "Yorkshire and The Humber" },
  { level: "region", code: "E12000004", name: "East Midlands" },
  { level: "region", code: "E12000005", name: "West Midlands" },
  { level: "region", code: "E12000006", name: "East of England" },
  { level: "region", code: "E12000007", name: "London" },
  { level: "region", code: "E12000008", name: "South East" },
  { level: "region", code: "E12000009", name: "South West" },
  { level: "council-type", code: "shire-counties", name: "Shire Counties" },
  { level: "council-type", code: "unitary-authorities", name: "Unitary Authorities" },
  { level: "council-type", code: "metropolitan-districts", name: "Metropolitan Districts" },
  { level: "council-type", code: "inner-london", name: "Inner London" },
  { level: "council-type", code: "outer-london", name: "Outer London" },
];
