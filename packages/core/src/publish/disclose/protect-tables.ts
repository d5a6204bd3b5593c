import type { DisclosureRules, Step } from "../../collections/disclosure.ts";
import { divideRounded, roundToMultiple } from "../../exact/decimal.ts";
import { attack } from "./attack/attack.ts";
import { cellsOf, choosePattern, type Draft, goingOut, type Pattern } from "./choose-pattern.ts";
import { type DisclosureRecord, makeRecord } from "./disclosure-record.ts";
import type { LinearSolver } from "./linear-solver.ts";
import { primaryCells } from "./primary-cells.ts";
import { makeTableSystem, type SystemShare, type TableSystem } from "./table-system.ts";
import type { Form, Tables } from "./tables.ts";

/** What readers get of one cell; nothing says why it is hidden. */
export interface ProtectedCell {
  readonly id: string;
  readonly form: Form;
  readonly value: bigint | null;
}

export interface ProtectedShare {
  readonly id: string;
  /** Percentage times ten to the power of its places; null where it is hidden. */
  readonly unscaled: bigint | null;
}

export interface Protection {
  /** `refused`: no step protects every cell; nothing is to be published. */
  readonly outcome: "protected" | "refused";
  readonly cells: readonly ProtectedCell[];
  readonly shares: readonly ProtectedShare[];
  /** Ids of the cells the attacker found, for those who may see them. A refusal that names none would hide too much. */
  readonly failing: readonly string[];
  readonly record: DisclosureRecord;
}

/**
 * Decides what of the tables is published so that no small count can be worked out, by the steps the rules name in
 * their order, or refuses. The last word has the attacker: nothing comes out protected that it has not failed at.
 * The same tables in any order give the same answer. Throws a `RangeError` where the tables do not fit together.
 */
export function protectTables(tables: Tables, rules: DisclosureRules, solver: LinearSolver): Protection {
  const system = makeTableSystem(tables);
  const primary = primaryCells(system, rules);
  const start: Draft = {
    system,
    shares: system.shares,
    forms: system.cells.map((_, at) => firstForm(system, primary, at)),
  };
  let last: { readonly draft: Draft; readonly pattern: Pattern } | undefined;
  const tried: Step[] = [];
  for (const { step, draft } of drafts(start, rules)) {
    if (tried.at(-1) !== step) tried.push(step);
    const pattern = step === "round" ? roundedPattern(draft, rules, solver) : choosePattern(draft, rules, solver);
    last = { draft, pattern };
    if (isGood(pattern)) break;
  }
  if (last === undefined) throw new RangeError("The rules name no step to protect the tables by");
  return protectionOf(last.draft, last.pattern, { rules, tried });
}

function isGood({ failing, isTooMuch }: Pattern): boolean {
  return failing.length === 0 && !isTooMuch;
}

function firstForm({ cells }: TableSystem, primary: ReadonlySet<number>, at: number): Form {
  const earlier = cells[at]?.earlier;
  if (earlier === "shown" || earlier === "rounded") return earlier;
  return primary.has(at) ? "hidden" : "shown";
}

/** What each step starts from; coarsening has as many starts as there are breakdowns to drop. */
function* drafts(start: Draft, rules: DisclosureRules): Generator<{ readonly step: Step; readonly draft: Draft }> {
  let draft = start;
  for (const step of rules.steps) {
    if (step === "hide") yield { step, draft };
    if (step === "shares" && draft.shares.some(isTelling)) {
      draft = {
        ...draft,
        shares: draft.shares.map((share) => (isTelling(share) ? { ...share, isExact: false } : share)),
      };
      yield { step, draft };
    }
    if (step === "coarsen") {
      for (let next = coarser(draft); next !== null; next = coarser(next)) {
        draft = next;
        yield { step, draft };
      }
    }
    if (step === "round") yield { step, draft: { ...start, shares: draft.shares } };
  }
}

function isTelling({ isExact, isEarlier }: SystemShare): boolean {
  return isExact && !isEarlier;
}

/** The same without the finest breakdown of the finest geography that has one; null where there is none left. */
function coarser(draft: Draft): Draft | null {
  const { cells } = draft.system;
  const left = cells.filter(
    ({ earlier, detail }, at) => draft.forms[at] !== "dropped" && earlier === null && detail > 0,
  );
  const level = Math.min(...left.map((cell) => cell.level));
  const detail = Math.max(...left.filter((cell) => cell.level === level).map((cell) => cell.detail));
  if (left.length === 0) return null;
  const forms = draft.forms.map((form, at) => {
    const cell = cells[at];
    return cell?.earlier === null && cell.level === level && cell.detail === detail ? "dropped" : form;
  });
  return { ...draft, forms };
}

/** Everything that is free is rounded; what the attacker still finds is hidden, until it finds nothing or no more helps. */
function roundedPattern(draft: Draft, rules: DisclosureRules, solver: LinearSolver): Pattern {
  const { system, shares } = draft;
  let forms = draft.forms.map((form, at): Form => (system.cells[at]?.earlier === null ? "rounded" : form));
  let solves = 0;
  for (let rounds = 1; ; rounds += 1) {
    const report = attack({ system, forms, shares: goingOut(shares, forms) }, rules, { solver });
    solves += report.solves;
    const failing = cellsOf(report.findings.filter(({ isProtected }) => !isProtected));
    const next = forms.map((form, at): Form => (failing.includes(at) && form === "rounded" ? "hidden" : form));
    if (failing.length === 0 || next.join() === forms.join()) {
      return { forms, rounds, solves, failing, isTooMuch: false, findings: report.findings };
    }
    forms = next;
  }
}

function protectionOf(
  { system, shares }: Draft,
  pattern: Pattern,
  { rules, tried }: { readonly rules: DisclosureRules; readonly tried: readonly Step[] },
): Protection {
  const { forms } = pattern;
  const published = system.cells.map(({ value }, at) => publishedValue(value, forms[at] ?? "dropped", rules));
  const out = new Set(goingOut(shares, forms));
  return {
    outcome: isGood(pattern) ? "protected" : "refused",
    cells: system.cells
      .flatMap(({ ids }, at) => ids.map((id) => ({ id, form: forms[at] ?? "dropped", value: published[at] ?? null })))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    shares: shares.map((share) => ({
      id: share.id,
      unscaled: out.has(share) ? shareOf(share, system, published) : null,
    })),
    failing: pattern.failing.flatMap((at) => system.cells[at]?.ids[0] ?? []),
    record: makeRecord(system, pattern, { rules, tried }),
  };
}

function publishedValue(value: bigint, form: Form, { base }: DisclosureRules): bigint | null {
  if (form === "shown") return value;
  return form === "rounded" ? roundToMultiple(value, BigInt(base)) : null;
}

/** A percentage from exact values where the rules still allow it, otherwise from the numbers readers get. */
function shareOf(share: SystemShare, { cells }: TableSystem, published: readonly (bigint | null)[]): bigint | null {
  const side = (at: number) => (share.isExact ? (cells[at]?.value ?? null) : (published[at] ?? null));
  const [part, whole] = [side(share.numerator), side(share.denominator)];
  return part === null || whole === null || whole === 0n ? null : divideRounded(100n * part, whole, share.places);
}
