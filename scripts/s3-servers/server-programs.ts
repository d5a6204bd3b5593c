/** A server that speaks S3 and can be built from its Go module. */
export interface ServerProgram {
  readonly name: "versitygw" | "minio";
  /** What `go install` is given. */
  readonly module: string;
  readonly version: string;
  /** How long building it takes on two cores, for people who wait. */
  readonly minutes: number;
}

/** Servers the tests run against. Programs of their own, never part of ours: MinIO's licence is the AGPL. */
export const serverPrograms: Readonly<Record<ServerProgram["name"], ServerProgram>> = {
  versitygw: {
    name: "versitygw",
    module: "github.com/versity/versitygw/cmd/versitygw",
    version: "v1.8.0",
    minutes: 2,
  },
  minio: {
    name: "minio",
    module: "github.com/minio/minio",
    version: "v0.0.0-20260212201848-7aac2a2c5b7c",
    minutes: 4,
  },
};
