import type { Bands } from "./assumptions.ts";
import type { Profile } from "./profile.ts";

/** First and last share of each band; the inner ends lie close to 20% and 10%, on the right side of them. */
const HIGH = [0.36, 0.2006] as const;
const MIDDLE = [0.1988, 0.1004] as const;
const LOW = [0.0994, 0.021] as const;

/** Each council's share of its community budget spent through personal budgets, highest where take-up is. */
export function budgetShares(profiles: readonly Profile[], { over10, from20 }: Bands): number[] {
  const rank = new Map(
    [...profiles].sort((a, b) => b.takeUp - a.takeUp).map((profile, place) => [profile, place] as const),
  );
  return profiles.map((profile) => {
    const place = rank.get(profile) ?? 0;
    if (place < from20) return step(HIGH, place, from20);
    if (place < over10) return step(MIDDLE, place - from20, over10 - from20);
    return step(LOW, place - over10, profiles.length - over10);
  });
}

function step([first, last]: readonly [number, number], place: number, places: number): number {
  return places < 2 ? last : first + ((last - first) * place) / (places - 1);
}
