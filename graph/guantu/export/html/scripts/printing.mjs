// On paper: always the light theme, since printers leave out the ground that the dark one stands on.

/** Let the page be printed in the light theme, whatever its own. */
export function listenToPrinter(page) {
  const wear = (theme) => {
    page.wear(theme);
    page.view.repaint(); // a printer does not wait for the next frame
  };
  addEventListener("beforeprint", () => wear("light"));
  addEventListener("afterprint", () => wear(page.theme));
}
