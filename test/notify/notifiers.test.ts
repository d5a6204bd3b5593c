import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openNotifier } from "../../packages/core/src/notify/open-notifier.ts";

const message = { to: "Barset", subject: "Due", body: "One.\n\nTwo.\n", reference: "loans/2026-27/Z9D4Z/2027-06-14" };
const text = "To: Barset\nSubject: Due\n\nOne.\n\nTwo.\n";

describe("openNotifier", () => {
  it("shows messages on a console, which reaches nobody", async () => {
    const written: string[] = [];
    const notifier = await openNotifier({ kind: "console", write: (one) => written.push(one) });
    expect(await notifier.send(message)).toEqual({ outcome: "sent" });
    expect(written).toEqual([`${text}\n`]);
    expect(notifier).toMatchObject({ reaches: false, needsAddress: false });
  });

  it("keeps messages in a folder, one file a reference, which can lead nowhere else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "returns-notify-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const notifier = await openNotifier({ kind: "folder", path: join(folder, "out") });
    await notifier.send(message);
    await notifier.send({ ...message, subject: "Again" });
    await notifier.send({ ...message, reference: "../../x/../y" });
    expect(readdirSync(folder)).toEqual(["out"]);
    expect(readdirSync(join(folder, "out"))).toEqual(["_.._x_.._y.txt", "loans_2026-27_Z9D4Z_2027-06-14.txt"]);
    expect(readFileSync(join(folder, "out", "loans_2026-27_Z9D4Z_2027-06-14.txt"), "utf8")).toContain("Subject: Again");
  });
});
