export type SheetSteps = {
  /** Shows what the form says now: scores in the steps, and the criterion one is at. */
  refresh(): void;
};

/**
 * Shows one criterion of a score sheet at a time, with the scores so far above. `needsButton` tells whether the sheet's
 * own button for saving has to stand there because saving by itself has stopped.
 */
export function stepThrough(form: HTMLFormElement, needsButton: () => boolean): SheetSteps {
  const parts = [...form.querySelectorAll<HTMLElement>("[data-criterion]")];
  const steps = [...form.querySelectorAll<HTMLAnchorElement>('nav a[href^="#criterion-"]')];
  const draft = form.querySelector<HTMLButtonElement>('.sheet-foot button[value="save"]');
  const back = turner("Back", "second");
  const next = turner("Next", "");
  let at = 0;

  const showScores = () => {
    let scored = 0;
    for (const [index, part] of parts.entries()) {
      const figure = steps[index]?.querySelector("b");
      const radios = part.querySelectorAll<HTMLInputElement>('input[type="radio"]');
      if (radios.length === 0) {
        if (figure) figure.textContent = `${scored}/${parts.length - 1}`;
        continue;
      }
      const chosen = [...radios].find((radio) => radio.checked);
      if (!chosen) continue;
      scored += 1;
      if (figure) figure.textContent = chosen.value;
      steps[index]?.classList.add("criterion-scored");
    }
  };

  const show = (wanted: number, focus: boolean) => {
    at = Math.min(Math.max(wanted, 0), parts.length - 1);
    parts.forEach((part, index) => {
      part.hidden = index !== at;
    });
    steps.forEach((step, index) => {
      if (index === at) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
    back.hidden = at === 0;
    next.hidden = at === parts.length - 1;
    // The sheet saves by itself; its own button is needed where that stopped, and on the last page.
    if (draft) draft.hidden = !needsButton() && at !== parts.length - 1;
    const title = document.querySelector(".desk-sheet > summary > span");
    if (title) title.textContent = `Score sheet · ${at + 1} of ${parts.length}`;
    if (focus) {
      const radios = parts[at]?.querySelectorAll<HTMLInputElement>('input[type="radio"]');
      const first = [...(radios ?? [])].find((radio) => radio.checked) ?? radios?.[0];
      (first ?? parts[at]?.querySelector<HTMLElement>("textarea"))?.focus();
    }
  };

  const partOf = (hash: string) => {
    const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    return {
      target,
      index: target ? parts.findIndex((part) => part === target || part.contains(target)) : -1,
    };
  };

  back.addEventListener("click", () => show(at - 1, true));
  next.addEventListener("click", () => show(at + 1, true));
  draft?.before(back);
  draft?.after(next);
  if (!draft) form.querySelector(".sheet-foot")?.append(back, next);
  form.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    const { target, index } = partOf(link?.hash ?? "");
    if (index < 0) return;
    event.preventDefault();
    show(index, target === parts[index]);
    if (target !== parts[index]) target?.focus();
  });
  // A page that leads to one criterion, such as the comparison, opens the drawer there.
  const led = partOf(location.hash).index;
  const wrong = parts.findIndex((part) => part.querySelector(".field-problem, .note"));
  const open = parts.findIndex(
    (part) => part.querySelector('input[type="radio"]') && !part.querySelector('input[type="radio"]:checked'),
  );
  showScores();
  show(wrong >= 0 ? wrong : led >= 0 ? led : open >= 0 ? open : parts.length - 1, false);

  return {
    refresh() {
      showScores();
      show(at, false);
    },
  };
}

function turner(words: string, kind: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = kind ? `button button-${kind}` : "button";
  button.textContent = words;
  return button;
}
