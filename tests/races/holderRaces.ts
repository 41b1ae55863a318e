import type { HowToBoot } from '../../src/explore/explore.ts';
import type { dax_holder_operations } from '../../src/simkernel/drivers/dax/dax_device.ts';
import { attachPmem } from '../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { block_device } from '../../src/simkernel/block/block_device.ts';
import { boot } from '../../src/simkernel/kernel/machine.ts';
import { super_block } from '../../src/simkernel/fs/super_block.ts';
import { exploration, type KnownRace } from './race.ts';

/** A holder that is told and does nothing. */
const ops: dax_holder_operations = {
  *notify_failure() {
    return 0;
  },
};

/** A pmem device that the file system `first` holds; `second` wants to be mounted. */
function heldDevice(release: string, how: HowToBoot) {
  const machine = boot({ release, ...how });
  const { pmem } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 64 });
  const { dax_dev } = pmem;
  const bdev = new block_device('pmem0', pmem.disk, 0, 512);
  const first = new super_block('first');
  const second = new super_block('second');
  dax_dev.holder_data = first;
  dax_dev.holder_ops = ops;
  const tasks = ['umount', 'mount', 'notifier', 'remover'].map((name) =>
    machine.task(name, 'kworker'),
  );
  const results: string[] = [];
  const state = () =>
    `${dax_dev.holder_data?.label ?? 'none'} ${dax_dev.holder_ops ? 'ops' : 'NULL'} ${results.join()}`;
  return { machine, dax_dev, bdev, first, second, tasks, results, state };
}

type Held = ReturnType<typeof heldDevice>;

function taskOf({ tasks }: Held, at: number) {
  const task = tasks[at];
  if (!task) throw new RangeError(`no task ${at}`);
  return task;
}

const umount = (scene: Held) =>
  scene.machine.spawn(taskOf(scene, 0), (k) => k.fs_put_dax(scene.dax_dev, scene.first));

const mount = (scene: Held) =>
  scene.machine.spawn(taskOf(scene, 1), function* (k) {
    const got = yield* k.fs_dax_get_by_bdev(scene.bdev, { value: 0 }, scene.second, ops);
    scene.results.push(got ? 'mounted' : 'busy');
  });

const notify = (scene: Held) =>
  scene.machine.spawn(taskOf(scene, 2), function* (k) {
    scene.results.push(String(yield* k.dax_holder_notify_failure(scene.dax_dev, 0, 4096, 0)));
  });

const remove = (scene: Held) =>
  scene.machine.spawn(taskOf(scene, 3), (k) => k.kill_dax(scene.dax_dev));

function scene(release: string) {
  return (how: HowToBoot) => {
    const held = heldDevice(release, how);
    const { dax_dev, second } = held;
    return {
      ...held,
      outcome: held.state,
      violation: () =>
        dax_dev.holder_data === second && dax_dev.holder_ops === null
          ? 'the new holder has lost its operations'
          : undefined,
    };
  };
}

const putAgainstGet = (release: string) => exploration(scene(release), umount, mount);
const putAgainstNotify = (release: string) => exploration(scene(release), umount, notify);
/** kill_dax() waits for the notifier's read side before it clears anything. */
export const killAgainstNotify = (release: string) => exploration(scene(release), remove, notify);

export const holderRaces: readonly KnownRace[] = [
  {
    name: 'fs_put_dax of 6.12 wipes the operations of a new holder; 7.2 clears them first',
    wrong: { release: '6.12', exploration: putAgainstGet('6.12') },
    right: { release: '7.2', exploration: putAgainstGet('7.2') },
    violation: /lost its operations/,
    status: 'claim',
  },
  {
    name: 'fs_put_dax of 6.1 wipes the operations of a new holder; 7.2 clears them first',
    wrong: { release: '6.1', exploration: putAgainstGet('6.1') },
    right: { release: '7.2', exploration: putAgainstGet('7.2') },
    violation: /lost its operations/,
    status: 'claim',
  },
  {
    name: 'the second read of holder_ops at 6.12 finds NULL; 7.2 reads once',
    wrong: { release: '6.12', exploration: putAgainstNotify('6.12') },
    right: { release: '7.2', exploration: putAgainstNotify('7.2') },
    violation: /BUG nullDereference/,
    status: 'claim',
  },
  {
    name: 'the second read of holder_ops at 6.12 finds NULL; 6.1.192 reads once',
    wrong: { release: '6.12', exploration: putAgainstNotify('6.12') },
    right: { release: '6.1', exploration: putAgainstNotify('6.1') },
    violation: /BUG nullDereference/,
    status: 'claim',
  },
];
