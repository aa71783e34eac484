// The keys of a figure that has the focus: of what is round it, as of slides, none acts then.
const figure = document.getElementById("{plot_id}");
let playing = false;

const slider = () => figure.layout.sliders[0];
const press = ({ args }) => window.Plotly.animate(figure, ...args).catch(() => {}); // of what another one ends
const player = () => figure.layout.updatemenus[0].buttons;

function go(place) {
  playing = false;
  press(slider().steps[Math.max(0, Math.min(slider().steps.length - 1, place))]);
}

function toggle() {
  const button = player()[playing ? 1 : 0];
  playing = !playing;
  press(button);
}

const ACTS = {
  ArrowLeft: () => go(slider().active - 1),
  ArrowRight: () => go(slider().active + 1),
  Home: () => go(0),
  End: () => go(slider().steps.length - 1),
  " ": toggle,
  Escape: () => figure.blur(),
};

figure.tabIndex = 0;
figure.addEventListener("pointerdown", () => figure.focus({ preventScroll: true }));
figure.addEventListener("keydown", (event) => {
  const act = ACTS[event.key];
  if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  act();
});
figure.on("plotly_buttonclicked", ({ button }) => (playing = button.args[0] === null));
figure.on("plotly_sliderchange", ({ interaction }) => (playing &&= !interaction));
figure.on("plotly_animated", () => (playing = false));
