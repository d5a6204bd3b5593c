import { type Line, type MadeCase, SYNTHETIC } from "./made-case.ts";

const HEADERS = [
  "Client group",
  "Age band",
  "People with ongoing support",
  "Ongoing personal budgets",
  "of which direct payment",
  "of which council-managed",
  "of which mixed",
  "One-off personal budgets",
  "Indicator 130 base",
  "Forecast for next April",
];
const GROUPS = ["Physical disability", "Learning disability", "Mental health", "Carers"];
const KEYS = GROUPS.flatMap((group) => [
  [group, "18-64"],
  [group, "65 and over"],
]);
type Numbers = readonly number[];
/** Of each row: ongoing, budgets (direct + managed + mixed), one-off, base, forecast. */
const NOW: readonly Numbers[] = [
  [420, 95, 60, 25, 10, 12, 600, 180],
  [3150, 310, 120, 160, 30, 80, 5200, 900],
  [640, 160, 70, 70, 20, 5, 700, 260],
  [85, 12, 5, 6, 1, 1, 95, 25],
  [510, 48, 30, 12, 6, 3, 720, 110],
  [390, 20, 8, 10, 2, 1, 560, 70],
  [300, 75, 70, 3, 2, 40, 520, 130],
  [260, 44, 40, 3, 1, 22, 410, 90],
];
const BEFORE: readonly Numbers[] = [
  [402, 71, 46, 18, 7, 15, 580, 140],
  [3010, 240, 95, 121, 24, 66, 5010, 640],
  [611, 119, 52, 51, 16, 4, 668, 190],
  [81, 9, 4, 4, 1, 2, 92, 20],
  [486, 33, 21, 8, 4, 6, 690, 81],
  [371, 16, 7, 7, 2, 2, 541, 52],
  [287, 58, 54, 2, 2, 33, 497, 101],
  [247, 35, 32, 2, 1, 19, 391, 71],
];
const MONEY_NOW = [61_250_000, 5_410_200.5, 3_990_000];
const MONEY_BEFORE = [59_870_000, 4_120_750, 3_015_400];

const previous = { case: "good-2009", period: "2009-03-31" };

interface Survey {
  readonly people?: readonly Numbers[];
  readonly money?: Numbers;
  readonly title?: string;
  /** Null where the form does not say. */
  readonly council?: string | null;
  readonly date?: string;
}

function survey({ people = NOW, money = MONEY_NOW, title, council = "Cumbria", date = "31 March 2010" }: Survey): Line[] {
  const totals = people[0]?.map((_, place) => people.reduce((sum, row) => sum + (row[place] ?? 0), 0)) ?? [];
  return [
    [SYNTHETIC],
    [title ?? "Personal budgets survey"],
    ...(council === null ? [] : [["Council", council]]),
    ["Census date", date],
    [],
    ["People"],
    HEADERS,
    ...people.map((row, place) => [...(KEYS[place] ?? []), ...row]),
    ["Total", "", ...totals],
    [],
    ["Money"],
    ["Community services budget", "Personal budget spend", "of which direct payments"],
    money,
  ];
}

const ACTIVITY = ["Council", "All ages (A4.20)", "Aged 18 to 64 (A4.10)", "Carers (H4)"];
const COUNCILS = [
  ["102-Cumbria", 700, 300, 120],
  ["204-Barnsley", 450, 200, 80],
  ["820-Kent", 2900, 1150, 610],
  ["212-Leeds", 1310, 640, 205],
  ["306-Manchester", 980, 470, 160],
  ["207-Sheffield", 1120, 510, 190],
] as const;

function activity(councils: readonly Line[] = COUNCILS, headers: Line = ACTIVITY): Line[] {
  return [[SYNTHETIC], ["Council-level activity 2010-11"], headers, ...councils];
}

function exchange(rows: readonly Numbers[], one: number, two: number): Numbers[] {
  return rows.map((row) => row.map((value, at) => (at === one ? row[two] : at === two ? row[one] : value) ?? 0));
}

function times(rows: readonly Numbers[], column: number, factor: number): Numbers[] {
  return rows.map((row) => row.map((value, at) => (at === column ? value * factor : value)));
}

