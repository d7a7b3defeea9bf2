// Arrow keys, Page Up and Page Down move between the parts, as on slides. Without it the page reads the same.
addEventListener("DOMContentLoaded", () => {
  const parts = [document.querySelector("header"), ...document.querySelectorAll("section")];
  const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  let here = 0;
  addEventListener("focusin", (event) => {
    const at = parts.findIndex((part) => part.contains(event.target));
    here = at < 0 ? here : at;
  });
  addEventListener("keydown", (event) => {
    const step = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey ? undefined : steps[event.key];
    const next = event.key === "Home" ? 0 : event.key === "End" ? parts.length - 1 : step === undefined ? -1 : here + step;
    if (next < 0 || next >= parts.length) {
      return;
    }
    event.preventDefault();
    here = next;
    parts[here].tabIndex = -1;
    parts[here].focus({ preventScroll: true });
    parts[here].scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  });
});
