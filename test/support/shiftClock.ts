// Shifts the clock of the process that imports it, as far as JavaScript asks for it, so that tests run at another date.
const shift = Number(process.env['REP_WORKFLOWS_TEST_SHIFT_MS'] ?? 0);
const realNow = Date.now.bind(Date);
const now = (): number => realNow() + shift;

Date.now = now;
globalThis.Date = new Proxy(Date, {
  construct: (target, args: readonly unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
  apply: (target) => new target(now()).toString(),
});