function down<T>(rows: readonly T[]): T[] {
  return rows.map((row, place) => rows[place - 1] ?? row);
}

function up<T>(rows: readonly T[]): T[] {
  return rows.map((row, place) => rows[place + 1] ?? row);
}

const sent = { period: "2010-03-31", authority: "102" };
const again = { ...sent, previous };

function pb(name: string, asked: MadeCase["asked"], made: Survey): MadeCase {
  return { collection: "personal-budgets", name, asked, lines: survey(made) };
}

function dp(name: string, lines: readonly Line[], asked: MadeCase["asked"] = { period: "2010-11" }): MadeCase {
  return { collection: "direct-payments", name, asked, lines };
}

/** Cases of the wrong file: at least three that must be sensed and three near misses of each code. */
export function senseCases(): MadeCase[] {
  return [...lastPeriod(), ...authority(), ...collection(), ...swapped(), ...scale(), ...shifted()];
}

function lastPeriod(): MadeCase[] {
  const old = { people: BEFORE, money: MONEY_BEFORE };
  const half = NOW.map((row, place) => (place % 2 === 0 ? row : (BEFORE[place] ?? row)));
  return [
    pb("good-2009", { period: "2009-03-31", authority: "102" }, { ...old, date: "31 March 2009" }),
    pb("last-period-again", again, old),
    pb("last-period-again-by-its-date", again, { ...old, date: "31 March 2009" }),
    pb("last-period-again-but-two-rows", again, { ...old, people: [...NOW.slice(0, 1), ...BEFORE.slice(1)] }),
    pb("last-period-again-near-miss", again, {}),
    pb("last-period-again-near-miss-half", again, { people: half }),
    pb("last-period-again-near-miss-money", again, { money: MONEY_BEFORE }),
  ];
}

function authority(): MadeCase[] {
  const others = [{ case: "good-barnsley", authority: "Barnsley" }];
  const barnsley = { people: BEFORE, money: MONEY_NOW };
  return [
    pb("good-barnsley", { period: "2010-03-31", authority: "204" }, { ...barnsley, council: "Barnsley" }),
    pb("another-authority", { ...sent, others }, { ...barnsley, council: null }),
    pb("another-authority-most-values", { ...sent, others }, {
      ...barnsley,
      people: [...NOW.slice(0, 1), ...BEFORE.slice(1)],
      council: null,
    }),
    pb("another-authority-by-title", sent, { title: "Barnsley Metropolitan Borough Council survey return", council: null }),
    pb("another-authority-near-miss", { ...sent, others }, { council: null }),
    pb("another-authority-near-miss-own-title", sent, { title: "Personal budgets survey - Cumbria", council: null }),
    pb("another-authority-near-miss-both-named", sent, {
      title: "Cumbria (with thanks to Barnsley)",
      council: null,
    }),
    pb("another-authority-near-miss-says-its-own", sent, { title: "Personal budgets survey - Barnsley" }),
  ];
}

function collection(): MadeCase[] {
  const rates = [
    [SYNTHETIC],
    ["Proportion of people who receive self-directed support, 2010-11"],
    ["Local authority code", "Numerator", "Denominator", "Outcome"],
    ["102", 80, 100, 80],
    ["204", 45, 90, 50],
  ];
  const payments = [
    [SYNTHETIC],
    ["Body name", "Cumbria"],
    ["March 2010"],
    ["Supplier name", "Payment date", "Net amount", "Transaction number"],
    ["Alder Home Care Ltd", "02/03/2010", "1,250.00", "A100"],
  ];
  return [
    { collection: "personal-budgets", name: "another-collection", asked: sent, lines: activity() },
    { collection: "personal-budgets", name: "another-collection-payments", asked: sent, lines: payments },
    { collection: "spending", name: "another-collection-survey", asked: { period: "2010-03", authority: "102" }, lines: survey({}) },
    { collection: "direct-payments", name: "another-collection-survey", asked: { period: "2009-10" }, lines: survey({}) },
    pb("another-collection-near-miss", sent, {}),
    { collection: "personal-budgets", name: "another-collection-near-miss-no-money", asked: sent, lines: survey({}).slice(0, -3) },
    dp("another-collection-near-miss-own-headers", rates.slice(0, 2).concat([["Council", "Denominator"], ["102", 100]])),
    {
      collection: "spending",
      name: "another-collection-near-miss-no-amount",
      asked: { period: "2010-03", authority: "102" },
      lines: payments.map((line) => line.map((cell) => (cell === "Net amount" ? "Remarks" : cell))),
    },
  ];
}

