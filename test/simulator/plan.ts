import { type Draw, pick, seededDraw } from "../../sample/random.ts";

/** What a sender's file holds. A `good` one is told from another by its number. */
export type Content = { readonly kind: "good"; readonly variant: number } | { readonly kind: "bad" };

export interface PlannedUpload {
  readonly kind: "upload";
  readonly council: string;
  readonly name: string;
  readonly content: Content;
  readonly checkOnly: boolean;
  /** How many events it causes; none where the event is lost. */
  readonly events: number;
}

export type Step =
  | PlannedUpload
  /** The clock of the store jumps, forwards or backwards. */
  | { readonly kind: "clock"; readonly minutes: number }
  /** So many workers take events off the queue, in any order, each of which may die. */
  | { readonly kind: "deliver"; readonly workers: number; readonly events: number; readonly deaths: number }
  /** One pass of finding what has no event. */
  | { readonly kind: "work" }
  | { readonly kind: "withdraw"; readonly council: string };

/** Three councils of the register, by code and name. */
export const COUNCILS = { 102: "Cumbria", 209: "Bradford", 820: "Kent" } as const;

const NAMES = ["return.csv", "return final.csv", "Copy of return (2).csv"];
const LENGTH = 14;

/** The steps of a run, the same for the same seed. */
export function drawPlan(seed: string): Step[] {
  const draw = seededDraw(seed);
  const steps = 4 + Math.floor(draw() * LENGTH);
  return Array.from({ length: steps }, (_, index) => drawStep(draw, index));
}

function drawStep(draw: Draw, index: number): Step {
  const at = draw();
  if (at < 0.55) return drawUpload(draw, index);
  if (at < 0.65) return { kind: "clock", minutes: Math.round((draw() - 0.4) * 3000) };
  if (at < 0.9) {
    const workers = 2 + Math.floor(draw() * 7);
    return { kind: "deliver", workers, events: 1 + Math.floor(draw() * 6), deaths: draw() < 0.5 ? draw() * 0.1 : 0 };
  }
  return draw() < 0.6 ? { kind: "work" } : { kind: "withdraw", council: pick(draw, Object.keys(COUNCILS)) };
}

function drawUpload(draw: Draw, index: number): PlannedUpload {
  const lost = draw() < 0.15;
  const content: Content = draw() < 0.25 ? { kind: "bad" } : { kind: "good", variant: Math.floor(draw() * 4) };
  return {
    kind: "upload",
    council: pick(draw, Object.keys(COUNCILS)),
    // What is overwritten before anybody has heard of it cannot be known: an upload without an event has a name of its own.
    name: lost ? `${index} ${pick(draw, NAMES)}` : pick(draw, NAMES),
    content,
    checkOnly: draw() < 0.1,
    events: lost ? 0 : 1 + Math.floor(draw() * 2.3),
  };
}
