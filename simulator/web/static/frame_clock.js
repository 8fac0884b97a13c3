// The screen's clock goes with the real one, and jumps when the simulated one is moved by hand.
// Set before the renderer loads, which asks for the time at every frame.
(() => {
  const real = Date.now.bind(Date);
  let ahead = 0;
  Date.now = () => real() + ahead;
  window.moveClock = (milliseconds) => {
    ahead += milliseconds;
  };
})();
