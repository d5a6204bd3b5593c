import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry, EventName } from "../../packages/core/src/filing/entry.ts";
import { foldReturn, type Logged } from "../../packages/core/src/filing/fold-return.ts";

function logged(event: EventName, submission: string, at: string, n = 0): Logged {
  const entry: Entry = {
    format: "council-returns/log/1",
    event,
    submission,
    sha256: submission.repeat(8),
    arrival: { key: "k", version: "v", at, bytes: 1 },
  };
  return { key: `${n}-${event}-${submission}`, entry };
}

describe("foldReturn", () => {
  it("has nothing that counts before a submission is accepted", () => {
    expect(foldReturn([logged("received", "a1", "2026-01-01"), logged("rejected", "a1", "2026-01-01")]).current).toBe(
      undefined,
    );
  });

  it("keeps the last good return when a later one is rejected", () => {
    const log = [
      logged("received", "a1", "2026-01-01"),
      logged("accepted", "a1", "2026-01-01"),
      logged("received", "b2", "2026-01-02"),
      logged("rejected", "b2", "2026-01-02"),
    ];
    expect(foldReturn(log).current?.submission).toBe("a1");
  });

  it("lets A count again when A, B, A were sent", () => {
    const log = [
      logged("received", "a1", "2026-01-01"),
      logged("accepted", "a1", "2026-01-01"),
      logged("received", "b2", "2026-01-02"),
      logged("accepted", "b2", "2026-01-02"),
      logged("received", "a1", "2026-01-03"),
    ];
    const state = foldReturn(log);
    expect(state.current?.submission).toBe("a1");
    expect(state.superseded).toEqual(["b2"]);
  });

  it("comes to the same for entries in any order and repeated", () => {
    const event = fc.constantFrom<EventName>("received", "accepted", "rejected");
    const entry = fc
      .tuple(event, fc.constantFrom("a1", "b2", "c3"), fc.integer({ min: 1, max: 5 }))
      .map(([name, submission, day]) => logged(name, submission, `2026-01-0${day}`));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), fc.integer(), (log, seed) => {
        const shuffled = [...log, ...log].sort((a, b) => ((a.key.length * seed) % 7) - ((b.key.length * seed) % 5));
        expect(foldReturn(shuffled).current?.submission).toBe(foldReturn(log).current?.submission);
        expect(foldReturn([...log].reverse()).currentAt).toBe(foldReturn(log).currentAt);
      }),
    );
  });
});
