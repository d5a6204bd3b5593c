import { findCouncil } from "@council-returns/core/workflows/find-council.ts";
import type { Site } from "../site.ts";

/** Code and name of a council as somebody typed it, today or as it last was; undefined where there is none. */
export function councilOf(text: string, { clock }: Pick<Site, "clock">): { code: string; name: string } | undefined {
  if (text === "") return undefined;
  const found = findCouncil(text, clock().toISOString().slice(0, 10));
  return found === undefined ? undefined : { code: found.code, name: found.name };
}

/** Its name, or its code where it is not in the register; null for none. */
export function councilName(code: string | null, site: Pick<Site, "clock">): string | null {
  return code === null ? null : (councilOf(code, site)?.name ?? code);
}
