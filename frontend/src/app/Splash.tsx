/** Before anybody is known: what index.html shows while the first script is on its way. */
export const Splash = () => (
  <div className="splash">
    <img src="/assets/icon.svg" alt="" width="32" height="32" />
    Leave
  </div>
);
