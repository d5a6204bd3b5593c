import type { Room } from "./room.ts";

/** Does a work once there is room for it: each takes memory and the processor. */
export async function inTurn<T>(room: Room, work: () => Promise<T>): Promise<T> {
  const leave = await room.enter(1);
  try {
    return await work();
  } finally {
    leave?.();
  }
}
