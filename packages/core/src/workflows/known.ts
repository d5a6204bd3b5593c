import type { Authority } from "../authorities/authority.ts";
import { resolveAuthority } from "../authorities/resolve.ts";
import type { Collection } from "../collections/define-collection.ts";
import { findCollection } from "../collections/find-collection.ts";
import { registry } from "../collections/registry.generated.ts";
import { type Period, type PeriodKind, parsePeriod } from "../periods/period.ts";
import { InputError } from "./input-error.ts";

/** A period id of each kind, to show how one is written. */
export const EXAMPLE_PERIODS: Readonly<Record<PeriodKind, string>> = {
  "census-day": "2010-03-31",
  "financial-year": "2009-10",
  month: "2014-09",
};

/** The collection with this id. Throws `InputError` that lists the known ones. */
export function knownCollection(id: string): Collection {
  const collection = findCollection(id);
  if (collection !== undefined) return collection;
  const known = registry.map((one) => one.id).join(", ");
  throw new InputError(`There is no collection "${id}". Choose one of: ${known}.`);
}

/** The period with this id, of the collection's kind. Throws `InputError` with an example of one. */
export function knownPeriod(collection: Collection, id: string): Period {
  const period = parsePeriod(collection.period, id);
  if (period !== undefined) return period;
  const kind = collection.period.replace("-", " ");
  throw new InputError(
    `"${id}" is not a ${kind}, which is what ${collection.id} is about. Write it like ${EXAMPLE_PERIODS[collection.period]}.`,
  );
}

/** The council this code or name meant on the last day of the period. Throws `InputError` otherwise. */
export function knownAuthority(text: string, period: Period): Authority {
  const resolution = resolveAuthority(text, period.end);
  if (resolution.kind === "found") return resolution.authority;
  throw new InputError(`Cannot file a return for "${text}": ${why()}`);

  function why(): string {
    if (resolution.kind === "not-then") {
      const after = resolution.successors.length > 0 ? ` Its area is now in ${resolution.successors.join(", ")}.` : "";
      return `no council had that code or name on ${period.end}.${after}`;
    }
    if (resolution.kind === "ambiguous") {
      return `it could be ${resolution.candidates.map(({ name, code }) => `${name} (${code})`).join(" or ")}.`;
    }
    const nearest = resolution.kind === "unknown" ? resolution.nearest : [];
    return `no council has that code or name.${nearest.length > 0 ? ` Did you mean ${nearest.join(", ")}?` : ""}`;
  }
}
