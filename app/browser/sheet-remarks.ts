import { needsRemark, type RemarkRule } from "../domain/judging/remark-rule";

/** Says beside a remark that the score just chosen needs one, until it is there. The platform decides when finishing. */
export function watchRemarks(form: HTMLFormElement): void {
  const rule = JSON.parse(form.dataset.remarkRule ?? "null") as RemarkRule | null;
  if (!rule) return;
  const say = () => {
    for (const part of form.querySelectorAll<HTMLElement>("[data-criterion]")) {
      const place = part.querySelector<HTMLElement>("[data-remark-needed]");
      const chosen = part.querySelector<HTMLInputElement>('input[type="radio"]:checked');
      const remark = part.querySelector("textarea")?.value.trim();
      if (!place) continue;
      const needed = chosen && !remark && needsRemark(Number(chosen.value), rule);
      const words = needed
        ? `A score of ${chosen.value} needs a remark before the sheet can be finished.`
        : "";
      // Said once, not with every key.
      if (place.textContent !== words) place.textContent = words;
    }
  };
  form.addEventListener("input", say);
  form.addEventListener("filled", say);
  say();
}
