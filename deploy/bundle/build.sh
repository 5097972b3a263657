#!/usr/bin/env bash
# One folder that installs quizapp where there is no network: `bash deploy/bundle/build.sh x86_64 OUT` (or aarch64).
# It is made on Debian 12 with network; the machine it is for needs a kernel from 3.2 on and nothing else: the
# interpreter is Debian's python3.11 with the C library it was built for beside it, started by that library's own loader.
set -euo pipefail
machine=${1:?x86_64 or aarch64} out=${2:?a folder to make}
source=$(cd "$(dirname "$0")/../.." && pwd)
case $machine in
  x86_64) debian=amd64 loader=ld-linux-x86-64.so.2 ;;
  aarch64) debian=arm64 loader=ld-linux-aarch64.so.1 ;;
  *) echo "只支持 x86_64 和 aarch64；龙芯（loongarch64）没有可用的组件。" >&2; exit 2 ;;
esac
python=${PYTHON:-python3}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$source/pyproject.toml")
name=quizapp-$version-$machine
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
[ ! -e "$out/$name" ] || { echo "$out/$name is there already" >&2; exit 2; }
folder=$out/$name
mkdir -p "$folder"/{python,wheels,licences}

# 1. the interpreter: packages of Debian, for that machine, unpacked and never installed here
packages=(python3.11-minimal libpython3.11-minimal libpython3.11-stdlib libc6 libgcc-s1 libstdc++6 zlib1g
  libbz2-1.0 liblzma5 libexpat1 libffi8 libsqlite3-0 libssl3 libuuid1)
apt=(-qq -o APT::Architecture="$debian" -o APT::Architectures="$debian" -o APT::Sandbox::User=root
  -o Dir::State="$scratch/state" -o Dir::State::status="$scratch/status" -o Dir::Cache="$scratch/cache")
mkdir -p "$scratch"/{state/lists/partial,cache/archives/partial,debs,root}
touch "$scratch/status"
apt-get "${apt[@]}" update
(cd "$scratch/debs" && apt-get "${apt[@]}" download "${packages[@]}")
for package in "$scratch"/debs/*.deb; do dpkg-deb -x "$package" "$scratch/root"; done
root=$scratch/root
mkdir -p "$folder/python"/{bin,lib}
cp "$root/usr/bin/python3.11" "$folder/python/bin/python3.11"
cp -r "$root/usr/lib/python3.11" "$folder/python/lib/python3.11"
find "$root"/{,usr/}lib -path '*-linux-gnu/*' -name '*.so*' ! -path '*/gconv/*' ! -path '*/engines-3/*' \
  ! -path '*/ossl-modules/*' ! -path '*/audit/*' -exec cp -L {} "$folder/python/lib/" \;
[ -f "$folder/python/lib/$loader" ] || cp -L "$(find "$root" -name "$loader" | head -n 1)" "$folder/python/lib/$loader"
rm -rf "$folder/python/lib/python3.11"/{EXTERNALLY-MANAGED,sitecustomize.py,ensurepip,idlelib,lib2to3,test,turtledemo,tkinter,pydoc_data}
for module in "$folder"/python/lib/python3.11/lib-dynload/*.so; do # what asks for a library that is not here
  objdump -p "$module" | sed -n 's/^ *NEEDED *//p' | while read -r needed; do
    [ -f "$folder/python/lib/$needed" ] || { rm -f "$module"; break; }
  done
done
for file in "$root"/usr/share/doc/*/copyright; do
  cp -L "$file" "$folder/licences/$(basename "$(dirname "$file")")"
done
cat >"$folder/python/bin/python3" <<START
#!/bin/sh
# Python, started by the loader of the C library that it came with
here=\$(readlink -f "\$0") && here=\${here%/bin/python3}
exec "\$here/lib/$loader" --library-path "\$here/lib" --argv0 "\$here/bin/python3" "\$here/bin/python3.11" "\$@"
START
chmod 755 "$folder/python/bin/python3"

# 2. the wheels: those of the lock file, compared with its sums; what comes as source is pure Python and built here
platforms=()
for glibc in 2_28 2_27 2_26 2_24 2_17 2_12 2_5; do platforms+=(--platform "manylinux_${glibc}_$machine"); done
platforms+=(--platform "manylinux2014_$machine" --platform "manylinux2010_$machine" --platform "linux_$machine")
awk '/^[^ ]/ { wanted = /^psycopg/ } wanted' "$source/requirements-test.lock" >"$scratch/postgres"
"$python" -m pip download -q --no-deps --require-hashes --python-version 3.11 --implementation cp "${platforms[@]}" \
  --platform any -r "$source/requirements.lock" -r "$scratch/postgres" -d "$scratch/downloads"
"$python" -m pip download -q --no-deps pip -d "$folder/wheels"
mv "$scratch"/downloads/*.whl "$folder/wheels/"
"$python" -m pip wheel -q --no-deps -w "$scratch/built" "$scratch"/downloads/* "$source"
for wheel in "$scratch"/built/*.whl; do
  case $wheel in *-none-any.whl) mv "$wheel" "$folder/wheels/" ;; *) echo "no wheel for $machine: $wheel" >&2; exit 1 ;; esac
done

# 3. what installs it
cp "$source/deploy/bundle/install.sh" "$source/deploy/bundle/说明.txt" "$source/LICENSE" "$folder/"
cp -r "$source/deploy" "$folder/deploy" && rm -rf "$folder/deploy/bundle"
cp "$source/docs/operations.md" "$folder/deploy/"
echo "$version" >"$folder/version"
echo "$machine" >"$folder/machine"
(cd "$folder" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum >SHA256SUMS)
du -sh "$folder"
