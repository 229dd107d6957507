"""A patient at the telephone, for appliance/call: dials through the lab carrier's AMI, listens to the carrier's own
recording, recognises the clinic's prompts in it and answers them. Standard library only."""
import argparse
import array
import csv
import io
import json
import math
import os
import pathlib
import queue
import re
import signal
import socket
import subprocess
import sys
import tarfile
import threading
import time
import wave

RATE = 16000  # the carrier records at 16 kHz: Asterisk writes 32 KB at a time, which is one second
FRAME = RATE // 50  # 20 ms
SIGNATURE = 60  # frames by which a prompt is known: 1.2 s
AHEAD = 8  # frames
STEP = 5  # frames
LATE = 25  # frames until it is noticed that a prompt was cut short
SILENCE = 40  # mean amplitude below which nothing is heard
CORE = ["queue-minutes", "queue-minute", "queue-less-than", "queue-seconds", "queue-quantity1", "queue-quantity2"]


# --- listening ---------------------------------------------------------------------------------------------------

def loudness(samples):
    """Mean amplitude of every 20 ms, each taken over 40 ms so that it does not matter where a frame begins."""
    sums = [sum(map(abs, samples[i:i + FRAME])) for i in range(0, len(samples) - FRAME + 1, FRAME)]
    return [(sums[i] + sums[i + 1]) / (2 * FRAME) for i in range(len(sums) - 1)]


def crossings(samples):
    return sum(1 for a, b in zip(samples, samples[1:]) if (a < 0) != (b < 0))


