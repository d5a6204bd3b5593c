import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import { collectionAt } from "../../packages/core/src/collections/define-collection.ts";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import type { TemplateSubject } from "../../packages/core/src/templates/template-subject.ts";
import { EXAMPLE_PERIODS } from "../../packages/core/src/workflows/known.ts";

/** A subject of every collection in every edition, with its name for a test. */
export function everySubject(): (readonly [name: string, subject: TemplateSubject])[] {
  return registry.flatMap((collection) => {
    const periods = [EXAMPLE_PERIODS[collection.period], ...(collection.editions ?? []).map(({ from }) => from)];
    return periods.map((id) => {
      const period = parsePeriod(collection.period, id);
      if (period === undefined) throw new RangeError(`${collection.id} has no period ${id}`);
      const authority = collection.sender === "authority" ? authoritiesOn(period.end)[0] : undefined;
      return [`${collection.id} for ${id}`, { collection: collectionAt(collection, id), period, authority }] as const;
    });
  });
}
