import { parentPort } from "node:worker_threads";
import type { PrintJob } from "./press";
import { printHere } from "./print-here";

/** The printing thread: one job after the other, as the shared fonts allow no two documents at once. */
parentPort?.on("message", ({ number, job }: { number: number; job: PrintJob }) => {
  try {
    parentPort?.postMessage({ number, bytes: printHere(job) });
  } catch (error) {
    parentPort?.postMessage({ number, error: (error as Error).message });
  }
});
