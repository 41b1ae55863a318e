import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario, ScenarioSetup } from './scenario.ts';

/** What a run left: the lines of the agent, and the console of the kernel. */
export interface GuestOutput {
  readonly log: string;
  readonly console: string;
}

/** The kernel's command line: legacy pmem where the set-up has it. */
export function commandLine(setup: ScenarioSetup, scenario: string): string {
  const pmem = setup.pmem.map(({ base, mib }) =>
    `memmap=${mib}M!${Number(base) / 2 ** 20}M`.replace('!1024M', '!1G'),
  );
  return [
    'console=ttyS0 quiet loglevel=3 panic=-1 oops=panic nokaslr',
    ...pmem,
    `recorder.scenario=${scenario}`,
  ].join(' ');
}

async function socketAt(path: string): Promise<Socket> {
  for (let turn = 0; turn < 100; turn += 1) {
    if (existsSync(path)) {
      const socket = connect(path);
      const fine = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true));
        socket.once('error', () => resolve(false));
      });
      if (fine) return socket;
    }
    await sleep(50);
  }
  throw new Error('QEMU did not start; see whether qemu-system-x86_64 runs at all.');
}

/** An uncorrected, recoverable error of a load from a page: valid, uncorrected, enabled, address and misc valid, signalled, action required. */
const machineCheck = (address: string) => `mce 0 9 0xbd80000000000134 0x7 ${address} 0x8c`;

/** What Linux calls an action required of a task it does for this vendor; for the other one it panics. */
const recoverable = ',vendor=GenuineIntel,family=6,model=85,stepping=4';

/** Boots a kernel with an initramfs, plays the emulator's part in machine checks, and returns what was written. */
export async function runGuest(
  work: string,
  image: string,
  initramfs: string,
  scenario: Scenario,
  name: string,
  limitMs: number,
): Promise<GuestOutput> {
  const path = (file: string) => join(work, file);
  const checks = scenario.acts.some((act) => act.startsWith('mce '));
  for (const file of ['log', 'log.sock', 'qmp.sock', 'console'])
    rmSync(path(file), { force: true });
  const end = Math.max(...scenario.setup.pmem.map(({ base, mib }) => Number(base) / 2 ** 20 + mib));
  const qemu = spawn(
    'nice',
    [
      ...['-n', '1', 'qemu-system-x86_64', '-machine', 'q35', '-accel', 'tcg', '-smp', '1'],
      ...['-cpu', `max,la57=off${checks ? recoverable : ''}`],
      ...[
        '-m',
        `${Math.max(2048, end + 256)}`,
        '-nodefaults',
        '-no-user-config',
        '-display',
        'none',
        '-no-reboot',
      ],
      ...['-kernel', image, '-initrd', initramfs, '-append', commandLine(scenario.setup, name)],
      ...['-chardev', `file,id=console,path=${path('console')}`, '-serial', 'chardev:console'],
      ...['-chardev', `socket,id=log,path=${path('log.sock')},server=on,wait=off`],
      ...['-serial', 'chardev:log', '-qmp', `unix:${path('qmp.sock')},server=on,wait=off`],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const over = new Promise<void>((resolve) => {
    qemu.once('exit', () => resolve());
  });
  const timer = setTimeout(() => qemu.kill('SIGKILL'), limitMs);
  let log = '';
  try {
    const serial = await socketAt(path('log.sock'));
    const monitor = await socketAt(path('qmp.sock'));
    monitor.write('{"execute":"qmp_capabilities"}\n');
    monitor.on('error', () => undefined);
    monitor.resume();
    serial.setEncoding('latin1');
    serial.on('error', () => undefined);
    let seen = 0;
    serial.on('data', (text: string) => {
      log += text;
      appendFileSync(path('log'), text, 'latin1');
      for (let at = log.indexOf('\n', seen); at >= 0; at = log.indexOf('\n', seen)) {
        const address = /^MCE\t(0x[0-9a-f]+)/.exec(log.slice(seen, at))?.[1];
        seen = at + 1;
        if (address === undefined) continue;
        const order = {
          execute: 'human-monitor-command',
          arguments: { 'command-line': machineCheck(address) },
        };
        // Only then does the agent sleep, and the role that loads from the page run: in the kernel a check is fatal.
        setTimeout(() => monitor.write(`${JSON.stringify(order)}\n`), 500);
        setTimeout(() => serial.write('ok\n'), 1000);
      }
    });
    await over;
    await sleep(50);
  } finally {
    clearTimeout(timer);
    qemu.kill('SIGKILL');
  }
  return { log, console: readFileSync(path('console'), 'latin1') };
}
