import type { RemarkRule } from "../domain/judging/remark-rule";
import { gapsOfSheet } from "../domain/judging/sheet";
import { element } from "./element";
import { fieldsOf } from "./fields";
import { sheetOfFields } from "./sheet-fields";

/** Lists on the sheet's last part what is still missing for a final sheet, as the platform will find it. */
export function listGaps(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>("[data-sheet-gaps]");
  const rule = JSON.parse(form.dataset.remarkRule ?? "null") as RemarkRule | null;
  if (!place || !rule) return;
  const criteria = [...form.querySelectorAll<HTMLElement>("[data-criterion]")]
    .map((part) => ({ key: part.dataset.criterion ?? "", name: part.getAttribute("aria-label") ?? "" }))
    .filter(({ key }) => key !== "overall");
  const keys = criteria.map(({ key }) => key);
  let said = "";
  const say = () => {
    const gaps = gapsOfSheet(criteria, sheetOfFields(fieldsOf(form), 0, keys).criteria, rule);
    const words = gaps.map((gap) => gap.sentence).join("\n");
    if (words === said) return;
    said = words;
    place.replaceChildren(...linesOf(gaps));
  };
  form.addEventListener("input", say);
  form.addEventListener("filled", say);
  said = "\n";
  say();
}

function linesOf(gaps: ReturnType<typeof gapsOfSheet>): HTMLElement[] {
  if (gaps.length === 0) return [element("p", {}, "Nothing is missing.")];
  return [
    element("p", {}, "Still missing for a final sheet:"),
    element(
      "ul",
      {},
      ...gaps.map(({ field = "", sentence }) =>
        element("li", {}, element("a", { href: `#f-${field}` }, sentence)),
      ),
    ),
  ];
}
