import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { quoteIdentifier, quoteLiteral } from "../../packages/core/src/publish/sql-quote.ts";
import { openS3Client } from "../../packages/core/src/storage/s3-client.ts";
import { rowTexts } from "../../test/engines/same-values.ts";
import type { S3Server } from "../../test/storage/servers/s3-server.ts";
import { columnsOfParquet } from "./columns-of-parquet.ts";
import { expectSameRows, type Questions } from "./questions.ts";
import type { TrinoServer } from "./trino-server.ts";

interface Powers {
  readonly trino: TrinoServer;
  readonly s3: S3Server;
  /** The folder Trino reads. */
  readonly root: string;
}

/** Seconds Trino needs for the questions over files where they lie, or from a bucket. Throws where it answers otherwise. */
export async function askTrino({ sets }: Questions, from: "disk" | "s3", powers: Powers): Promise<number> {
  let seconds = 0;
  for (const { tables, asked } of sets) {
    await defineTables(tables, from, powers);
    const started = performance.now();
    const answers: string[][] = [];
    for (const { sql } of asked) answers.push([...rowTexts(await powers.trino.query(sql))]);
    seconds += (performance.now() - started) / 1_000;
    for (const [index, { sql, told }] of asked.entries()) {
      expectSameRows(sql, rowTexts(told.rows), answers[index] ?? []);
    }
  }
  return seconds;
}

async function defineTables(
  tables: Readonly<Record<string, string>>,
  from: "disk" | "s3",
  powers: Powers,
): Promise<void> {
  const { trino, root } = powers;
  await trino.query("CREATE SCHEMA IF NOT EXISTS hive.bench");
  for (const [name, folder] of Object.entries(tables)) {
    const at = from === "disk" ? `local:///${relative(root, folder)}` : await copyToBucket(folder, powers.s3);
    const columns = (await columnsOfParquet(folder)).map(
      ({ name: column, type }) => `${quoteIdentifier(column)} ${type}`,
    );
    await trino.query(`DROP TABLE IF EXISTS ${quoteIdentifier(name)}`);
    await trino.query(
      `CREATE TABLE ${quoteIdentifier(name)} (${columns.join(", ")}) WITH (external_location = ${quoteLiteral(at)}, format = 'PARQUET')`,
    );
  }
}

async function copyToBucket(folder: string, s3: S3Server): Promise<string> {
  const client = await openS3Client(s3);
  const Bucket = await s3.newBucket();
  for (const name of await readdir(folder)) {
    await client.putObject({ Bucket, Key: `rows/${name}`, Body: await readFile(join(folder, name)) });
  }
  client.destroy();
  return `s3://${Bucket}/rows`;
}
