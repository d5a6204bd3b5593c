import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import type { SqlResult, SqlRow } from "../../../packages/core/src/storage/tables.ts";

/** A server on 127.0.0.1 that speaks Athena's protocol and has another engine answer. */
export interface AthenaServer {
  readonly endpoint: string;
  /** Every statement it was given, with where it was to run. */
  readonly asked: readonly { readonly sql: string; readonly database: string; readonly workGroup: string }[];
  stop(): Promise<void>;
}

const ROWS_A_PAGE = 3;
const startSchema = z.object({
  QueryString: z.string(),
  QueryExecutionContext: z.object({ Database: z.string() }),
  WorkGroup: z.string(),
});
const askedSchema = z.object({ QueryExecutionId: z.string(), NextToken: z.string().optional() });

/** Each question is answered on the second look, and in pages of three rows, the first with the names of the columns. */
export async function startAthenaServer(answer: (sql: string) => Promise<SqlResult>): Promise<AthenaServer> {
  const asked: { sql: string; database: string; workGroup: string }[] = [];
  const told = new Map<string, { readonly result: SqlResult | Error; looks: number }>();
  const start = async (body: unknown): Promise<unknown> => {
    const { QueryString: sql, QueryExecutionContext: context, WorkGroup: workGroup } = startSchema.parse(body);
    const id = String(asked.push({ sql, database: context.Database, workGroup }));
    const result = await answer(sql).catch((error: unknown) => (error instanceof Error ? error : new Error("?")));
    told.set(id, { result, looks: 0 });
    return { QueryExecutionId: id };
  };
  const look = (body: unknown): unknown => {
    const one = told.get(askedSchema.parse(body).QueryExecutionId);
    if (one === undefined) throw new Error("There is no such query");
    one.looks += 1;
    if (one.looks === 1) return { QueryExecution: { Status: { State: "RUNNING" } } };
    if (!(one.result instanceof Error)) return { QueryExecution: { Status: { State: "SUCCEEDED" } } };
    return { QueryExecution: { Status: { State: "FAILED", StateChangeReason: one.result.message } } };
  };
  const page = (body: unknown): unknown => {
    const { QueryExecutionId, NextToken } = askedSchema.parse(body);
    const result = told.get(QueryExecutionId)?.result;
    return result === undefined || result instanceof Error ? {} : pageOf(result, Number(NextToken ?? 0));
  };
  const verbs = { StartQueryExecution: start, GetQueryExecution: look, GetQueryResults: page };
  const server = createServer(async (request, response) => {
    const verb = String(request.headers["x-amz-target"]).replace("AmazonAthena.", "");
    const body: unknown = JSON.parse(await text(request));
    const handle = Object.entries(verbs).find(([name]) => name === verb)?.[1];
    say(response, handle === undefined ? 400 : 200, (await handle?.(body)) ?? {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    asked,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
}

function pageOf({ columns, rows }: SqlResult, from: number): unknown {
  const names = from === 0 ? [{ Data: columns.map(({ name }) => ({ VarCharValue: name })) }] : [];
  const to = from + ROWS_A_PAGE;
  const data = rows.slice(from, to).map((row) => ({ Data: columns.map(({ name }) => cellOf(row, name)) }));
  const info = columns.map(({ name, type }) => ({ Name: name, Type: athenaType(type) }));
  return {
    ResultSet: { Rows: [...names, ...data], ResultSetMetadata: { ColumnInfo: info } },
    ...(to < rows.length ? { NextToken: String(to) } : {}),
  };
}

function cellOf(row: SqlRow, name: string): { readonly VarCharValue?: string } {
  const value = row[name] ?? null;
  return value === null ? {} : { VarCharValue: String(value) };
}

function athenaType(type: string): string {
  return type.startsWith("DECIMAL") || type === "HUGEINT" ? "decimal" : type.toLowerCase();
}
