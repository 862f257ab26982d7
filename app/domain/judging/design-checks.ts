import type { Method } from "../../../scoring/ballots";
import type { DesignQuality } from "../../../scoring/design-quality";
import { listed } from "../text";

/**
 * Says, where entries were dealt to a number of delegations each, what the methods assume and whether it holds. The
 * delegations of `design` are named by number, in a sentence about all entries: it says who judges which.
 */
export function designChecks(
  method: Method,
  design: Pick<DesignQuality, "components" | "cutDelegations" | "worstErrorRatio">,
  all: readonly string[],
): { level: "amber" | "info"; sentence: string; entries: readonly string[] }[] {
  const said = (level: "amber" | "info", sentence: string, entries: readonly string[] = []) => ({
    level,
    sentence,
    entries,
  });
  const connected = design.components.length <= 1;
  const cut = design.cutDelegations ?? [];
  const ratio = design.worstErrorRatio;
  return [
    said(
      "info",
      "Not every delegation judged every entry. The recusal-corrected and the trimmed mean put strict and generous delegations on one scale through the entries they share; the plain mean and direct comparison do not.",
    ),
    ...(method === "plain-mean"
      ? [said("amber", "The edition's method is the plain mean, which does not correct for who judged what.")]
      : []),
    ...(connected
      ? [
          said(
            "info",
            `These methods assume that all entries hang together through shared delegations; they do.${ratio === null ? "" : ` The difference between two entries is at most ${ratio.toFixed(1)} times as uncertain as if every delegation had judged every entry.`}`,
          ),
        ]
      : []),
    ...(connected && cut.length > 0
      ? [
          said(
            "amber",
            `The comparison hangs on ${cut.length === 1 ? "delegation" : "delegations"} ${listed(cut.map((id) => String(Number(id))))}: without the sheets of ${cut.length === 1 ? "it" : "one of them"} some entries could not be compared with the others.`,
            all,
          ),
        ]
      : []),
  ];
}
