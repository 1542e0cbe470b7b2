#!/usr/bin/env bash
# Proves README's two commands on a bare Debian 12: builds one with debootstrap, puts python3, python3-venv, git and make
# into it and nothing else, clones this repository, times `make run` twice, and then runs `make test` (or what is given).
# As root: tools/bare-debian.sh [FOLDER] [COMMAND...]      a FOLDER made by an earlier run is used again
# The machine's own settings for apt, pip and certificates are copied in at run time, so that a mirror or a proxy holds.
set -euo pipefail
cd "$(dirname "$0")/.."
source_dir=$PWD
root=${1:-/var/tmp/relationcore-bare}
shift || true
[ "$(id -u)" = 0 ] || { echo "This needs root: debootstrap and chroot do." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "debootstrap is missing: apt-get install debootstrap" >&2; exit 1; }

if [ ! -x "$root/usr/bin/make" ]; then
    mkdir -p "$root"
    mirror=$(sed -n 's/^URIs: *\([^ ]*\/debian\)\/\?$/\1/p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)
    debootstrap --variant=minbase bookworm "$root" ${mirror:+"$mirror"}
    [ -f /etc/apt/sources.list.d/debian.sources ] && cp /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/" && : > "$root/etc/apt/sources.list"
    cp /etc/resolv.conf "$root/etc/"
    chroot "$root" apt-get update -qq
    chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        python3 python3-venv git make ca-certificates >/dev/null
fi
# A proxy's certificate, and where pip looks.
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
for file in /etc/pip.conf /etc/xdg/pip/pip.conf; do
    [ -f "$file" ] && grep -q cert "$file" && install -D "$file" "$root$file"
done

mounted=()
mount_in() { mkdir -p "$root$1"; mountpoint -q "$root$1" || { mount --bind "$1" "$root$1" && mounted+=("$root$1"); }; }
leave() { for ((i = ${#mounted[@]} - 1; i >= 0; i--)); do umount -l "${mounted[i]}" || true; done; }
trap leave EXIT
for folder in /proc /dev /dev/pts /dev/shm /sys; do [ -d "$folder" ] && mount_in "$folder"; done

rm -rf "$root/src.git" "$root/new"
git clone -q --bare "$source_dir" "$root/src.git"
mkdir -p "$root/new"
[ -d "$source_dir/../shared" ] && cp -r "$source_dir/../shared" "$root/new/shared"

inside() {
    chroot "$root" env -i HOME=/new PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        PIP_CERT=/etc/ssl/certs/ca-certificates.crt NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} ${CI:+CI="$CI"} \
        bash -c "$1"
}

start='
cd /new/relationcore; log=$(mktemp); begin=$(date +%s.%N)
env --default-signal=INT setsid make run ARGS="--port 8423" >"$log" 2>&1 & pid=$!
for n in $(seq 1 1200); do
    grep -q Ctrl-C "$log" && break
    kill -0 $pid 2>/dev/null || break
    sleep 0.1
done
end=$(date +%s.%N); cat "$log"
kill -INT -- -$pid; wait $pid; code=$?
python3 -c "print(f\"make run answered after {$end - $begin:.1f} s and ended with code $code\")"
'
inside 'git clone -q /src.git /new/relationcore'
echo "== make run, the first time"; inside "$start"
echo "== make run, the second time"; inside "$start"
command=${*:-make test}
echo "== $command"
inside "cd /new/relationcore && time $command"
