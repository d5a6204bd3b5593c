import { onceDone } from "./once-done.ts";
import { openS3Client, type S3Options } from "./s3-client.ts";
import { s3Place } from "./s3-place.ts";

/** What a browser, or any HTTP client, posts a file with, without a key of its own. */
export interface PresignedForm {
  readonly url: string;
  /** Fields of the form, before the field `file`. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What one form lets in: one key, one content type, so many bytes, for so long. */
export interface FormTerms {
  readonly key: string;
  readonly type: string;
  readonly mostBytes: number;
  readonly seconds: number;
  /** Where the server sends a browser once it has the file. */
  readonly redirect?: string | undefined;
}

export type PresignForm = (terms: FormTerms) => Promise<PresignedForm>;

/** Says how to sign forms for the uploads at an `s3://` address. Nothing is sent; the server judges each file posted. */
export function openUploadForms(uploads: string, options: S3Options = {}): PresignForm {
  const { bucket: Bucket, prefix } = s3Place(uploads);
  const client = onceDone(() => openS3Client(options));
  return async ({ key, type, mostBytes, seconds: Expires, redirect }) => {
    const { createPresignedPost } = await import("@aws-sdk/s3-presigned-post");
    const Key = `${prefix}${key}`;
    return createPresignedPost(await client(), {
      Bucket,
      Key,
      Expires,
      Fields: { "Content-Type": type, ...(redirect === undefined ? {} : { success_action_redirect: redirect }) },
      Conditions: [
        ["eq", "$key", Key],
        ["eq", "$Content-Type", type],
        ["content-length-range", 1, mostBytes],
      ],
    });
  };
}
