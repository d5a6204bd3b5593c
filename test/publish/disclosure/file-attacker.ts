import { geographiesOf } from "../../../packages/core/src/authorities/geographies.ts";
import { authoritiesOn } from "../../../packages/core/src/authorities/resolve.ts";
import type { Figure } from "../../../packages/core/src/publish/figure.ts";
import { openHighs } from "../../../packages/core/src/solver/highs.ts";
import type { Sent } from "./clubs.ts";

/** A version as readers have it, beside what was sent, which only the test knows. */
export interface Read {
  readonly figures: readonly Pick<
    Figure,
    "measure" | "period" | "level" | "geographyCode" | "breakdown" | "value" | "status" | "numerator" | "denominator"
  >[];
  readonly sent: readonly Sent[];
  /** What counts are rounded to, and whether percentages are worked from exact values. */
  readonly roundedTo: number;
  readonly isExact: boolean;
}

/** A small number, and how many whole numbers a reader of all versions has to choose from. */
export interface Learned {
  readonly what: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Row {
  readonly terms: ReadonlyMap<string, number>;
  readonly low: number;
  readonly high: number;
}

const BELOW = 5;
const NEAR = 1e-6;

/**
 * Tries to work out every small number of people behind the figures of all versions, from nothing but the figures and what
 * anyone knows: who is in which area, that nobody has more visitors than members, that a hidden number is not zero, and
 * that a council that sent nothing new has the numbers it had. Written for these tests alone; shares no code with the product.
 */
export async function learned(versions: readonly Read[]): Promise<readonly Learned[]> {
  const truth = new Map<string, number>();
  const rows: Row[] = [];
  const wanted = new Map<string, { readonly what: string; readonly terms: ReadonlyMap<string, number> }>();
  for (const version of versions) readVersion(version, { truth, rows, wanted });
  const names = [...truth.keys()];
  const placeOf = new Map(names.map((name, at) => [name, at]));
  const solver = await openHighs();
  const session = solver.open({
    columns: names.map(() => ({ lower: 0, upper: 100_000, cost: 0 })),
    rows: rows.map(({ terms, low, high }) => ({
      lower: low,
      upper: high,
      columns: [...terms.keys()].map((name) => placeOf.get(name) ?? -1),
      factors: [...terms.values()],
    })),
  });
  try {
    return [...wanted.values()].map(({ what, terms }) => {
      const columns = [...terms.keys()].map((name) => placeOf.get(name) ?? -1);
      const [low, high] = [1, -1].map((sign) => {
        session.changeCosts(
          columns,
          [...terms.values()].map((factor) => sign * factor),
        );
        const { status, values } = session.solve();
        session.changeCosts(
          columns,
          columns.map(() => 0),
        );
        if (status !== "optimal") throw new Error(`The figures contradict each other: ${status}`);
        return [...terms].reduce((sum, [name, factor]) => sum + factor * (values[placeOf.get(name) ?? -1] ?? 0), 0);
      });
      const value = [...terms].reduce((sum, [name, factor]) => sum + factor * (truth.get(name) ?? 0), 0);
      return { what, value, low: Math.ceil((low ?? 0) - NEAR), high: Math.floor((high ?? 0) + NEAR) };
    });
  } finally {
    session.close();
  }
}

/** Those a reader can tell to fewer than three numbers. */
export function tooClose(all: readonly Learned[]): readonly Learned[] {
  return all.filter(({ low, high }) => high - low + 1 < 3);
}

interface Known {
  readonly truth: Map<string, number>;
  readonly rows: Row[];
  readonly wanted: Map<string, { readonly what: string; readonly terms: ReadonlyMap<string, number> }>;
}

type SeenFigure = Read["figures"][number];
type Terms = ReadonlyMap<string, number>;

function readVersion(version: Read, known: Known): void {
  for (const one of version.sent) readSent(one, known);
  for (const figure of version.figures) readFigure(figure, version, known);
}

function readSent(one: Sent, { truth, rows }: Known): void {
  for (const [club, { members, visitors }] of Object.entries(one.clubs)) {
    const [all, came] = [nameOf(one, club, "members", members), nameOf(one, club, "visitors", visitors)];
    truth.set(all, Number(members));
    truth.set(came, Number(visitors));
    const terms = new Map([
      [all, 1],
      [came, -1],
    ]);
    rows.push({ terms, low: 0, high: Number.POSITIVE_INFINITY });
  }
}

function readFigure(figure: SeenFigure, version: Read, known: Known): void {
  const what = [figure.measure, figure.period, figure.geographyCode, figure.breakdown].join("/");
  const sumOf = (members: number, visitors: number) => termsOf(figure, version.sent, { members, visitors });
  const isHidden = figure.status === "c" && figure.value === null;
  const told = (terms: Terms, text: string | null, isAboveZero: boolean, name = what) =>
    tell({ terms, text, what: name, isAboveZero, step: version.roundedTo }, known);
  if (figure.measure === "members") told(sumOf(1, 0), figure.value, isHidden);
  if (figure.measure === "absent") told(sumOf(1, -1), figure.value, isHidden);
  if (figure.measure !== "visiting") return;
  const [all, came] = [sumOf(1, 0), sumOf(0, 1)];
  told(all, figure.denominator, false, `${what} of`);
  told(came, figure.numerator, false);
  if (version.isExact && figure.value !== null) known.rows.push(...percentRows(Number(figure.value), all, came));
}

function termsOf(
  figure: SeenFigure,
  sent: readonly Sent[],
  signs: { readonly members: number; readonly visitors: number },
): Terms {
  const terms = new Map<string, number>();
  for (const one of sent.filter((each) => isIn(each, figure))) {
    for (const [club, { members, visitors }] of Object.entries(one.clubs)) {
      if (figure.breakdown !== "all" && figure.breakdown !== `club=${club}`) continue;
      if (signs.members !== 0) terms.set(nameOf(one, club, "members", members), signs.members);
      if (signs.visitors !== 0) terms.set(nameOf(one, club, "visitors", visitors), signs.visitors);
    }
  }
  return terms;
}

function isIn({ council, period }: Sent, { level, geographyCode, period: of }: SeenFigure): boolean {
  if (period !== of) return false;
  return level === "england" || council === geographyCode || (places.get(council) ?? []).includes(geographyCode);
}

const places: ReadonlyMap<string, readonly string[]> = new Map(
  authoritiesOn("2011-03-31").map((one) => {
    const { region, councilType } = geographiesOf(one);
    return [one.code, [region.code, councilType.code]];
  }),
);

interface Told {
  readonly terms: Terms;
  readonly text: string | null;
  readonly what: string;
  readonly isAboveZero: boolean;
  readonly step: number;
}

function tell({ terms, text, what, isAboveZero, step }: Told, { truth, rows, wanted }: Known): void {
  if (terms.size === 0) return;
  const value = [...terms].reduce((sum, [name, factor]) => sum + factor * (truth.get(name) ?? 0), 0);
  if (value > 0 && value < BELOW) wanted.set([...terms.keys()].toSorted().join(), { what, terms });
  if (text !== null) rows.push({ terms, ...bandOf(Number(text), step) });
  else if (isAboveZero && value > 0) rows.push({ terms, low: 1, high: Number.POSITIVE_INFINITY });
}

/** To one place: the part is at least, and at most, so much of the whole. */
function percentRows(percent: number, all: Terms, came: Terms): readonly Row[] {
  return [percent - 0.05, percent + 0.05].map((edge, at) => {
    const terms = new Map([...came.keys()].map((name) => [name, 100]));
    for (const name of all.keys()) terms.set(name, (terms.get(name) ?? 0) - edge);
    return at === 0
      ? { terms, low: -NEAR, high: Number.POSITIVE_INFINITY }
      : { terms, low: Number.NEGATIVE_INFINITY, high: NEAR };
  });
}

function nameOf({ council, period }: Sent, club: string, column: string, value: bigint): string {
  return `${council}/${period}/${club}/${column}/${value}`;
}

/** Shown numbers are zero or not small. */
function bandOf(shown: number, step: number): { readonly low: number; readonly high: number } {
  if (step === 1 || shown === 0) return { low: shown, high: shown };
  return { low: Math.max(BELOW, shown - Math.floor(step / 2)), high: shown + Math.floor((step - 1) / 2) };
}
