import { describe, expect, it } from 'vitest';
import { mountXfs } from '../../../../src/simkernel/fs/xfs/mountXfs.ts';
import { addressOf } from '../../../../src/simkernel/kernel/kernelObject.ts';
import { xfsWorld } from '../../support/pmemWorld.ts';

const releases = ['6.1', '6.12', '7.2'];

describe('the holder of a dax device', () => {
  it.each(releases)(
    'is at %s one a device: a second mount gets none, and its files no DAX',
    (release) => {
      const { machine, pmem, mp } = xfsWorld(release, { partition: { startMib: 16, mib: 128 } });
      const second = mountXfs(machine, pmem, { partition: { startMib: 200, mib: 128 } });
      expect(pmem.dax_dev.holder_data).toBe(mp);
      expect(second.m_ddev_targp?.bt_daxdev).toBeNull();
      expect(second.create('/f', 1).i_mapping.dax).toBe(false);
    },
  );

  it.each(releases)('is at %s let go by fs_put_dax, data and operations', (release) => {
    const { machine, pmem, mp } = xfsWorld(release);
    machine.call(machine.task('umount'), (k) => k.fs_put_dax(pmem.dax_dev, mp));
    expect(pmem.dax_dev).toMatchObject({ holder_data: null, holder_ops: null });
  });

  it('loses its operations at 6.12 when it comes while another lets go, and keeps them at 7.2', () => {
    const opsAfterRace = (release: string) => {
      const { machine, pmem, mp } = xfsWorld(release);
      const { dax_dev } = pmem;
      const ops = dax_dev.holder_ops;
      const put = machine.spawn(machine.task('umount'), (k) => k.fs_put_dax(dax_dev, mp));
      while (dax_dev.holder_data !== null) machine.step(put);
      // The next mount comes in here.
      dax_dev.holder_data = pmem;
      dax_dev.holder_ops = ops;
      machine.run();
      return dax_dev.holder_ops;
    };
    expect(opsAfterRace('6.12')).toBeNull();
    expect(opsAfterRace('7.2')).not.toBeNull();
  });

  it('can vanish between the two reads of 6.12, which then follows a NULL pointer', () => {
    const { machine, pmem } = xfsWorld('6.12');
    const { dax_dev } = pmem;
    const thread = machine.spawn(machine.task('injector'), (k) =>
      k.dax_holder_notify_failure(dax_dev, 0x18000, 0x1000, 0),
    );
    machine.step(thread);
    machine.step(thread);
    dax_dev.holder_ops = null;
    machine.run();
    expect(machine.splats).toMatchObject([{ code: 'nullDereference' }]);
  });
});

describe('kill_dax', () => {
  it.each(releases)(
    'waits at %s for an open read side and forgets the holder after it',
    (release) => {
      const { machine, pmem } = xfsWorld(release, { agcount: 1 });
      machine.k.dax_read_lock();
      const thread = machine.start(machine.task('remover'), (k) => k.kill_dax(pmem.dax_dev));
      expect(thread).toMatchObject({
        state: 'sleeping',
        sleepsOn: addressOf(machine.k.globals.dax_srcu),
      });
      expect(pmem.dax_dev.alive).toBe(false);
      expect(pmem.dax_dev.holder_data).not.toBeNull();
      machine.k.dax_read_unlock(0);
      machine.run();
      expect(thread.state).toBe('finished');
      expect(pmem.dax_dev).toMatchObject({ holder_data: null, holder_ops: null });
    },
  );
});
