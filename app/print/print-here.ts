import { blankFormPdf } from "./blank-form";
import { certificatePdf } from "./certificate";
import { entryPdf } from "./entry";
import { minutesPdf } from "./minutes";
import type { PrintJob } from "./press";
import { programmePdf } from "./programme";
import { receiptPdf } from "./receipt";
import { registerPdf } from "./register";

/** Prints a document in this thread. */
export function printHere(job: PrintJob): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytesOf(job));
}

function bytesOf(job: PrintJob): Uint8Array {
  switch (job.kind) {
    case "blank-form":
      return blankFormPdf(job.facts);
    case "certificate":
      return certificatePdf(job.facts);
    case "entry":
      return entryPdf(job.facts);
    case "minutes":
      return minutesPdf(job.facts);
    case "programme":
      return programmePdf(job.facts);
    case "receipt":
      return receiptPdf(job.facts);
    case "register":
      return registerPdf(job.facts);
  }
}
