import type { Authority } from "../../packages/core/src/authorities/authority.ts";
import { seededDraw, wobble } from "../random.ts";
import { field, readFacts } from "../read-facts.ts";

/** What stays the same of a council from one census to the next. */
export interface Profile {
  readonly authority: Authority;
  /** People with long-term community support in 2024-25, a real number: only its proportions are used. */
  readonly size: number;
  /** Personal budgets against what its size would give, 1 being the national take-up. */
  readonly takeUp: number;
}

/** Users of the smallest council, whose own number is not published. */
const SMALLEST = 30;

export function makeProfiles(authorities: readonly Authority[]): Profile[] {
  const users = readUsers();
  return authorities.map((authority) => ({
    authority,
    size: sizeOf(authority, authorities, users),
    takeUp: wobble(seededDraw(`take-up ${authority.name}`), 1.5),
  }));
}

interface Users {
  readonly byCode: ReadonlyMap<string, number>;
  readonly byName: ReadonlyMap<string, number>;
}

function readUsers(): Users {
  const facts = readFacts("self_directed_support_2024_25").filter((fact) =>
    /^\d+$/.test(field(fact, "community_denominator")),
  );
  const by = (column: string) =>
    new Map(facts.map((fact) => [field(fact, column), Number(field(fact, "community_denominator"))]));
  return { byCode: by("cassr_code"), byName: by("council") };
}

/** Its own users, or its part of those of the councils that took over its area. */
function sizeOf(authority: Authority, authorities: readonly Authority[], users: Users): number {
  const own = users.byCode.get(authority.code);
  if (own !== undefined) return own;
  const parts = authority.successors.map((successor) => {
    const heirs = authorities.filter((other) => other.successors.includes(successor)).length;
    return (users.byName.get(successor) ?? 0) / Math.max(heirs, 1);
  });
  return Math.max(
    SMALLEST,
    parts.reduce((before, part) => before + part, 0),
  );
}
