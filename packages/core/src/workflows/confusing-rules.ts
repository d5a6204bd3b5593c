import type { Objects } from "../storage/objects.ts";
import { knownCollection, knownPeriod } from "./known.ts";
import { type Receipt, readReceipt } from "./receipt.ts";

/** How hard a rule was to meet for those who broke it. */
export interface ConfusingRule {
  readonly code: string;
  /** Table and column it is about, where it is about one. */
  readonly table: string | null;
  readonly column: string | null;
  /** Returns that broke it at least once. */
  readonly returns: number;
  /** Tries after one that broke it, and of these how many did not clear it. */
  readonly retries: number;
  readonly notCleared: number;
  /** Hours from the first receipt that said so to the first that no longer did, over all returns; whole hours. */
  readonly hoursLost: number;
  /** Returns of which no file has cleared it yet. */
  readonly open: number;
  /** What one receipt said of it. */
  readonly example: string;
}

const HOUR = 3_600_000;

/**
 * The errors of a period's receipts by how many tries did not clear them, then by the hours lost: what a rule's words, or the
 * template, should be mended for. Waived errors are not counted. Throws `InputError` where there is no such period.
 */
export async function confusingRules(
  asked: { readonly collection: string; readonly period: string },
  { data }: { readonly data: Objects },
): Promise<readonly ConfusingRule[]> {
  const collection = knownCollection(asked.collection);
  const { id } = knownPeriod(collection, asked.period);
  const receipts = await receiptsUnder(data, `receipts/${collection.id}/${id}/`);
  const byReturn = Map.groupBy(receipts, ({ authority }) => authority ?? "");
  const tries = [...byReturn.values()].flatMap((some) => triesOf(some.toSorted(byTime)));
  const rules = Map.groupBy(tries, ({ rule }) => rule);
  return [...rules.values()].map(ruleOf).toSorted(hardestFirst);
}

async function receiptsUnder(data: Objects, prefix: string): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for await (const { key } of data.list(prefix)) {
    if (key.endsWith("/receipt.json")) receipts.push(await readReceipt(data, key));
  }
  return receipts;
}

/** What one return made of one rule. */
interface Tried {
  readonly rule: string;
  readonly finding: Pick<Receipt["findings"][number], "code" | "table" | "column" | "message">;
  readonly retries: number;
  readonly notCleared: number;
  /** Milliseconds until it was cleared, or until the last try. */
  readonly lost: number;
  readonly open: boolean;
}

/** Every rule that a return's receipts, oldest first, say it broke. */
function triesOf(receipts: readonly Receipt[]): Tried[] {
  const errors = receipts.map(({ findings }) =>
    findings.filter((one) => one.severity === "error" && one.waiver === undefined),
  );
  const broken = new Map(errors.flatMap((some) => some.map((finding) => [ruleId(finding), finding] as const)));
  return [...broken].map(([rule, finding]) => {
    const held = errors.map((some) => some.some((one) => ruleId(one) === rule));
    const first = held.indexOf(true);
    const cleared = held.findIndex((broke, at) => at > first && !broke);
    const end = cleared === -1 ? receipts.length - 1 : cleared;
    const after = held.slice(0, -1).flatMap((broke, at) => (broke ? [held[at + 1] === true] : []));
    return {
      rule,
      finding,
      retries: after.length,
      notCleared: after.filter((still) => still).length,
      lost: timeOf(receipts[end]) - timeOf(receipts[first]),
      open: held.at(-1) === true,
    };
  });
}

function ruleId({ code, table, column }: Pick<Receipt["findings"][number], "code" | "table" | "column">): string {
  return JSON.stringify([code, table, column]);
}

function ruleOf(tries: readonly Tried[]): ConfusingRule {
  const [first] = tries;
  const sum = (of: (one: Tried) => number) => tries.reduce((total, one) => total + of(one), 0);
  return {
    code: first?.finding.code ?? "",
    table: first?.finding.table ?? null,
    column: first?.finding.column ?? null,
    returns: tries.length,
    retries: sum(({ retries }) => retries),
    notCleared: sum(({ notCleared }) => notCleared),
    hoursLost: Math.round(sum(({ lost }) => lost) / HOUR),
    open: tries.filter(({ open }) => open).length,
    example: first?.finding.message ?? "",
  };
}

function hardestFirst(one: ConfusingRule, other: ConfusingRule): number {
  return other.notCleared - one.notCleared || other.hoursLost - one.hoursLost || other.returns - one.returns;
}

function byTime(one: Receipt, other: Receipt): number {
  return timeOf(one) - timeOf(other);
}

function timeOf(receipt: Receipt | undefined): number {
  return receipt === undefined ? 0 : new Date(receipt.received.recheck?.at ?? receipt.received.at).getTime();
}
