import type { SimulationModule } from './simulationModule.ts';

type Boot = NonNullable<SimulationModule['boot']>;

/**
 * The modules as a lab's code imports them: whole. What it boots itself is traced like the machine that it is given, and
 * ends after as many steps.
 */
export function labModules(
  modules: Readonly<Record<string, SimulationModule>>,
  run: { readonly stepBudget: number; readonly onTrace: (event: unknown) => void },
): Readonly<Record<string, object>> {
  const traced = (boot: Boot): Boot =>
    Object.freeze((options) =>
      boot({ ...run, ...options, onTrace: run.onTrace } as typeof options),
    );
  return Object.fromEntries(
    Object.entries(modules).map(([name, module]) => [
      name,
      module.boot ? Object.freeze({ ...module, boot: traced(module.boot) }) : module,
    ]),
  );
}
