import { describe, expect, it } from 'vitest';
import type { SimulationModule } from '../../../src/runner/harness/simulationModule.ts';
import { warmUp } from '../../../src/runner/harness/warmUp.ts';

const scenarioContext: SimulationModule['scenarioContext'] = () => undefined;

describe('warmUp', () => {
  it('boots the newest release that a simulation tells apart, and evaluates a file of ours', () => {
    const booted: string[] = [];
    const evaluated: string[] = [];
    const boot = ({ release }: { release: string }) => booted.push(release);
    warmUp(
      {
        simkernel: { scenarioContext, modelledReleases: ['6.1', '7.2'], boot },
        simtrees: { scenarioContext },
      },
      (text) => evaluated.push(text),
    );
    expect(booted).toEqual(['7.2']);
    expect(evaluated).toHaveLength(1);
  });
});
