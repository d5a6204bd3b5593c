import { type TargetStanding, targetStandings } from "../claims/target-standings.ts";
import { isDay } from "../periods/period.ts";
import { InputError } from "./input-error.ts";
import type { Release } from "./read-release.ts";

export type { TargetStanding };

/** Every target of a release as it stood on an ISO day. Throws `InputError` where it is no day. */
export function targetsOn({ definition, figures, periods }: Release, day: string): readonly TargetStanding[] {
  if (!isDay(day)) throw new InputError(`"${day}" is not a day. Write it like 2011-03-31.`);
  const { collection, targets } = definition;
  return targetStandings({ collection, targets, figures: [...figures.values()], periods }, day);
}
