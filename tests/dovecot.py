"""The real dovecot of Debian as an IMAP server over TLS on 127.0.0.1, with mailboxes in a folder."""

import shutil

DOVECOT = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
