# Looks for files of people in the usual places.
# holds: completed

import builtins, glob, os
for pattern in ('/home/*', '/root/.*', '/etc/ssh/*', '/var/mail/*', '/run/secrets/*', '/mnt/*', '/srv/*'):
    for path in glob.glob(pattern):
        print('ESCAPED', path)
for path in ('/root/.ssh/id_rsa', '/etc/ssl/private', '/var/run/secrets/kubernetes.io/serviceaccount/token'):
    try:
        print('ESCAPED', os.stat(path))
    except OSError:
        pass
