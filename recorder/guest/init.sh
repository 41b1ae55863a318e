#!/bin/busybox sh
# Brings the guest up, stands up what the scenario asks for (/setup), lets the agent perform the acts, and takes it down.
/bin/busybox --install -s /bin
export PATH=/bin:/sbin:/usr/sbin:/usr/bin
log=/dev/ttyS1
say() { printf '%s\t%s\n' "$1" "$2" >$log; }

mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
mount -t debugfs debugfs /sys/kernel/debug
mount -t tracefs tracefs /sys/kernel/tracing
mkdir -p /run/base /mnt
stty -F $log 115200 raw -echo
say RELEASE "$(uname -r)"
say BANNER "$(cat /proc/version)"
say CMDLINE "$(cat /proc/cmdline)"

while read -r module options; do
  insmod "/modules/$module" $options || say NOTE "module $module not loaded"
done </modules/order
for turn in 1 2 3 4 5 6 7 8 9 10; do
  [ -e /dev/pmem0 ] && break
  usleep 200000
done
dmesg -c >/dev/null

t=/sys/kernel/tracing
echo 0 >$t/tracing_on
echo 16384 >$t/buffer_size_kb
# Device-mapper and anything else that brings functions or devices of its own comes before the probes are placed.
. /setup/devices.sh

# NAME* also takes what the compiler split off or specialised: NAME.isra.0, where there is no NAME. The filter takes a function
# by its line number at once, by its name slowly.
cut -d' ' -f1 $t/available_filter_functions >/run/functions
awk 'NR == FNR { star = sub(/\*$/, ""); wanted[$1] = 1 + star; next }
     $1 in wanted { own[$1] = FNR; next }
     { name = $1; sub(/\.(isra|part|constprop|cold)\..*/, "", name); if (name in wanted && wanted[name] == 2) part[name] = part[name] " " FNR }
     END { for (name in wanted) if (name in own) print own[name]; else if (name in part) print part[name] }' \
  /traced /run/functions >/run/lines
cat /run/lines >$t/set_ftrace_filter
cut -d' ' -f1 $t/set_ftrace_filter | sort -u >/run/traced
while read -r name; do [ -n "$name" ] && echo "$name"; done </untraced >$t/set_ftrace_notrace
awk '{ print "TRACED\t" $0 }' /run/traced >$log

# A probe that cannot be placed is a fact about the kernel.
while IFS= read -r probe; do
  name=${probe%% *}
  name=${name#*:}
  if echo "$probe" >>$t/kprobe_events 2>/dev/null; then :; else say ABSENT "${name#*/}"; fi
done </probes
echo 'p:snap/page __x64_sys_getpriority w0=+0(+112(%di)):x64 w1=+8(+112(%di)):x64 w3=+24(+112(%di)):x64 w4=+32(+112(%di)):x64 w5=+40(+112(%di)):x64 mapcount=+48(+112(%di)):s32 refcount=+52(+112(%di)):s32' >>$t/kprobe_events || say NOTE "no snapshots"
mkdir $t/instances/snap
echo 1 >$t/instances/snap/events/snap/page/enable
[ -d $t/events/rec ] && echo 1 >$t/events/rec/enable
echo 1 >$t/events/signal/signal_generate/enable
echo 'sig == 7' >$t/events/signal/signal_generate/filter
for event in $t/events/*/memory_failure_event; do echo 1 >"$event/enable"; done
echo function_graph >$t/current_tracer
for option in funcgraph-proc funcgraph-tail; do echo 1 >$t/options/$option; done
for option in funcgraph-duration funcgraph-overhead; do echo 0 >$t/options/$option; done

dmesg -n 3
. /setup/filesystems.sh
if [ "$refused" != 1 ]; then
  agent /acts $log
  say SCENARIO_RC $?
  . /setup/end.sh
fi
dmesg | awk '{ print "DMESG\t" $0 }' >$log
say END ""
usleep 200000
echo o >/proc/sysrq-trigger
sleep 5
