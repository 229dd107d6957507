"""Searches a machine for texts that must not be there: files that changed since a moment, the data of every service, the
journal, and what processes were started with. Standard library only.

Reads {"since": seconds, "needles": [text, ...]} from its input; prints [{"place": ..., "needle": ..., "as": ...}, ...]."""
import base64
import gzip
import json
import os
import subprocess
import sys
import urllib.parse

CHUNK = 8 << 20
ALWAYS = ["/var/lib/mysql", "/var/lib/veriline", "/var/lib/voice", "/var/lib/veriline-voice", "/var/log", "/run", "/tmp", "/var/tmp", "/dev/shm"]
NOT_FILES = ("/proc", "/sys", "/dev/pts", "/dev/mqueue", "/run/credentials", "/opt/veriline")


def spellings(needle):
    """Every way in which a careless program writes a text down."""
    raw = needle.encode()
    yield "plain", raw
    yield "utf-16", needle.encode("utf-16-le")
    yield "hexadecimal", raw.hex().encode()
    quoted = urllib.parse.quote(needle, safe="").encode()
    if quoted != raw:
        yield "in a URL", quoted
        yield "in a form", urllib.parse.quote_plus(needle).encode()
    escaped = json.dumps(needle)[1:-1].encode()
    if escaped != raw:
        yield "in JSON", escaped
    for ahead in range(3):
        # What stands before and after shifts the letters; those that do not depend on it are looked for.
        whole = base64.b64encode(b"\0" * ahead + raw)
        first, last = -(-ahead * 4 // 3), (ahead + len(raw)) * 4 // 3
        if last - first >= 8:
            yield "base64", whole[first:last]


class Search:
    def __init__(self, needles):
        self.patterns = [(needle, how, pattern.lower()) for needle in needles for how, pattern in spellings(needle)]
        self.overlap = max(len(pattern) for _, _, pattern in self.patterns)
        self.found = {}

    def look(self, place, read):
        before = b""
        while True:
            chunk = read(CHUNK)
            if not chunk:
                return
            text = (before + chunk).lower()
            for needle, how, pattern in self.patterns:
                if pattern in text:
                    self.found[place, needle] = how
            before = text[-self.overlap:]

    def file(self, path):
        try:
            with open(path, "rb") as content:
                packed = content.read(2) == b"\x1f\x8b"
                content.seek(0)
                self.look(path, content.read)
            if packed:
                with gzip.open(path) as content:
                    self.look(path + " (unpacked)", content.read)
        except (OSError, EOFError):
            pass  # gone meanwhile, or not to be read

    def files(self, root, since):
        device = os.lstat(root).st_dev
        for folder, folders, names in os.walk(root):
            folders[:] = [f for f in folders if not os.path.join(folder, f).startswith(NOT_FILES)
                          and (root != "/" or os.lstat(os.path.join(folder, f)).st_dev == device)]
            for name in names:
                path = os.path.join(folder, name)
                try:
                    state = os.lstat(path)
                except OSError:
                    continue
                if os.path.isfile(path) and not os.path.islink(path) and max(state.st_mtime, state.st_ctime) >= since:
                    self.file(path)

    def processes(self):
        for pid in filter(str.isdigit, os.listdir("/proc")):
            if int(pid) != os.getpid():
                for what in ("cmdline", "environ"):
                    self.file(f"/proc/{pid}/{what}")
                private = f"/proc/{pid}/root/tmp"
                try:
                    if os.stat(private).st_ino != os.stat("/tmp").st_ino:
                        self.files(private, 0)
                except OSError:
                    pass

    def journal(self, since):
        told = subprocess.Popen(["journalctl", "--no-pager", "--output=export", "--all", f"--since=@{int(since)}"], stdout=subprocess.PIPE)
        self.look("journal", told.stdout.read)
        told.wait()


def main():
    asked = json.load(sys.stdin)
    search = Search(asked["needles"])
    search.files("/", asked["since"])
    for root in ALWAYS:
        if os.path.isdir(root):
            search.files(root, 0)
    search.processes()
    search.journal(asked["since"])
    json.dump([{"place": place, "needle": needle, "as": how} for (place, needle), how in sorted(search.found.items())], sys.stdout)


main()
