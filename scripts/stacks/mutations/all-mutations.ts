import { intakeMutations } from "./intake.ts";
import type { Mutation } from "./mutation.ts";
import { permissionMutations } from "./permissions.ts";
import { runningMutations } from "./running.ts";
import { storageMutations } from "./storage.ts";
import { watchingMutations } from "./watching.ts";
import { websiteMutations } from "./website.ts";

/** Every fault that the tests of the stacks have to catch. */
export const allMutations: readonly Mutation[] = [
  ...storageMutations,
  ...intakeMutations,
  ...permissionMutations,
  ...runningMutations,
  ...watchingMutations,
  ...websiteMutations,
];
