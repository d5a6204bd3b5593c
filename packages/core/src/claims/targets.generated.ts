// Written by scripts/generate.ts from data/targets.json. Do not edit: run `npm run generate`.
import type { Target } from "./target.ts";

export const targets: readonly Target[] = [
  { id: "pb-30-2011", collection: "personal-budgets", measure: "share_holding", bases: ["indicator_130", "ongoing"], share: "30", dueOn: "2011-04-01", note: "The end of a three-year programme. Counted on national indicator 130 officially, and on people with ongoing support as the authors of the survey argued.", source: "Community Care, 2010, reporting a survey of 152 councils by ADASS and the LGA" },
  { id: "pb-100-2013", collection: "personal-budgets", measure: "share_holding", bases: ["ongoing"], share: "100", setOn: "2010-11", dueOn: "2013-04-01", replacedBy: "pb-70-2013", replacedOn: "2012-10-26", note: "Everyone with community support funded by their council, preferably as direct payments.", source: "Community Care, 26 October 2012" },
  { id: "pb-70-2013", collection: "personal-budgets", measure: "share_holding", bases: ["ongoing"], share: "70", setOn: "2012-10-26", dueOn: "2013-04-01", note: "Of people with community support funded by their council. A staging post and not a ceiling.", source: "Community Care, 26 October 2012" },
];
