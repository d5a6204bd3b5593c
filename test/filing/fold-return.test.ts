import { describe, expect, it } from "vitest";
import { foldReturn } from "../../packages/core/src/filing/fold-return.ts";
import { logOf } from "./log-of.ts";

const windowUntilMay = logOf(["window", "20260101.20260430.20260531", "2026-01-01"]);

describe("foldReturn", () => {
  it("is missing before anything came", () => {
    expect(foldReturn([])).toMatchObject({ standing: "missing", current: undefined, submissions: [] });
  });

  it.each([
    ["received", logOf(["received", "a1", "2026-01-01"])],
    ["rejected", logOf(["received", "a1", "2026-01-01"], ["rejected", "a1", "2026-01-01"])],
    ["needs-explanation", logOf(["received", "a1", "2026-01-01"], ["needs-explanation", "a1", "2026-01-01"])],
    ["awaiting-sign-off", logOf(["received", "a1", "2026-01-01"], ["awaiting-sign-off", "a1", "2026-01-01"])],
    ["accepted", logOf(["received", "a1", "2026-01-01"], ["accepted", "a1", "2026-01-01"])],
    ["checked", logOf(["checked", "a1", "2026-01-01"])],
  ] as const)("stands as its only submission does: %s", (standing, log) => {
    expect(foldReturn(log).standing).toBe(standing);
  });

  it.each([
    ["a1", "b2"],
    ["b2", "a1"],
  ])("takes the reading that came further, of two of one instant, for the later (%s, then %s)", (first, second) => {
    const log = logOf(
      ["received", first, "2026-01-01"],
      ["rejected", first, "2026-01-01"],
      ["received", second, "2026-01-01"],
      ["awaiting-sign-off", second, "2026-01-01"],
    );
    expect(foldReturn(log)).toMatchObject({ standing: "awaiting-sign-off", newest: { submission: second } });
  });

  it("keeps the last good return when a later one is rejected, and says what became of that", () => {
    const state = foldReturn(
      logOf(
        ["received", "a1", "2026-01-01"],
        ["accepted", "a1", "2026-01-01"],
        ["received", "b2", "2026-01-02"],
        ["rejected", "b2", "2026-01-02"],
      ),
    );
    expect(state).toMatchObject({ standing: "accepted", current: { submission: "a1" } });
    expect(state.newest).toEqual({
      submission: "b2",
      at: "2026-01-02T12:00:00.000Z",
      standing: "rejected",
      outcome: "rejected",
    });
  });

  it("lets A count again when A, B, A were sent", () => {
    const state = foldReturn(
      logOf(
        ["received", "a1", "2026-01-01"],
        ["accepted", "a1", "2026-01-01"],
        ["received", "b2", "2026-01-02"],
        ["accepted", "b2", "2026-01-02"],
        ["received", "a1", "2026-01-03"],
      ),
    );
    expect(state.current).toMatchObject({ submission: "a1", at: "2026-01-03T12:00:00.000Z" });
    expect(state.superseded).toEqual(["b2"]);
    expect(state.newest).toBeUndefined();
  });

  it("lets the newest upload count though the one before it was checked after it", () => {
    const log = logOf(
      ["received", "b2", "2026-01-02"],
      ["accepted", "b2", "2026-01-02"],
      ["received", "a1", "2026-01-01"],
      ["accepted", "a1", "2026-01-01"],
    );
    expect(foldReturn(log).current?.submission).toBe("b2");
  });

  it("takes no notice of a file that was only to be checked", () => {
    const accepted = logOf(["received", "a1", "2026-01-01"], ["accepted", "a1", "2026-01-01"]);
    const tried = logOf(["checked", "c3", "2026-02-01"]);
    expect(foldReturn([...accepted, ...tried])).toMatchObject({ standing: "accepted", newest: undefined });
  });

  it("accepts a submission that was explained and signed off", () => {
    const log = logOf(
      ["received", "a1", "2026-01-01"],
      ["needs-explanation", "a1", "2026-01-01"],
      ["explained", "a1", "2026-01-05"],
      ["awaiting-sign-off", "a1", "2026-01-01"],
      ["signed-off", "a1", "2026-01-06"],
      ["accepted", "a1", "2026-01-01"],
    );
    expect(foldReturn(log)).toMatchObject({ standing: "accepted", current: { submission: "a1" } });
  });

  it("counts nothing that came before it was withdrawn, and what comes after", () => {
    const before = logOf(
      ["received", "a1", "2026-01-01"],
      ["accepted", "a1", "2026-01-01"],
      ["withdrawn", "return", "2026-01-02"],
    );
    expect(foldReturn(before)).toMatchObject({ standing: "withdrawn", current: undefined });
    expect(foldReturn([...before, ...logOf(["received", "a1", "2026-01-03"])])).toMatchObject({
      standing: "accepted",
      current: { submission: "a1", at: "2026-01-03T12:00:00.000Z" },
    });
  });
});

describe("foldReturn with a window", () => {
  const inTime = logOf(["received", "a1", "2026-05-31"], ["accepted", "a1", "2026-05-31"]);
  const late = logOf(["received", "b2", "2026-06-01"], ["accepted", "b2", "2026-06-01"]);

  it("counts what came on the day it closes", () => {
    expect(foldReturn(inTime, windowUntilMay).current?.submission).toBe("a1");
  });

  it("keeps what came a day later, and does not count it", () => {
    expect(foldReturn(late, windowUntilMay)).toMatchObject({ standing: "late", current: undefined });
    expect(foldReturn([...inTime, ...late], windowUntilMay)).toMatchObject({
      current: { submission: "a1" },
      newest: { submission: "b2", standing: "late" },
    });
  });

  it("lets an earlier file stand that was sent again too late", () => {
    const again = logOf(
      ["received", "b2", "2026-05-20"],
      ["accepted", "b2", "2026-05-20"],
      ["received", "b2", "2026-06-01"],
    );
    expect(foldReturn([...inTime, ...again], windowUntilMay).current?.submission).toBe("a1");
  });

  it("counts late files once reopened, for one authority or for all", () => {
    const reopened = logOf(["reopened", "return", "2026-06-10"]);
    expect(foldReturn([...late, ...reopened], windowUntilMay).current?.submission).toBe("b2");
    expect(foldReturn(late, [...windowUntilMay, ...reopened]).current?.submission).toBe("b2");
  });

  it("counts no file that came after a reopening was closed", () => {
    const reopened = logOf(["reopened", "return", "2026-06-10"], ["closed", "return", "2026-06-20"]);
    const after = logOf(["received", "c3", "2026-06-21"], ["accepted", "c3", "2026-06-21"]);
    const state = foldReturn([...late, ...reopened, ...after], windowUntilMay);
    expect(state).toMatchObject({ current: { submission: "b2" }, newest: { submission: "c3", standing: "late" } });
  });

  it("goes by the window that was set last", () => {
    const longer = logOf(["window", "20260101.20260630.20260731", "2026-05-01"]);
    expect(foldReturn(late, [...longer, ...windowUntilMay]).current?.submission).toBe("b2");
  });
});
