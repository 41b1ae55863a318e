import type { Recording } from '../../src/recordings/recordingSchema.ts';
import type { ParsedLog } from './parseLog.ts';
import type { KernelPackage } from './releases.ts';
import type { Scenario } from './scenario.ts';

/** The recording of a run. `console`: what the kernel wrote to its console. */
export function toRecording(
  name: string,
  kernel: KernelPackage,
  scenario: Scenario,
  log: ParsedLog,
  console: string,
): Recording & { cmdline: string } {
  const died = log.ended ? undefined : oops(console);
  const [mkfs] = log.mkfs;
  const [mount] = log.mounts;
  const several = log.mkfs.length > 1;
  const nested = (scenario.setup.partitions ?? scenario.setup.dm ?? []).length > 0;
  const refused = log.mounts.some(({ rc }) => rc !== 0);
  const whole = refused ? [] : [...log.acts, ...scenario.acts.slice(log.acts.length)];
  return {
    scenario: name,
    kernel_package: kernel.abi,
    command: `npm run record -- ${kernel.release} ${name}`,
    release: log.release,
    cmdline: log.cmdline,
    banner: log.banner,
    ...(mkfs ? { mkfs: { type: mkfs.type, options: mkfs.options } } : {}),
    ...(mount
      ? {
          mount: {
            options:
              nested || several
                ? `${mount.type} -o ${mount.options} ${mount.device} ${mount.dir}`
                : `${mount.type} -o ${mount.options}`,
            rc: mount.rc,
          },
        }
      : {}),
    ...(several ? { mkfs_list: log.mkfs, mounts: log.mounts } : {}),
    ...(log.shell.length === 0 ? {} : { shell: log.shell }),
    traced: log.traced.filter((name) => !scenario.untraced?.includes(name)),
    ...(log.scenarioRc === undefined ? {} : { scenario_rc: log.scenarioRc }),
    probes_absent: log.probesAbsent,
    ...(log.mountTrace.length === 0 ? {} : { mount_trace: log.mountTrace }),
    acts: whole,
    steps: log.steps,
    dmesg: log.ended ? log.dmesg : consoleLines(console),
    setup: scenario.setup,
    ...(died ? { guest_died: died } : {}),
  };
}

const stamp = /^\[\s*\d+\.\d+\](?:\[[^\]]*\])? ?/;

function consoleLines(console: string): string[] {
  return console
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => stamp.test(line))
    .map((line) => line.replace(stamp, ''));
}

/** The lines of an oops that say what happened and where, without registers and doubtful frames. */
export function oops(console: string): string[] {
  const lines = consoleLines(console).map((line) => line.trim());
  const start = lines.findIndex((line) =>
    /^(BUG:|Oops:|kernel BUG|general protection|Kernel panic|watchdog)/.test(line),
  );
  if (start < 0) return ['the guest stopped without an oops'];
  const wanted =
    /^(BUG:|Oops:|kernel BUG|general protection|RIP: 0010|Kernel panic|[\w.]+\+0x[0-9a-f]+\/0x[0-9a-f]+)/;
  return lines.slice(start).filter((line) => wanted.test(line));
}
