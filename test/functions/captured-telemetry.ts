import type { LogFields, MeasureOptions, Telemetry } from "../../functions/telemetry.ts";

/** What was said, line by line. */
export interface Captured {
  readonly telemetry: Telemetry;
  readonly lines: readonly { readonly level: string; readonly message: string; readonly fields: LogFields }[];
  readonly readings: readonly (MeasureOptions & { readonly name: string; readonly value: number })[];
}

/** Telemetry that keeps what it is told. */
export function captureTelemetry(): Captured {
  const lines: Captured["lines"][number][] = [];
  const readings: Captured["readings"][number][] = [];
  const say =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      void lines.push({ level, message, fields });
  const telemetry: Telemetry = {
    debug: say("debug"),
    info: say("info"),
    warn: say("warn"),
    error: say("error"),
    measure: (name, value, of = {}) => void readings.push({ name, value, ...of }),
  };
  return { telemetry, lines, readings };
}
