import type { LoaderFunctionArgs } from "@remix-run/node";
import { scheduleJson, scheduleOf } from "../../domain/programme/schedule.server";
import { programmeFile } from "./programme-file";

/** The published programme for conference apps. */
export const loader = (args: LoaderFunctionArgs) =>
  programmeFile(
    args,
    { type: "application/json; charset=utf-8", extension: "json" },
    (programme, circumstances) => scheduleJson(scheduleOf(programme, circumstances)),
  );
