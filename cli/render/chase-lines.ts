import type { Chased, ChaseList } from "@council-returns/core/workflows/chase-list.ts";
import type { ChaseSent } from "@council-returns/core/workflows/send-chases.ts";
import { countOf } from "./count-of.ts";
import { textTable } from "./text-table.ts";
import { windowLines } from "./window-lines.ts";

/** Who is to be chased, the likely late first. */
export function chaseLines(list: ChaseList, width: number): string[] {
  const { toChase, accepted, expected } = list;
  const count = `${accepted} of ${countOf(expected, "return")} accepted, ${toChase.length} to chase.`;
  return [
    ...windowLines(list, width),
    "",
    count,
    ...(toChase.length === 0 ? [] : ["", ...chasedTable(toChase, width)]),
  ];
}

function chasedTable(toChase: readonly Chased[], width: number): string[] {
  return textTable(
    {
      columns: [
        { title: "Council" },
        { title: "Needs to" },
        { title: "Likely late", align: "right" },
        { title: "Earlier periods" },
      ],
      rows: toChase.map((one) => [`${one.name} (${one.code})`, needs(one), `${one.past.likelyLate}%`, past(one)]),
    },
    width,
  );
}

const NEEDS: Readonly<Record<Chased["needs"], string>> = {
  send: "send",
  mend: "mend",
  explain: "explain",
  "sign-off": "sign off",
  ask: "ask (came too late)",
  wait: "wait (not yet checked)",
};

function needs({ needs: need, receipt }: Chased): string {
  if (need !== "mend" || receipt === null || receipt.errors === 0) return NEEDS[need];
  return `${NEEDS[need]} (${countOf(receipt.errors, "error")})`;
}

function past({ past: { periods, late, never, medianDaysLate } }: Chased): string {
  if (periods === 0) return "none";
  if (late + never === 0) return `in time ${periods} of ${periods}`;
  const median = medianDaysLate === null ? "" : ` by ${medianDaysLate} ${medianDaysLate === 1 ? "day" : "days"}`;
  const parts = [
    late === 0 ? "" : `late ${late} of ${periods}${median}`,
    never === 0 ? "" : `never ${never} of ${periods}`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** What came of the messages: how many went, and each that did not with why. */
export function sentLines(sent: readonly ChaseSent[], width: number): string[] {
  const count = (outcome: ChaseSent["outcome"]): number => sent.filter((one) => one.outcome === outcome).length;
  const already = count("already sent") === 0 ? "" : ` ${count("already sent")} had been sent today before.`;
  const others = sent.filter(({ outcome }) => outcome !== "sent" && outcome !== "already sent");
  const rows = others.map(({ name, code, outcome, reason }) => [`${name} (${code})`, outcome, reason ?? ""]);
  const columns = [{ title: "Council" }, { title: "Message" }, { title: "Why" }];
  return [
    `Sent ${countOf(count("sent"), "message")}.${already}`,
    ...(rows.length === 0 ? [] : ["", ...textTable({ columns, rows }, width)]),
  ];
}
