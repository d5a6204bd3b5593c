import process from "node:process";
import { Logger } from "@aws-lambda-powertools/logger";

/** What may stand in a log line: numbers of receipts, places, codes and counts; never a cell's value or a file's name. */
export type LogFields = Readonly<Record<string, unknown>>;

export interface Telemetry {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** Prints a reading of one metric. */
  measure(name: string, value: number, of?: MeasureOptions): void;
}

export interface MeasureOptions {
  /** Count by default. */
  readonly unit?: "Count" | "Seconds";
  readonly dimensions?: Readonly<Record<string, string>>;
}

export interface TelemetryOptions {
  readonly level: "DEBUG" | "INFO" | "WARN" | "ERROR";
  readonly namespace: string;
  readonly clock: () => Date;
}

/** Prints logs as JSON, a line each, and metrics among them in the embedded metric format. */
export function openTelemetry({ level, namespace, clock }: TelemetryOptions): Telemetry {
  const logger = new Logger({ serviceName: "council-returns", logLevel: level });
  return {
    debug: (message, fields = {}) => logger.debug(message, fields),
    info: (message, fields = {}) => logger.info(message, fields),
    warn: (message, fields = {}) => logger.warn(message, fields),
    error: (message, fields = {}) => logger.error(message, fields),
    measure(name, value, of = {}) {
      process.stdout.write(`${JSON.stringify(metricDocument({ name, value, namespace, at: clock(), ...of }))}\n`);
    },
  };
}

interface Reading extends MeasureOptions {
  readonly name: string;
  readonly value: number;
  readonly namespace: string;
  readonly at: Date;
}

/** A reading in the embedded metric format of CloudWatch. */
function metricDocument({ name, value, namespace, at, unit = "Count", dimensions = {} }: Reading): LogFields {
  const metric = { Namespace: namespace, Dimensions: [Object.keys(dimensions)], Metrics: [{ Name: name, Unit: unit }] };
  return { _aws: { Timestamp: at.getTime(), CloudWatchMetrics: [metric] }, ...dimensions, [name]: value };
}
