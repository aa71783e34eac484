#!/bin/sh
# Makes sure that there is a browser for the tests, and letters for Chinese.
# usage: install_chromium.sh <python of the environment>
set -eu
python=$1

is_debian_root() {
    [ "$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release
}

apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$1" ||
        { apt-get update -q &&
            DEBIAN_FRONTEND=noninteractive \
                apt-get install -y -q --no-install-recommends "$1"; }
}

if ! "$python" tests/browser/find_chromium.py; then
    { is_debian_root && apt_install chromium; } || "$python" -m playwright install chromium
    "$python" tests/browser/find_chromium.py
fi

if is_debian_root && ! fc-list :lang=zh 2>/dev/null | grep -q .; then
    apt_install fonts-wqy-microhei
fi
