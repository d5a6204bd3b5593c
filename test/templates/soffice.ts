import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** True where LibreOffice can be run. */
export const hasSoffice = (process.env["PATH"] ?? "").split(delimiter).some((folder) => {
  try {
    return readdirSync(folder).includes("soffice");
  } catch {
    return false;
  }
});

/** Opens files in LibreOffice and saves each in another format; gives the new bytes by the names without endings. */
export function convert(files: ReadonlyMap<string, Uint8Array>, format: string): Map<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "returns-soffice-"));
  try {
    const paths = [...files].map(([name, bytes]) => {
      const path = join(folder, `${name}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    const out = join(folder, "out");
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const asked = ["--headless", profile, "--convert-to", format, "--outdir", out, ...paths];
    execFileSync("soffice", asked, { stdio: "ignore", timeout: 110_000 });
    return new Map([...files.keys()].map((name) => [name, readFileSync(join(out, `${name}.${format}`))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
