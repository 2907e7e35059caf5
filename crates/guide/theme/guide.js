// Shows the code of five languages as tabs, and remembers the chosen language.
(() => {
  const key = "x402-kernel-language";
  const groups = [...document.querySelectorAll(".languages")];
  const choose = (language) => {
    for (const group of groups) {
      for (const block of group.querySelectorAll("[data-language]")) {
        block.classList.toggle("chosen", block.dataset.language === language);
      }
      for (const tab of group.querySelectorAll("[role=tab]")) {
        tab.setAttribute("aria-selected", String(tab.textContent === language));
      }
    }
  };
  for (const group of groups) {
    const tabs = document.createElement("div");
    tabs.className = "language-tabs";
    tabs.setAttribute("role", "tablist");
    for (const block of group.querySelectorAll("[data-language]")) {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.setAttribute("role", "tab");
      tab.textContent = block.dataset.language;
      tab.addEventListener("click", () => {
        const before = tab.getBoundingClientRect().top;
        choose(tab.textContent);
        window.scrollBy(0, tab.getBoundingClientRect().top - before);
        try {
          localStorage.setItem(key, tab.textContent);
        } catch {
          // A browser that keeps nothing still shows what was chosen.
        }
      });
      tabs.append(tab);
    }
    group.prepend(tabs);
    group.classList.add("tabbed");
  }
  let last = null;
  try {
    last = localStorage.getItem(key);
  } catch {
    // As above.
  }
  const known = groups[0] && [...groups[0].querySelectorAll("[data-language]")].map((block) => block.dataset.language);
  choose(known && known.includes(last) ? last : "Rust");
})();
