"""Signs in to the telephone switch as the application does and prints every event it is told, until it is ended."""
import re
import socket
import sys

section = secret = ""
for line in open("/etc/veriline/keys/ami-secrets"):
    head = re.match(r"\[(\w+)\]", line)
    section = head.group(1) if head else section
    given = re.match(r"secret\s*=\s*(\S+)", line)
    if given and section == "veriline":
        secret = given.group(1)
switch = socket.create_connection(("127.0.0.1", 5038))
switch.sendall(f"Action: Login\r\nUsername: veriline\r\nSecret: {secret}\r\n\r\n".encode())
for line in switch.makefile("rb"):
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
