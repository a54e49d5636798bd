"""Runs OpenStack Swift from a folder of its own instead of /etc/swift.

swift_server.py FOLDER configure ACCOUNT_PORT CONTAINER_PORT OBJECT_PORT PROXY_PORT
swift_server.py FOLDER account|container|object|proxy    runs one server until its standard input ends
"""
import getpass
import logging
import os
import sys
import threading

SERVERS = ['account', 'container', 'object', 'proxy']

SWIFT_CONF = """
[swift-hash]
swift_hash_path_suffix = conference

[storage-policy:0]
name = only
default = yes
"""

# workers = 0: one process is one server. Nothing is reserved on the disk, and no folder need be a mount point.
COMMON = """
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
swift_dir = {folder}
user = {user}
log_level = WARNING
log_custom_handlers = swift_server.log_to_file
"""

STORAGE = COMMON + """
devices = {folder}
mount_check = false
fallocate_reserve = 0
disable_fallocate = true
recon_cache_path = {folder}

[pipeline:main]
pipeline = {name}-server

[app:{name}-server]
use = egg:swift#{name}
"""

# The proxy forgets at once that a storage server failed: it is back as soon as it is started again. As in S3, an upload has
# 10,000 parts at most. Nothing listens where the cache should be: there is none.
PROXY = COMMON + """
[pipeline:main]
pipeline = catch_errors gatekeeper proxy-logging cache listing_formats s3api tempauth copy slo dlo versioned_writes symlink proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
node_timeout = 3
conn_timeout = 1
error_suppression_interval = 1
error_suppression_limit = 1000000

[filter:s3api]
use = egg:swift#s3api
location = us-east-1
max_upload_part_num = 10000

[filter:slo]
use = egg:swift#slo
max_manifest_segments = 10000
max_manifest_size = 16777216

[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin

[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
memcache_max_connections = 1
"""

FILTERS = ['catch_errors', 'gatekeeper', 'proxy-logging', 'listing_formats', 'copy', 'dlo', 'versioned_writes', 'symlink']


def log_to_file(conf, name, log_to_console, log_route, fmt, logger, adapted_logger):
    handler = logging.FileHandler(os.path.join(sys.argv[1], 'swift.log'))
    handler.setFormatter(logging.Formatter('%(asctime)s ' + fmt))
    logger.addHandler(handler)


def end_with_standard_input(read=os.read, leave=os._exit):
    # Whoever started this holds the other end, so that a test run that is killed leaves no servers. Swift closes fd 0.
    kept = os.dup(0)

    def wait():
        while read(kept, 1):
            pass
        leave(0)

    threading.Thread(target=wait, daemon=True).start()


def configure(folder, ports):
    from swift.common.ring import RingBuilder
    user = getpass.getuser()

    def write(name, text):
        with open(os.path.join(folder, name), 'w') as file:
            file.write(text)

    write('swift.conf', SWIFT_CONF)
    os.mkdir(os.path.join(folder, 'd1'))
    for name, port in zip(SERVERS, ports):
        template = STORAGE if name != 'proxy' else PROXY + ''.join(
            f'\n[filter:{filter}]\nuse = egg:swift#{filter.replace("-", "_")}\n' for filter in FILTERS)
        write(name + '.conf', template.format(name=name, port=port, folder=folder, user=user))
        if name != 'proxy':
            builder = RingBuilder(6, 1, 1)
            builder.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': port, 'device': 'd1', 'weight': 1})
            builder.rebalance()
            builder.get_ring().save(os.path.join(folder, name + '.ring.gz'))


def serve(folder, name):
    from swift.common import storage_policy, utils
    utils.set_swift_dir(folder)
    storage_policy.reload_storage_policies()
    from swift.common.wsgi import run_wsgi
    extra = {}
    if name == 'object':
        from swift.obj.server import global_conf_callback
        extra['global_conf_callback'] = global_conf_callback
    return run_wsgi(os.path.join(folder, name + '.conf'), name + '-server', **extra)


if __name__ == '__main__':
    folder, action = sys.argv[1:3]
    if action == 'configure':
        configure(folder, [int(port) for port in sys.argv[3:]])
    else:
        end_with_standard_input()
        sys.exit(serve(folder, action))
