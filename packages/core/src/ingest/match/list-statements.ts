import { absolute } from "../../exact/decimal.ts";
import { foldText } from "./fold-text.ts";

/** What an account holds before and after the payments of a list; none of them is one. */
const BALANCE = /^(?:opening|closing) balance\b|^balance (?:[bc] ?f(?:wd)?|(?:brought|carried) (?:forward|down|over))$/;
const PAGE = /^page(?: no| number)?$/;
const COUNT =
  /^(?:(?:total )?(?:no|number|count) of (?:\w+ ){0,2}(?:payments?|invoices?|transactions?|records?|rows?|lines?|items?|entries)|count|records?|rows?|lines|entries|(?:record|row|line|item|transaction) count)$/;
const AVERAGE = /^(?:average|mean)\b/;
const MOST = /^(?:largest|highest|biggest|max|maximum)\b/;
const LEAST = /^(?:smallest|lowest|min|minimum)\b/;

/** Numbers are held in millionths. */
const ONE = 1_000_000n;
const HALF_A_PENNY = 5_000n;
const MOST_PAGES = 10_000n;

/** True where a text says what an account held at a time. */
export function isBalanceText(text: string): boolean {
  return text.length < 60 && /balance/i.test(text) && BALANCE.test(foldText(text));
}

/** True where a text is what one says of a list, and seldom the name of anybody. */
export function saysOfList(text: string): boolean {
  const said = foldText(text);
  return [BALANCE, PAGE, COUNT, AVERAGE, MOST, LEAST].some((words) => words.test(said));
}

/** A row of a list, with the numbers of those above it and of all. */
interface StatedRow {
  readonly value: bigint | undefined;
  readonly above: number;
  readonly all: readonly bigint[];
}

/**
 * True where a row of a list states something of it and is no row of it: a balance, or a page's number, by its words; how many
 * rows there are, their average, the largest or the smallest, where that is what the number is.
 */
export function isListStatement(label: string, { value, above, all }: StatedRow): boolean {
  const said = foldText(label);
  if (BALANCE.test(said)) return true;
  if (value === undefined || all.length === 0) return false;
  const many = BigInt(all.length);
  if (PAGE.test(said)) return value % ONE === 0n && value > 0n && value < MOST_PAGES * ONE;
  if (COUNT.test(said)) return value === many * ONE || value === BigInt(above) * ONE;
  if (MOST.test(said)) return all.every((one) => one <= value) && all.includes(value);
  if (LEAST.test(said)) return all.every((one) => one >= value) && all.includes(value);
  if (!AVERAGE.test(said)) return false;
  const away = value * many - all.reduce((sum, one) => sum + one, 0n);
  return absolute(away) <= HALF_A_PENNY * many;
}
