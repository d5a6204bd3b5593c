import * as z from "zod";
import type { ReturnPlace } from "../filing/entry.ts";
import { formKey, parseUploadKey, placePath } from "../filing/keys.ts";
import type { Objects } from "../storage/objects.ts";
import { type FormInput, planForm } from "./upload-form.ts";

/** To whom a form for one upload was given. The bytes go past us, and a bucket does not know people: this does. */
export type GivenForm = z.infer<typeof givenForm>;

interface FormToGive extends FormInput {
  readonly authority: string;
  /** Who asks for it, and so who sends what is posted with it. */
  readonly by: string;
  /** 20 hexadecimal digits, drawn by chance. */
  readonly form: string;
  /** Number of the submission that its sender knew of as the last; empty where there was none. */
  readonly last: string;
  readonly seconds: number;
}

const givenForm = z.object({
  format: z.literal("council-returns/form/1"),
  key: z.string(),
  /** Of the file, as its sender has it. */
  name: z.string(),
  type: z.string(),
  by: z.string(),
  last: z.string(),
  at: z.string(),
  expires: z.string(),
});
const ID = /^[0-9a-f]{20}$/;

/**
 * Writes down what a form is for and who asked for it, before it is given. Throws `InputError` as `planForm` does, where the
 * return does not exist or the name is none for a return.
 */
export async function giveForm(
  { by, last, seconds, authority, ...asked }: FormToGive,
  { data, clock }: { readonly data: Objects; readonly clock: () => Date },
): Promise<GivenForm> {
  const now = clock().getTime();
  const [at, expires] = [now, now + seconds * 1000].map((time) => new Date(time).toISOString());
  const given = givenForm.parse({
    format: "council-returns/form/1",
    ...planForm(asked, authority),
    ...{ name: asked.file, by, last, at, expires },
  });
  const bytes = new TextEncoder().encode(`${JSON.stringify(given)}\n`);
  const { done } = await data.put(formKey(asked.form), bytes, { if: "absent" });
  if (!done) throw new Error(`The id of a form was drawn twice: ${asked.form}`);
  return given;
}

/** What a form was given for; undefined where none of that id was. */
export async function readGivenForm(id: string, data: Objects): Promise<GivenForm | undefined> {
  const object = ID.test(id) ? await data.get(formKey(id)) : undefined;
  return object === undefined ? undefined : givenForm.parse(JSON.parse(new TextDecoder().decode(object.bytes)));
}

/** What a form is for, where it is for that return: a file to send, or one to check and not to count. */
export function formPurpose({ key }: GivenForm, place: ReturnPlace): "send" | "check" | undefined {
  const upload = parseUploadKey(key);
  if (upload === undefined || placePath(upload) !== placePath(place)) return undefined;
  return upload.checkOnly ? "check" : "send";
}

/** Who sent an upload, where it was posted with a form; undefined for every other, at no cost. */
export async function formSender(key: string, data: Objects): Promise<string | undefined> {
  const id = parseUploadKey(key)?.form;
  const given = id === undefined ? undefined : await readGivenForm(id, data);
  return given?.key === key ? given.by : undefined;
}
