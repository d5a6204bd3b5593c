import type { Statement } from "./policy.ts";

/** One request to AWS, as a policy sees it. */
export interface Asked {
  readonly action: string;
  readonly resource: string;
  /** Values of condition keys, such as `s3:prefix`. */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * AWS's rule, as far as these policies go: what a statement denies is denied, else what one allows is allowed, else it is
 * denied. Throws for a condition it does not know, which it could only guess at.
 */
export function isAllowed(asked: Asked, statements: readonly Statement[]): boolean {
  const fitting = statements.filter((statement) => fits(statement, asked));
  return fitting.some(({ Effect }) => Effect === "Allow") && fitting.every(({ Effect }) => Effect === "Allow");
}

/** True where a statement denies the request in so many words, as a bucket's policy does for all who come. */
export function isForbidden(asked: Asked, statements: readonly Statement[]): boolean {
  return statements.some((statement) => statement.Effect === "Deny" && fits(statement, asked));
}

function fits({ Action, Resource, Condition }: Statement, { action, resource, context = {} }: Asked): boolean {
  return (
    Action.some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
    Resource.some((pattern) => isLike(resource, pattern)) &&
    Object.entries(Condition).every(([test, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(test, context[key], values)),
    )
  );
}

function holds(test: string, found: string | undefined, values: readonly string[]): boolean {
  if (!["StringEquals", "StringLike", "ArnEquals", "Bool"].includes(test)) throw new Error(`unknown condition ${test}`);
  if (found === undefined) return false;
  return values.some((value) =>
    test === "StringLike" || test === "ArnEquals" ? isLike(found, value) : found === value,
  );
}

/** `*` is any text, slashes too; `?` is one character. */
function isLike(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(text);
}
