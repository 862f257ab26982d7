type Writer = { name: string; lang: string | null; where: string };

const pauseMilliseconds = 15_000;

function start(place: HTMLElement): void {
  let timer = 0;
  let asking = false;

  const ask = async () => {
    // Coming back to the page while an answer is awaited must not begin a second round beside the first.
    if (asking) return;
    asking = true;
    clearTimeout(timer);
    // Nobody reads a page that is not in view, and nobody answers without a network.
    if (document.visibilityState === "visible" && navigator.onLine) {
      try {
        const response = await fetch(place.dataset.writers ?? "", {
          headers: { Accept: "application/json" },
          signal: AbortSignal.timeout(pauseMilliseconds),
        });
        show(place, ((await response.json()) as { writers: Writer[] }).writers);
      } catch {
        // What was known last stays until the network, or the session, is back.
      }
    }
    asking = false;
    timer = window.setTimeout(ask, pauseMilliseconds);
  };

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void ask();
  });
  timer = window.setTimeout(ask, pauseMilliseconds / 3);
}

function show(place: HTMLElement, writers: readonly Writer[]): void {
  const lines = writers.map(({ name, lang, where }) => {
    const line = document.createElement("p");
    const named = document.createElement("bdi");
    named.textContent = name;
    if (lang) named.lang = lang;
    line.append(named, ` ${where}`);
    return line;
  });
  const words = (elements: Iterable<Element>) => [...elements].map((one) => one.textContent).join("\n");
  // Written only when it changes, as every change is read out.
  if (words(place.children) !== words(lines)) place.replaceChildren(...lines);
}

const place = document.querySelector<HTMLElement>("[data-writers]");
if (place) start(place);

export {};
