import type { Scenario, ScenarioFs, ScenarioSetup } from './scenario.ts';

/** The shell scripts that stand up, mount and take down what a scenario asks for. */
export interface SetupScripts {
  readonly devices: string;
  readonly filesystems: string;
  readonly end: string;
}

const MIB = 2 ** 20;

/** mkfs's options for a file system. */
export function mkfsOptions(fs: ScenarioFs): string {
  if (fs.type === 'ext4') return ['-b 4096', fs.mkfs].filter(Boolean).join(' ');
  const { agcount = 4 } = fs;
  return [
    agcount === 4 ? '' : `--unsupported -d agcount=${agcount}`,
    `-m reflink=${fs.reflink ?? 0},rmapbt=${fs.rmapbt ?? 0}`,
    fs.log ? `-l logdev=/dev/${fs.log}` : '',
    fs.rtdev ? `-r rtdev=/dev/${fs.rtdev}` : '',
    fs.mkfs ?? '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** mount's -o option for a file system. */
export function mountOptions(fs: ScenarioFs): string {
  return [fs.mount, fs.log ? `logdev=/dev/${fs.log}` : '', fs.rtdev ? `rtdev=/dev/${fs.rtdev}` : '']
    .filter(Boolean)
    .join(',');
}

/** Physical address of byte 0 of a block device of the set-up. */
export function baseOf(setup: ScenarioSetup, name: string): number {
  const pmem = setup.pmem.find((device) => device.name === name);
  if (pmem) return Number(pmem.base);
  const part = [...(setup.partitions ?? []), ...(setup.dm ?? [])].find((d) => d.name === name);
  if (!part) throw new Error(`The set-up has no device ${name}.`);
  return baseOf(setup, part.on) + part.start_mib * MIB;
}

const number = (name: string) => name.replace(/\D/g, '');

function devices({ setup }: Scenario): string {
  const lines: string[] = [];
  const parts = setup.partitions ?? [];
  for (const disk of new Set(parts.map(({ on }) => on))) {
    const table = parts
      .filter(({ on }) => on === disk)
      .map(({ start_mib, mib }) => `start=${start_mib}MiB,size=${mib}MiB,type=L`);
    lines.push(
      `printf 'label: dos\\n${table.join('\\n')}\\n' | sfdisk -q /dev/${disk}`,
      'sleep 1',
      `grep ${disk} /proc/partitions | while read -r line; do say SHELL "FACT partition $line"; done`,
    );
  }
  for (const { on, start_mib, mib } of setup.dm ?? []) {
    const sectors = (count: number) => (count * MIB) / 512;
    lines.push(
      `echo "0 ${sectors(mib)} linear /dev/${on} ${sectors(start_mib)}" | dmsetup create --noudevsync d0`,
      'say SHELL "FACT dmsetup rc=$?"',
    );
  }
  for (const { on, align, map } of setup.dax ?? []) {
    const region = `/sys/bus/nd/devices/region${number(on)}`;
    lines.push(
      `echo namespace${number(on)}.0 >/sys/bus/nd/drivers/nd_pmem/unbind`,
      `seed=$(cat ${region}/dax_seed)`,
      `echo ${map === 'mem' ? 'ram' : 'pmem'} >/sys/bus/nd/devices/$seed/mode`,
      `echo ${align} >/sys/bus/nd/devices/$seed/align`,
      'cat /proc/sys/kernel/random/uuid >/sys/bus/nd/devices/$seed/uuid',
      `echo namespace${number(on)}.0 >/sys/bus/nd/devices/$seed/namespace`,
      'echo $seed >/sys/bus/nd/drivers/dax_pmem/bind',
      'sleep 1',
      'for dax in /sys/bus/dax/devices/*; do say SHELL "FACT dax $(basename $dax) size=$(cat $dax/size) align=$(cat $dax/align 2>/dev/null)"; done',
    );
  }
  return lines.join('\n');
}

function filesystems({ setup }: Scenario): string {
  const lines: string[] = [];
  const nested = (setup.partitions ?? setup.dm ?? []).length > 0;
  for (const fs of setup.fs ?? []) {
    const device = `/dev/${fs.on}`;
    const force = fs.type === 'xfs' ? '-f -q' : '-F -q';
    const options = mountOptions(fs);
    lines.push(
      `say MKFS "${fs.type}|${device}|${mkfsOptions(fs)}"`,
      `mkfs.${fs.type} ${force} ${mkfsOptions(fs)} ${device} || say NOTE "mkfs failed"`,
      `mkdir -p ${fs.dir}`,
      `echo ${baseOf(setup, fs.on)} >/run/base/${fs.dir.slice(1)}`,
      nested ? 'echo 1 >$t/tracing_on' : '',
      `mount -t ${fs.type} -o ${options} ${device} ${fs.dir} 2>/dev/null`,
      'rc=$?',
      nested
        ? `echo 0 >$t/tracing_on; grep -v '^#' $t/trace | while IFS= read -r line; do say MT "$line"; done; echo >$t/trace`
        : '',
      `say MOUNT "${fs.type}|${options}|${device}|${fs.dir}|$rc"`,
      '[ $rc = 0 ] || refused=1',
    );
  }
  return lines.filter(Boolean).join('\n');
}

function end({ setup, umount }: Scenario): string {
  if (!umount) return ':';
  return (setup.fs ?? [])
    .map(({ dir }) => `timeout 20 umount ${dir}; say SHELL "UMOUNT rc=$?"`)
    .join('\n');
}

/** The scripts of a scenario. */
export function setupScripts(scenario: Scenario): SetupScripts {
  return {
    devices: devices(scenario),
    filesystems: filesystems(scenario),
    end: end(scenario),
  };
}
