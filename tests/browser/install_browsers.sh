#!/bin/sh
# Makes sure that there are browsers for the tests, and letters for Chinese.
# usage: install_browsers.sh <python of the environment> <engine> ...
set -eu
python=$1
shift

is_debian_root() {
    [ "$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q || true  # old lists name a Firefox too old for its driver
    apt-get install -y -q --no-install-recommends "$@"
}

# need <engine> <packages of Debian's>; elsewhere it has to be there
need() {
    engine=$1
    shift
    "$python" tests/browser/find_browser.py "$engine" && return
    { is_debian_root && apt_install "$@"; } ||
        { [ "$engine" = chromium ] && "$python" -m playwright install chromium; } || true
    "$python" tests/browser/find_browser.py "$engine" && return
    echo "in Chromium alone: ENGINES=chromium make test"
    return 1
}

for engine in "$@"; do
    case $engine in
        chromium) need chromium chromium ;;
        firefox) need firefox firefox-esr ;;
        webkit) need webkit webkit2gtk-driver xvfb ;;
    esac
done

if is_debian_root && ! fc-list :lang=zh 2>/dev/null | grep -q .; then
    apt_install fonts-wqy-microhei
fi
