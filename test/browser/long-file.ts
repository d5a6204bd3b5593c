import type { Sent } from "./sent.ts";

const COUNCILS = ["Cumbria", "Derby", "Hackney", "North Yorkshire", "Nowhere at all"];

/** A CSV of so many rows with a fault here and there; the same bytes each time. */
export function longFile(rows: number): Sent {
  const lines = Array.from({ length: rows }, (_, row) => {
    const of = 1000 + ((row * 7919) % 9000);
    const some = row % 50 === 0 ? "n/k" : Math.floor((of * ((row * 31) % 97)) / 100);
    return `${COUNCILS[row % COUNCILS.length]},${some},${of},${row % 7}.${row % 10}`;
  });
  const head = ["3D(1a) Self-directed support 2024-25", "Council,Numerator,Denominator,Outcome"];
  const request = { collection: "self-directed-support", period: "2024-25", name: "long.csv", path: "long/long.csv" };
  return { request, bytes: new TextEncoder().encode([...head, ...lines, ""].join("\r\n")) };
}