function swapped(): MadeCase[] {
  const turned = COUNCILS.map(([name, all, some, carers]) => [name, some, all, carers]);
  return [
    pb("columns-swapped", sent, { people: exchange(NOW, 0, 6) }),
    pb("columns-swapped-by-an-error", sent, { people: exchange(NOW, 0, 1) }),
    pb("columns-swapped-by-last-year", again, { people: exchange(NOW, 5, 7) }),
    dp("columns-swapped-many-councils", activity(turned)),
    pb("columns-swapped-near-miss", again, {}),
    pb("columns-swapped-near-miss-two-rows", sent, { people: [...exchange(NOW.slice(0, 2), 0, 6), ...NOW.slice(2)] }),
    dp("columns-swapped-near-miss-three-councils", activity(turned.slice(0, 3))),
    pb("columns-swapped-near-miss-much-moved", again, { people: times(NOW, 5, 3) }),
  ];
}

function scale(): MadeCase[] {
  const thousands = MONEY_NOW.map((value) => Math.round(value / 10) / 100);
  const outcome = (factor: number) => [
    [SYNTHETIC],
    ["Proportion of people who receive self-directed support, 2010-11"],
    ["Local authority code", "Numerator", "Denominator", "Outcome"],
    ...[80, 45, 62, 71, 38, 55].map((share, at) => [String(COUNCILS[at]?.[0]).slice(0, 3), share, 100, share * factor]),
    [],
    ["Proportion of people who receive direct payments, 2010-11"],
    ["Local authority code", "Numerator", "Denominator", "Outcome"],
    ...[20, 25, 32, 21, 28, 15].map((share, at) => [String(COUNCILS[at]?.[0]).slice(0, 3), share, 100, share]),
  ];
  const sds = (name: string, factor: number) => {
    return { collection: "self-directed-support", name, asked: { period: "2010-11" }, lines: outcome(factor) };
  };
  return [
    pb("other-scale", again, { money: thousands }),
    pb("other-scale-pounds-in-pence", again, { money: MONEY_NOW.map((value) => value * 100) }),
    pb("other-scale-one-column", again, { people: times(NOW, 7, 1000) }),
    sds("other-scale-beyond-limits", 100),
    pb("other-scale-near-miss", again, { people: times(NOW, 7, 6) }),
    pb("other-scale-near-miss-nothing-before", sent, { money: thousands }),
    pb("other-scale-near-miss-two-rows", again, { people: [...times(NOW.slice(0, 2), 7, 1000), ...NOW.slice(2)] }),
    sds("other-scale-near-miss-within-limits", 1),
  ];
}

function shifted(): MadeCase[] {
  const withNames = (names: readonly unknown[]) =>
    activity(
      COUNCILS.map(([council, ...numbers], at) => [council.slice(0, 3), String(names[at]), ...numbers]),
      ["Council code", "Listed as", ...ACTIVITY.slice(1)],
    );
  const names = COUNCILS.map(([council]) => council.slice(4));
  return [
    pb("rows-shifted", again, { people: down(NOW) }),
    pb("rows-shifted-up", again, { people: up(NOW) }),
    dp("rows-shifted-names", withNames(["Devon", ...names.slice(0, -1)])),
    dp("rows-shifted-names-up", withNames([...names.slice(1), "Devon"])),
    pb("rows-shifted-near-miss", again, {}),
    pb("rows-shifted-near-miss-two-rows", again, { people: [...down(NOW.slice(0, 3)), ...NOW.slice(3)] }),
    dp("rows-shifted-near-miss-names", withNames(names)),
    dp("rows-shifted-near-miss-one-name", withNames(names.with(1, "Devon"))),
  ];
}
