/**
 * Shares a whole number out by weight into whole numbers that add up to it exactly
 * (largest remainder; ties go to the earlier place). A weight of 0 gets 0.
 * Throws `RangeError` where there is something to share and no weight.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  if (total === 0) return weights.map(() => 0);
  if (!(sum > 0)) throw new RangeError(`Cannot share ${total} out by no weight`);
  const quotas = weights.map((weight) => (total * weight) / sum);
  const whole = quotas.map(Math.floor);
  const left = total - whole.reduce((before, part) => before + part, 0);
  const byRemainder = quotas
    .map((quota, place) => ({ place, remainder: quota - Math.floor(quota) }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  const lucky = new Set(byRemainder.slice(0, left).map(({ place }) => place));
  return whole.map((part, place) => part + (lucky.has(place) ? 1 : 0));
}
