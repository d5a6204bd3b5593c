const MOST_NAMED = 10;

/**
 * Items as a sentence has them: `a, b and c`, or `a, b and 7 more` where there are more than ten.
 * The items are written as given: quote them first where they are values.
 */
export function listOf(items: readonly string[], joiner: "and" | "or" = "and"): string {
  const more = items.length - MOST_NAMED;
  if (more > 0) return `${items.slice(0, MOST_NAMED).join(", ")} ${joiner} ${more} more`;
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${joiner} ${last}`;
}
