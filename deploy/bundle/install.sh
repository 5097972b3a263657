#!/bin/sh
# 安装或升级讲话研学，不用网络。用法：sudo sh install.sh
#   --prefix 目录    程序放在哪里，默认 /opt/quizapp
#   --instance 目录  数据放在哪里，默认 /var/lib/quizapp
#   --no-service     只装程序，不建用户、不设开机启动（试用，不用 root）
#   --back           退回上一版程序
set -eu
prefix=/opt/quizapp instance=/var/lib/quizapp service=yes back=no
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) prefix=$2; shift ;;
    --instance) instance=$2; shift ;;
    --no-service) service=no ;;
    --back) back=yes ;;
    *) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
  shift
done
here=$(cd "$(dirname "$0")" && pwd)
say() { printf '%s\n' "$*"; }
stop() { say "$*" >&2; exit 1; }
serves() { [ "$service" = yes ] && systemctl is-active --quiet quizapp 2>/dev/null; }

[ "$(uname -s)" = Linux ] || stop "只能装在 Linux 上；不支持 Windows 服务器。"
if [ "$service" = yes ]; then
  [ "$(id -u)" = 0 ] || stop "请用 root 运行：sudo sh install.sh（试用加 --no-service）。"
  command -v systemctl >/dev/null || stop "这台机器没有 systemd，请加 --no-service，自己设置开机启动。"
fi

if [ "$back" = yes ]; then
  [ -L "$prefix/previous" ] || stop "没有上一版可退。"
  old=$(readlink "$prefix/previous") new=$(readlink "$prefix/current")
  if serves; then systemctl stop quizapp; fi
  ln -sfn "$old" "$prefix/.next" && mv -T "$prefix/.next" "$prefix/current"
  ln -sfn "$new" "$prefix/.next" && mv -T "$prefix/.next" "$prefix/previous"
  say "已退回 $old。如果启动时说“数据库的版本比本程序新”，请用升级前的备份恢复："
  say "  quizapp backup --list --instance $instance"
  say "  quizapp restore 备份文件 --instance $instance"
  [ "$service" = no ] || say "然后：systemctl start quizapp"
  exit 0
fi

machine=$(uname -m)
case $machine in
  loongarch64) stop "不支持龙芯（loongarch64）：用到的几个组件没有龙芯版。请换一台 x86_64 或 ARM（aarch64）的服务器。" ;;
esac
[ "$machine" = "$(cat "$here/machine")" ] ||
  stop "这个安装包是给 $(cat "$here/machine") 的，这台机器是 $machine，请换对应的安装包。"
say "核对安装包……"
(cd "$here" && sha256sum -c SHA256SUMS >/dev/null 2>&1) || stop "安装包不完整（校验和不符），请重新拷贝。"

version=$(cat "$here/version")
place=$prefix/versions/$version
number=1
while [ -e "$place" ]; do number=$((number + 1)) place=$prefix/versions/$version-$number; done
say "安装 $version 到 $place……"
mkdir -p "$prefix/versions"
trap 'rm -rf "$place"' EXIT
mkdir "$place"
cp -R "$here/python" "$here/deploy" "$here/licences" "$here/LICENSE" "$place/"
python=$place/python/bin/python3
pip=$(echo "$here"/wheels/pip-*.whl)
"$python" "$pip/pip" install --quiet --no-index --no-deps --no-compile --no-warn-script-location --root-user-action=ignore \
  --disable-pip-version-check --target "$place/python/lib/python3.11/dist-packages" "$here"/wheels/*.whl
"$python" -m compileall -q "$place/python/lib/python3.11" >/dev/null 2>&1 || true
mkdir "$place/bin"
cat >"$place/bin/quizapp" <<START
#!/bin/sh
exec "$python" -c 'from quizapp.commands import main; main()' "\$@"
START
chmod 755 "$place/bin/quizapp"
"$place/bin/quizapp" --version >/dev/null || stop "装好的程序运行不起来，没有改动原来的版本。"
trap - EXIT

was=
if [ -L "$prefix/current" ]; then
  was=$(readlink "$prefix/current")
  if [ -e "$instance/secret_key" ]; then
    say "升级前先用原来的版本备份……"
    as="" && [ "$service" = yes ] && as="runuser -u quizapp --"
    $as "$prefix/current/bin/quizapp" backup --instance "$instance" || stop "备份没有成功，没有升级。"
  fi
fi
running=no
if serves; then running=yes; systemctl stop quizapp; fi
ln -sfn "versions/$(basename "$place")" "$prefix/.next" && mv -T "$prefix/.next" "$prefix/current"
[ -z "$was" ] || { ln -sfn "$was" "$prefix/.next" && mv -T "$prefix/.next" "$prefix/previous"; }

if [ "$service" = yes ]; then
  id quizapp >/dev/null 2>&1 || useradd --system --home-dir "$instance" --shell /sbin/nologin quizapp
  mkdir -p "$instance" && chown quizapp: "$instance" && chmod 700 "$instance"
  [ -e /etc/quizapp.env ] || install -m 640 -g quizapp "$place/deploy/quizapp.env" /etc/quizapp.env
  for unit in "$place"/deploy/*.service "$place"/deploy/*.timer "$place"/deploy/*.socket; do
    sed "s#/opt/quizapp#$prefix#g; s#/var/lib/quizapp#$instance#g" "$unit" >"/etc/systemd/system/$(basename "$unit")"
  done
  ln -sfn "$prefix/current/bin/quizapp" /usr/local/bin/quizapp
  systemctl daemon-reload
  if [ "$running" = yes ]; then systemctl start quizapp && say "已升级并重新启动。"; fi
fi
say "安装完成：$prefix/current/bin/quizapp"
[ -z "$was" ] || say "原来的版本还在 $prefix/$was，退回：sh install.sh --back"
if [ "$service" = yes ] && [ -z "$was" ]; then
  say "接下来（详见 deploy/operations.md）："
  say "  1. runuser -u quizapp -- quizapp people add --role 系统管理员 姓名 --instance $instance"
  say "  2. systemctl enable --now quizapp.socket quizapp quizapp-backup.timer quizapp-tidy.timer"
  say "  3. runuser -u quizapp -- quizapp check --instance $instance"
fi
