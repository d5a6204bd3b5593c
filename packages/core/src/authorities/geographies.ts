import type { Authority } from "./authority.ts";
import { geographies } from "./geographies.generated.ts";
import type { Geography } from "./geography.ts";

/** The whole country, and the regions and groups of councils figures are given for, in published order. */
export const [england] = geographies.filter(({ level }) => level === "england");
