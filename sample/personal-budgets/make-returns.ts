import type { Authority } from "../../packages/core/src/authorities/authority.ts";
import { between, seededDraw, shuffled, wobble } from "../random.ts";
import { readBands, readRowAssumptions, readTotals } from "./assumptions.ts";
import { budgetShares } from "./budget-shares.ts";
import type { CouncilReturn, SignOffRow } from "./council-return.ts";
import { makeMoney } from "./make-money.ts";
import { makePeople } from "./make-people.ts";
import { makeProfiles, type Profile } from "./profile.ts";

const EARLIER = "2009-03-31";
const LATER = "2010-03-31";

/** Councils that had hardly begun at the earlier census: the check asks them about their growth. */
const LATE_STARTERS = 3;
const LATE_START = 1 / 10;

/** Money spent a year before, as a part of this year's share of the budget. */
const SHARE_BEFORE = 0.77;

/** The returns of both censuses, council by council in the register's order. */
export function makeReturns(authoritiesOn: (day: string) => readonly Authority[]): CouncilReturn[] {
  const before = makeProfiles(authoritiesOn(EARLIER));
  const now = makeProfiles(authoritiesOn(LATER));
  const silent = before.length - readTotals(EARLIER).councils;
  const chosen = inBoth(before, now);
  const late = new Set(chosen.slice(0, LATE_STARTERS));
  const missing = new Set(chosen.slice(LATE_STARTERS, LATE_STARTERS + silent));
  const answering = before.filter(({ authority }) => !missing.has(authority.code));
  const shares = budgetShares(now, readBands(LATER));
  return [
    ...census(answering.map(slowStart(late)), sharesBefore(answering, late, sharesByCode(now, shares)), EARLIER),
    ...census(now, shares, LATER),
  ];
}

/** Codes of larger councils of both days, in an order of chance. */
function inBoth(before: readonly Profile[], now: readonly Profile[]): string[] {
  const codes = new Set(now.map(({ authority }) => authority.code));
  const sizes = before.map(({ size }) => size).sort((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const larger = before.filter(({ authority, size }) => codes.has(authority.code) && size > middle);
  return shuffled(
    seededDraw("councils of note"),
    larger.map(({ authority }) => authority.code),
  );
}

function slowStart(late: ReadonlySet<string>): (profile: Profile) => Profile {
  return (profile) =>
    late.has(profile.authority.code) ? { ...profile, takeUp: profile.takeUp * LATE_START } : profile;
}

function sharesByCode(profiles: readonly Profile[], shares: readonly number[]): ReadonlyMap<string, number> {
  return new Map(profiles.map(({ authority }, place) => [authority.code, shares[place] ?? 0]));
}

function sharesBefore(
  profiles: readonly Profile[],
  late: ReadonlySet<string>,
  now: ReadonlyMap<string, number>,
): number[] {
  const usual = [...now.values()].reduce((before, share) => before + share, 0) / now.size;
  return profiles.map(({ authority: { code, name } }) => {
    const share = (now.get(code) ?? usual) * SHARE_BEFORE * wobble(seededDraw(`share before ${name}`), 0.08);
    return late.has(code) ? share * LATE_START : share;
  });
}

function census(profiles: readonly Profile[], shares: readonly number[], day: string): CouncilReturn[] {
  const totals = readTotals(day);
  const people = makePeople(profiles, { rows: readRowAssumptions(), totals, day });
  const money = makeMoney(profiles, shares, totals);
  return profiles.flatMap(({ authority }, place) => {
    const [rows, row] = [people[place], money[place]];
    return rows === undefined || row === undefined
      ? []
      : [{ authority, period: day, people: rows, money: row, signOff: signOff(authority.name, day) }];
  });
}

/** Who signed and when, some weeks after the census; one council in eight leaves the table out. */
function signOff(name: string, day: string): SignOffRow[] {
  const draw = seededDraw(`sign-off ${name} ${day}`);
  if (draw() < 1 / 8) return [];
  const year = day.slice(0, 4);
  return ["director", "finance"].map((role) => ({
    role,
    signed_on: `${year}-05-${String(Math.floor(between(draw, 4, 29))).padStart(2, "0")}`,
  }));
}