class Prompt:
    def __init__(self, name, language, file, text):
        with wave.open(file) as sound:
            raw = array.array("h", sound.readframes(sound.getnframes()))
            raw_rate = sound.getframerate()
            step = RATE // raw_rate
        # Each sample twice is what 8 kHz looks like at 16 kHz, as far as loudness can tell.
        self.frames = loudness(array.array("h", (s for s in raw for _ in range(step))))
        self.name, self.language, self.text = name, language, text
        self.rates = [crossings(raw[i:i + FRAME * raw_rate // RATE]) for i in range(0, len(raw), FRAME * raw_rate // RATE)]
        while self.frames and self.frames[0] < SILENCE:
            self.frames.pop(0)
            self.rates.pop(0)
        self.key = self.frames[:SIGNATURE]
        self.weight = sum(self.key)

    def error(self, heard, rates, at):
        """How unlike the prompt is what begins at this frame, from 0; None when it is not it. The line is digital, so the
        loudness of what is played and what is heard are nearly the same all along."""
        if self.weight == 0 or at + len(self.key) > len(heard):
            return None
        limit, error = self.weight * 0.22, 0.0
        for known, now in zip(self.key, heard[at:at + len(self.key)]):
            error += abs(known - now)
            if error > limit:
                return None
        # How often it crosses zero tells vowels apart where the loudness alone does not: "four" and "eight".
        pitch = sum(abs(known - now) for known, now in zip(self.rates[:len(self.key)], rates[at:at + len(self.key)]))
        return error / self.weight + pitch / (1 + sum(self.rates[:len(self.key)]))


def wording(language):
    texts = {}
    for line in (pathlib.Path(os.environ["CALL_WORDING"]) / f"ivr_{language}.properties").read_text("utf-8").splitlines():
        if line.startswith("prompt.") and "=" in line:
            key, text = line.split("=", 1)
            texts[key[len("prompt."):]] = text.strip()
    return texts


def recordings():
    """The appliance's own sounds, from a tar archive on standard input: (language, name) -> bytes."""
    with tarfile.open(fileobj=sys.stdin.buffer, mode="r|") as archive:
        return {(path.parent.name, path.stem): archive.extractfile(member).read()
                for member in archive if (path := pathlib.PurePath(member.name)).suffix == ".wav"}


def known_prompts(sounds):
    prompts = []
    for language in ("en", "es"):
        texts = wording(language)
        for (spoken, name), data in sorted(sounds.items()):
            if spoken == language:
                prompts.append(Prompt(name, language, io.BytesIO(data), texts.get(name, name)))
        core = pathlib.Path(os.environ["CALL_CORE"]) / {"en": "en_US_f_Allison", "es": "es_MX_f_Allison"}[language]
        for name in CORE + [f"digits/{n}" for n in [*range(13), 15, 20, 30, 40, 50, "a-m", "p-m"]]:
            path = core / f"{name}.wav"
            if path.exists():
                prompts.append(Prompt(name, language, str(path), f"({name})"))
    return prompts


class Ear:
    """Reads a recording while it is written and says what is in it: prompts by name, all else by its kind."""

    def __init__(self, path, prompts, say, goes_on_for):
        self.path, self.say, self.goes_on_for = path, say, goes_on_for
        self.prompts = [prompt for prompt in prompts if len(prompt.frames) >= 12]
        self.samples, self.offset, self.heard, self.rates = array.array("h"), 0, [], []
        self.at, self.kind, self.since, self.playing = 0, None, 0, None
        self.longest_silence = 0.0

    def seconds(self, frame=None):
        return round((self.at if frame is None else frame) * 0.02, 1)

    def listen(self, over=False):
        if not self.path.exists():
            return
        with open(self.path, "rb") as recording:
            recording.seek(self.offset)
            data = recording.read()
        data = data[:len(data) // 2 * 2]
        self.offset += len(data)
        self.samples.frombytes(data)
        whole = len(self.samples) // FRAME - 1
        if whole > 0:
            self.heard += loudness(self.samples[:(whole + 1) * FRAME])
            self.rates += [crossings(self.samples[i * FRAME:(i + 1) * FRAME]) for i in range(whole)]
            del self.samples[:whole * FRAME]
        while self.at + (1 if over else SIGNATURE + AHEAD) <= len(self.heard):
            self.step(over)
        if over:
            self.other(None)

    def step(self, over):
        if self.playing and self.goes_on(*self.playing):
            return
        self.playing = None
        likely = self.likely(self.at)
        # A short word is easily heard in how another begins ("four" in "five" and "eight") or in how a sentence does: what fits better a
        # moment later is it, and the longer it is the better is the evidence.
        if likely:
            short = max(len(prompt.key) for _, prompt in likely) < SIGNATURE
            least = min(error / len(prompt.key) for error, prompt in likely)
            if any(error / len(prompt.key) < least or (short and len(prompt.key) == SIGNATURE)
                   for ahead in range(1, AHEAD) for error, prompt in self.likely(self.at + ahead)):
                likely = []
        if likely:
            prompt = min(likely, key=lambda found: found[0] / len(found[1].key))[1]
            self.other(None)
            self.say("prompt", self.seconds(), len(prompt.frames) * 0.02, prompt)
            self.at += len(prompt.key)
            self.playing, self.since = (prompt, len(prompt.key)), self.at
            return
        window = self.heard[self.at:self.at + 25]
        if max(window) < SILENCE:
            kind = "silence"
        elif self.heard[self.at] < SILENCE and self.kind in ("speech", "music", "tone"):
            kind = self.kind
        else:
            kind = self.sound(window)
        if kind != self.kind:
            self.other(kind)
        self.at += 1
        if (self.at - self.since) % 50 == 0:
            self.goes_on_for(kind, (self.at - self.since) // 50)

    def likely(self, at):
        return [(error, prompt) for prompt in self.prompts if (error := prompt.error(self.heard, self.rates, at)) is not None]

    def goes_on(self, prompt, done):
        """Whether the prompt that began is still what is heard: a key may cut it short."""
        known, now = prompt.frames[done:done + 20], self.heard[self.at:self.at + 20]
        if not known:
            return False
        if sum(abs(a - b) for a, b in zip(known, now)) > 0.7 * (sum(known) + 20 * SILENCE):
            # It was cut short: somewhere in the last step, or before when what follows happens to be as loud for a moment. A whole signature
            # is no accident.
            after = done - len(prompt.key)
            begun = [(error, at) for at in range(self.at - min(LATE, after), self.at)
                     for error, other in self.likely(at) if len(other.key) == SIGNATURE]
            self.at = min(begun)[1] if begun else self.at - min(STEP, after)
            return False
        step = min(STEP, len(known))
        self.at, self.playing = self.at + step, (prompt, done + step)
        self.since = self.at
        return True

    def sound(self, window):
        rates = self.rates[self.at:self.at + 25]
        mean = sum(window) / len(window)
        if rates and max(rates) - min(rates) <= 2 and max(window) < 1.2 * mean:
            return "tone"
        around = self.heard[max(0, self.at - 50):self.at + 50]
        quiet = sum(1 for value in around if value < 0.15 * max(around)) / len(around)
        return "speech" if quiet > 0.2 else "music"

    def other(self, kind):
        """What was no prompt until now is over; short scraps are joins between prompts."""
        length = self.seconds(self.at - self.since)
        if self.kind == "silence":
            self.longest_silence = max(self.longest_silence, length)
        if self.kind and length >= 0.6:
            self.say(self.kind, self.seconds(self.since), length, None)
        self.kind, self.since = kind, self.at


# --- speaking ----------------------------------------------------------------------------------------------------

class Carrier:
    """The lab carrier's AMI account: may dial and hang up."""

    def __init__(self):
        self.socket = socket.create_connection(("127.0.0.1", 5038), 5)
        self.socket.settimeout(None)
        self.lines, self.lock, self.waiting = self.socket.makefile("rb"), threading.Lock(), {}
        self.begun, self.ended, self.number = set(), set(), 0
        self.lines.readline()
        threading.Thread(target=self.read, daemon=True).start()
        self.ask(Action="Login", Username="call", Secret=os.environ["CALL_SECRET"])

    def ask(self, variables=(), answer="Response", **fields):
        with self.lock:
            self.number += 1
            # Everybody hears of everybody's calls: the number must be of this process alone.
            ident = f"{os.getpid()}-{self.number}"
            self.waiting[ident] = (answer, queue.Queue())
            lines = [f"{k}: {v}" for k, v in fields.items()] + [f"Variable: {k}={v}" for k, v in variables] + [f"ActionID: {ident}", "", ""]
            self.socket.sendall("\r\n".join(lines).encode())
        return self.waiting[ident][1].get(timeout=60)

    def send(self, **fields):
        self.socket.sendall("\r\n".join([*(f"{k}: {v}" for k, v in fields.items()), "", ""]).encode())

    def read(self):
        message = {}
        for line in self.lines:
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            if text:
                key, _, value = text.partition(": ")
                message.setdefault(key, value)
                continue
            if message.get("Event") == "Hangup":
                self.ended.add(message["Channel"])
            if message.get("Event") == "OriginateResponse" and message.get("Response") == "Success":
                self.begun.add(message["Channel"])
            wanted = self.waiting.get(message.get("ActionID"))
            if wanted and (wanted[0] in message or message.get("Event") == wanted[0] or message.get("Response") == "Error"):
                wanted[1].put(message)
            message = {}
        os._exit(3)


class Call:
    def __init__(self, carrier, prompts, options, number, out):
        self.carrier, self.options, self.out = carrier, options, out
        self.ident = f"{os.getpid()}-{number}"
        self.number = number
        self.channel, self.pressed, self.through, self.sent = None, [], False, False
        self.ear = Ear(pathlib.Path(os.environ["CALL_SPOOL"]) / f"{self.ident}-heard.sln16", prompts, self.hears, self.goes_on_hearing)
        self.answers = re.split("[ ,]", options.digits) if options.digits is not None else None
        self.quit_at = None
        # Another telephone of the same person, on which a code may be said.
        self.code, self.other_ear = None, None
        if options.code_from:
            path = pathlib.Path(os.environ["CALL_SPOOL"]) / f"phone-{options.code_from.lstrip('+')}-heard.sln16"
            path.unlink(missing_ok=True)
            spoken = [p for p in prompts if p.name.startswith("code-") or re.fullmatch("digits/[0-9]", p.name)]
            self.other_ear = Ear(path, spoken, self.other_hears, lambda kind, seconds: None)

    def run(self):
        self.out(self, "id", 0, ident=self.ident)
        answer = self.carrier.ask(
            answer="OriginateResponse", Action="Originate", Channel=f"PJSIP/{os.environ['CALL_NUMBER']}@{self.options.endpoint}",
            Context="patient", Exten="s", Priority=1, CallerID=f'"" <{self.options.sender}>', Timeout=20000, Async="true",
            variables=[("VL_ID", self.ident)])
        if answer.get("Response") != "Success":
            self.out(self, "not answered", 0, reason=answer.get("Reason", answer.get("Message", "")))
            return False
        self.channel = answer["Channel"]
        self.out(self, "answered", 0)
        began = time.monotonic()
        while self.channel not in self.carrier.ended:
            time.sleep(0.25)
            self.ear.listen()
            if self.other_ear:
                self.other_ear.listen()
            if time.monotonic() - began > self.options.seconds or (self.quit_at and time.monotonic() > self.quit_at):
                self.hang_up()
        time.sleep(0.3)
        self.ear.listen(over=True)
        self.out(self, "ended", self.ear.seconds(), longest_silence=round(self.ear.longest_silence, 1))
        return True

    def hears(self, kind, at, length, prompt):
        if prompt:
            self.out(self, "hears", at, seconds=round(length, 1), prompt=prompt.name, language=prompt.language, text=prompt.text)
            if self.options.hang_up_at == prompt.name:
                self.hang_up()
            self.respond(prompt)
            return
        self.out(self, "hears", at, seconds=length, kind=kind)

    def other_hears(self, kind, at, length, prompt):
        if not prompt:
            return
        self.out(self, "hears elsewhere", at, prompt=prompt.name, language=prompt.language, text=prompt.text)
        if prompt.name == "code-is":
            self.code = ""
        elif self.code is not None and len(self.code) < 6 and prompt.name.startswith("digits/"):
            self.code += prompt.name[len("digits/"):]

    def goes_on_hearing(self, kind, seconds):
        """What is no prompt lasts: music means the queue; anything else after the announcements is somebody who answers."""
        if kind == "music" and seconds >= 2:
            self.announcements_are_over()
            if self.options.hang_up_in_queue and not self.quit_at:
                self.quit_at = time.monotonic() + 5
        elif self.through and seconds >= 2 and self.options.speech and not self.sent:
            self.sent = True
            self.redirect("speak", VL_SPEAK=self.options.speech)

    def announcements_are_over(self):
        self.through = True
        if self.options.tone and not self.sent:
            self.sent = True
            self.redirect("tone", VL_HERTZ=self.options.tone)

    def respond(self, prompt):
        """Keys what the prompt asks for. Which key leads on is known from the prompts' own wording."""
        o = self.options
        question = {"language": "es", "identify-offer": prompt.language, "ask-birth-date": prompt.language, "ask-number": prompt.language,
                    "result-offer": prompt.language}
        last_of_menu = prompt.name.startswith("menu-") and prompt.name != "menu-else"
        if prompt.name in ("to-person", "result-ordered", "result-not-ordered", "not-identified", "static-wait", "you-are-next", "you-are-number", "the-wait-is-about"):
            self.announcements_are_over()
        if o.silent:
            return
        if prompt.name == "ask-code":
            if self.code and len(self.code) == 6:
                self.press(self.code)
            return
        if self.answers is not None:
            if (prompt.name in question and (prompt.name != "language" or prompt.language == "es")) or (last_of_menu and "menu" not in self.pressed):
                self.pressed.append("menu" if last_of_menu else prompt.name)
                digits = self.answers.pop(0) if self.answers else ""
                self.press(digits)
                if not digits and prompt.name in ("identify-offer", "result-offer"):
                    self.announcements_are_over()
            return
        if prompt.name == "language" and prompt.language == o.language:
            self.press("1" if o.language == "en" else "2")
        elif last_of_menu and "menu" not in self.pressed:
            self.pressed.append("menu")
            self.press(o.queue)
        elif prompt.name == "no-input":
            self.pressed = [p for p in self.pressed if p != "menu"]
        elif prompt.name == "identify-offer":
            # Any key but the one stops the offer.
            self.press("1" if o.person else "2")
            if not o.person:
                self.announcements_are_over()
        elif prompt.name == "result-offer":
            self.press("2")
            self.announcements_are_over()
        elif o.person and prompt.name == "ask-birth-date":
            self.press(o.person["keypad_birth_date"])
        elif o.person and prompt.name == "ask-number":
            self.press(o.person["keypad_number"] + "#")

    def press(self, digits):
        if not digits:
            return
        self.out(self, "presses", self.ear.seconds(), digits=digits)
        for digit in digits:
            self.carrier.ask(Action="PlayDTMF", Channel=self.channel, Digit=digit, Duration=120)
            time.sleep(0.22)

    def redirect(self, context, **variables):
        for name, value in variables.items():
            self.carrier.ask(Action="Setvar", Channel=self.channel, Variable=name, Value=value)
        self.carrier.ask(Action="Redirect", Channel=self.channel, Context=context, Exten="s", Priority=1)
        self.out(self, "sends" if context == "tone" else "speaks", self.ear.seconds())

    def hang_up(self):
        if self.channel not in self.carrier.ended:
            self.out(self, "hangs up", self.ear.seconds())
            self.carrier.ask(Action="Hangup", Channel=self.channel)
            self.quit_at = time.monotonic() + 600
            deadline = time.monotonic() + 5
            while self.channel not in self.carrier.ended and time.monotonic() < deadline:
                time.sleep(0.05)


class Crowd:
    """Many calls at a time. Nobody listens to each: the carrier's dialplan keys its way to the queue by the clock, waits there and
    hangs up. A call fails when it is not answered, or when it is over before the caller meant it to be."""

    def __init__(self, carrier, sounds, options):
        self.carrier, self.options, self.lock = carrier, options, threading.Lock()
        # The emergency words take no keys; each question afterwards takes one while it is spoken.
        self.words = sum(wave_seconds(sounds[language, "emergency"]) for language in ("en", "es"))
        self.stay = min(options.seconds, 10)
        self.least = self.words + 6 + self.stay - 0.5
        self.answered, self.failed, self.waits = 0, 0, []

    def call(self, number):
        began = time.monotonic()
        answer = self.carrier.ask(
            answer="OriginateResponse", Action="Originate", Channel=f"PJSIP/{os.environ['CALL_NUMBER']}@{self.options.endpoint}",
            Context="crowd", Exten="s", Priority=1, CallerID=f'"" <{self.options.sender}>', Timeout=20000, Async="true",
            variables=[("VL_WORDS", f"{self.words + 1:.1f}"), ("VL_STAY", self.stay)])
        up = time.monotonic()
        why = "not answered" if answer.get("Response") != "Success" else None
        while not why and answer["Channel"] not in self.carrier.ended:
            time.sleep(0.5)
            if time.monotonic() - up > self.least + 30:
                why = "never ended"
        if not why and time.monotonic() - up < self.least:
            why = f"cut off after {time.monotonic() - up:.1f} s"
        with self.lock:
            self.waits.append(up - began)
            if why:
                self.failed += 1
                print(f"call {number:5d} {why}", flush=True)
            else:
                self.answered += 1

    def run(self):
        threads, began = [], time.monotonic()
        for number in range(1, self.options.count + 1):
            time.sleep(max(0, began + (number - 1) / self.options.rate - time.monotonic()))
            threads.append(threading.Thread(target=self.call, args=(number,)))
            threads[-1].start()
        begun = time.monotonic() - began
        for thread in threads:
            thread.join()
        waits = sorted(self.waits)
        result = {"calls": self.options.count, "failed": self.failed, "rate": round((self.options.count - 1) / begun, 2) if begun else 0,
                  "answered_within_p95": round(waits[math.ceil(len(waits) * 0.95) - 1], 2)}
        print(json.dumps(result) if self.options.json else
              f"{self.answered} of {self.options.count} calls went well; {result['rate']} began each second; "
              f"19 of 20 were answered within {result['answered_within_p95']} s", flush=True)
        return 0 if self.failed == 0 else 1


def wave_seconds(data):
    with wave.open(io.BytesIO(data)) as sound:
        return sound.getnframes() / sound.getframerate()


# --- the command -------------------------------------------------------------------------------------------------

def person(name):
    path = pathlib.Path(os.environ["CALL_PEOPLE"])
    people = list(csv.DictReader(path.read_text("utf-8").splitlines())) if path.exists() else []
    for row in people:
        if name.lower() in (row["name"].lower(), row["full_name"].lower()):
            return row
    sys.exit(f"call: nobody called {name} is among the demo patients: {', '.join(row['name'] for row in people) or 'there are none'}")


def speech(row, language):
    """What the person says when somebody answers, spoken by the machine that also speaks the prompts."""
    text = {"en": "Hello. My name is {full_name}. I was born on {spoken_birth_date}. I have a question about my appointment.",
            "es": "Hola. Me llamo {full_name}. Tengo una pregunta sobre mi cita."}[language].format(**row)
    name = f"speech-{os.getpid()}"
    target = pathlib.Path(os.environ["CALL_SPOOL"]) / f"{name}.wav"
    command = ["flite", "-voice", "rms", "-t", text, "-o", "/dev/stdout"] if language == "en" else ["espeak-ng", "-v", "es-419", "--stdout", text]
    quoted = " ".join("'" + part.replace("'", "'\\''") + "'" for part in command)
    made = subprocess.run([os.environ["CALL_EXEC"], "sh", "-c", f"{quoted} | sox -t wav - -r 8000 -c 1 -b 16 -t wav -"],
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if made.returncode or not made.stdout:
        return None
    target.write_bytes(made.stdout)
    target.chmod(0o644)
    return f"/var/spool/asterisk/monitor/{name}"


def main():
    parser = argparse.ArgumentParser(prog="appliance/call", add_help=False)
    parser.add_argument("--as", dest="person")
    parser.add_argument("--wrong-dob", action="store_true")
    parser.add_argument("--digits")
    parser.add_argument("--language", choices=["en", "es"], default="en")
    parser.add_argument("--queue", default="1")
    parser.add_argument("--silent", action="store_true")
    parser.add_argument("--hang-up-in-queue", action="store_true")
    parser.add_argument("--hang-up-at")
    parser.add_argument("--tone", type=int)
    parser.add_argument("--code-from")
    parser.add_argument("--for", dest="seconds", type=float, default=600)
    parser.add_argument("--from", dest="sender", default="+15555550123")
    parser.add_argument("--endpoint", default="appliance")
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    options.speech = None
    if options.person:
        options.person = dict(person(options.person))
        options.speech = speech(options.person, options.language)
        if options.wrong_dob:
            date = options.person["keypad_birth_date"]
            options.person["keypad_birth_date"] = date[:4] + str(int(date[4:]) + 1)

    lock = threading.Lock()

    def out(call, what, at, **more):
        with lock:
            if options.json:
                print(json.dumps({"call": call.number, "at": at, "what": what, **more}, ensure_ascii=False), flush=True)
                return
            if what == "id":
                print(f"id {more['ident']}", flush=True)
                return
            if "prompt" in more:
                detail = f"\"{more['text']}\" ({more['prompt']}, {more['language']})"
            else:
                detail = " ".join(f"{value} s" if key in ("seconds", "longest_silence") else str(value)
                                  for key, value in sorted(more.items()))
                detail = ("longest silence " if what == "ended" else "") + detail
            print(f"{at:7.1f} s  {what:12s} {detail}", flush=True)

    carrier = Carrier()

    def hang_up(*_):
        for channel in carrier.begun - carrier.ended:
            carrier.send(Action="Hangup", Channel=channel)
        time.sleep(0.2)
        os._exit(130)

    signal.signal(signal.SIGTERM, hang_up)
    signal.signal(signal.SIGINT, hang_up)

    if options.count > 1:
        return Crowd(carrier, recordings(), options).run()
    return 0 if Call(carrier, known_prompts(recordings()), options, 1, out).run() else 1


if __name__ == "__main__":
    sys.exit(main())
