// The browser's own command does the same; a button is easier to find.
const tools = document.querySelector<HTMLElement>("[data-print-page]");
if (tools) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small";
  button.textContent = "Print";
  button.addEventListener("click", () => print());
  tools.append(button);
}

export {};
