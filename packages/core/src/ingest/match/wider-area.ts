import { geographies } from "../../authorities/geographies.generated.ts";
import type { GeographyLevel } from "../../collections/measures.ts";
import { foldText } from "./fold-text.ts";

type Level = Exclude<GeographyLevel, "council">;

/** Other names of regions and groups of councils in published tables, folded. */
const OTHER_NAMES: Readonly<Record<string, Level>> = {
  "great britain": "england",
  "united kingdom": "england",
  "england and wales": "england",
  eastern: "region",
  east: "region",
  "yorkshire and humber": "region",
  "yorkshire and humberside": "region",
  "london region": "region",
  "government office region": "region",
  counties: "council-type",
  "county councils": "council-type",
  "shire county": "council-type",
  "shire districts": "council-type",
  unitaries: "council-type",
  "unitary authority": "council-type",
  "metropolitan district": "council-type",
  "metropolitan boroughs": "council-type",
  "london boroughs": "council-type",
  "inner london boroughs": "council-type",
  "outer london boroughs": "council-type",
  "other authorities": "council-type",
};

const LEVELS: ReadonlyMap<string, Level> = new Map([
  ...geographies.map(({ name, level }) => [foldText(name), level] as const),
  ...geographies.map(({ code, level }) => [foldText(code), level] as const),
  ...Object.entries(OTHER_NAMES),
]);

/** GSS codes of countries, regions, counties as areas, and parts of London. */
const WIDER_CODE = /^(?:[ekw]92|e12|e13|k0[1-4])\d{6}$/;

/** England, a region or a group of councils, where a text names one and no council. */
export function isWiderArea(text: string): boolean {
  if (text.length > 60) return false;
  const folded = foldText(text);
  const bare = foldText(text.replace(/\([^)]*\)\s*$/, "")).replace(/^total | (?:total|region)$/g, "");
  return LEVELS.has(folded) || LEVELS.has(bare) || WIDER_CODE.test(folded);
}
