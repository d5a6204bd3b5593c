import { openStore } from "@council-returns/core/storage/open-store.ts";

interface Buckets {
  /** Left out by functions that have nothing to do with uploads. */
  readonly UPLOADS_BUCKET?: string;
  readonly DATA_BUCKET: string;
  readonly S3_ENDPOINT?: string | undefined;
  readonly MAX_UPLOAD_BYTES?: number;
}

/** The store in a function's buckets, as the openers take its addresses. */
export function bucketAddresses({ UPLOADS_BUCKET, DATA_BUCKET }: Buckets) {
  return { uploads: `s3://${UPLOADS_BUCKET ?? DATA_BUCKET}`, data: `s3://${DATA_BUCKET}` };
}

/** Opens the store in a function's buckets. Nothing is read or sent yet. */
export function openBucketStore(buckets: Buckets): ReturnType<typeof openStore> {
  return openStore(bucketAddresses(buckets), {
    endpoint: buckets.S3_ENDPOINT,
    mostUploadBytes: buckets.MAX_UPLOAD_BYTES,
  });
}
