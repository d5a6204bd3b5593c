import type { DeadLetter } from "@council-returns/core/workflows/keep-dead-letter.ts";

const FORMAT: DeadLetter["format"] = "council-returns/dead-letter/1";
/** A letter holds an event; one that was sent in its turn would not come about by itself, and has an end. */
const DEEPEST = 4;

/**
 * The event a dead letter is about, where a letter of ours is what came: it was moved back to be tried again. Anything else as
 * it is. An event that was cut short in its letter is no JSON any more, which is then said of it.
 */
export function eventInLetter(body: string): string {
  let event = body;
  for (let depth = 0; depth < DEEPEST && event.includes(FORMAT); depth += 1) {
    const held = heldIn(event);
    if (held === undefined) return event;
    event = typeof held === "string" ? held : JSON.stringify(held);
  }
  return event;
}

function heldIn(body: string): unknown {
  try {
    const letter: unknown = JSON.parse(body);
    const isLetter = typeof letter === "object" && letter !== null && "format" in letter && letter.format === FORMAT;
    return isLetter && "event" in letter ? letter.event : undefined;
  } catch {
    return undefined;
  }
}
