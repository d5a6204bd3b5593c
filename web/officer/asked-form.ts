import { randomBytes } from "node:crypto";
import { formPurpose, type GivenForm, giveForm, readGivenForm } from "@council-returns/core/workflows/given-form.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { textOf } from "../components/form.ts";
import { errorPage } from "../frame/error-page.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { bucketWords } from "../words/bucket.ts";
import { errorWords } from "../words/errors.ts";
import { sendWords } from "../words/send.ts";
import { returnPage } from "./return-page.ts";
import { isPlainName } from "./uploaded-file.ts";

/** How long a form lets a file in: it is asked for when a file is about to be sent. */
const SECONDS = 15 * 60;

/** Notes who is about to send which file, and goes to the form for it, which lets in that file and no other. */
export async function askForForm(c: PageContext): Promise<Response> {
  const { site, visitor, form } = c.var;
  if (site.bucket === undefined) return errorPage(c, 404, errorWords.notFound);
  const place = placeInPath(c);
  const file = textOf(form, "name");
  if (!isPlainName(file)) return refused(c, file === "" ? sendWords.noFile : sendWords.badName(file.slice(0, 200)));
  const id = randomBytes(10).toString("hex");
  const checkOnly = textOf(form, "do") === "check";
  const asked = { ...place, file, checkOnly, by: visitor.by, last: textOf(form, "last"), form: id, seconds: SECONDS };
  try {
    await giveForm(asked, { data: site.store.data, clock: site.clock });
  } catch (error) {
    if (error instanceof InputError) return refused(c, `${sendWords.nothingSent} ${error.message}`);
    throw error;
  }
  const path = `${returnPath(place)}/forms/${id}`;
  return c.redirect(textOf(form, "with") === "script" ? `${path}?with=script` : path, 303);
}

function refused(c: PageContext, text: string): Promise<Response> {
  return returnPage(c, { errors: [{ field: "file", text }] });
}

/** The form a path names, or the answer where none of that return was given. */
type FormInPath =
  | { readonly kind: "form"; readonly form: GivenForm; readonly path: string; readonly purpose: "send" | "check" }
  | { readonly kind: "none"; readonly answer: Response };

/** Looks a form up among those of the return in the path. */
export async function formInPath(c: PageContext): Promise<FormInPath> {
  const place = placeInPath(c);
  const id = c.req.param("form") ?? "";
  const form = await readGivenForm(id, c.var.site.store.data);
  const purpose = form === undefined ? undefined : formPurpose(form, place);
  if (form !== undefined && purpose !== undefined) {
    return { kind: "form", form, path: `${returnPath(place)}/forms/${id}`, purpose };
  }
  return { kind: "none", answer: await errorPage(c, 404, bucketWords.unknown) };
}
