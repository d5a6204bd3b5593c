/** Somewhere text is written to; a process's stream is one. */
export interface TextSink {
  write(text: string): unknown;
}

/** All that a command may use of the world around it, so that a test can give it another. */
export interface CliPowers {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly clock: () => Date;
  /** Whether stderr is a terminal, on which a line may be written over. */
  readonly isTTY: boolean;
  /** Characters in a line. */
  readonly columns: number;
}
