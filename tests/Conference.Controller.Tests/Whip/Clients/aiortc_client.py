#!/usr/bin/python3
"""A client of WHIP and WHEP on aiortc, for the tests: it publishes colour bars with a tone, or plays and counts.

usage: aiortc_client.py publish|play ENDPOINT TOKEN [--color R,G,B] [--codec NAME] [--heeds-requests] [--frames N]

It writes one JSON object per line to stdout: {"event": "session", ...} once the session runs, {"event": "playing", ...}
when enough was decoded, {"event": "ended", ...} when the server ended it. A line on stdin ends it with DELETE.
"""
import argparse
import asyncio
import fractions
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

import aiortc.codecs
import av
import numpy
from aiortc import RTCPeerConnection, RTCRtpSender, RTCSessionDescription
from aiortc.codecs.h264 import H264Encoder
from aiortc.mediastreams import AudioStreamTrack, MediaStreamError, VideoStreamTrack

SAMPLE_RATE = 48000
TONE_HERTZ = 440


def tell(event, **values):
    print(json.dumps({"event": event, **values}), flush=True)


class Picture(VideoStreamTrack):
    """One colour all over, 320 x 240 at 30 frames a second."""

    def __init__(self, color):
        super().__init__()
        self._pixels = numpy.full((240, 320, 3), color, dtype=numpy.uint8)

    async def recv(self):
        timestamp, time_base = await self.next_timestamp()
        frame = av.VideoFrame.from_ndarray(self._pixels, format="rgb24").reformat(format="yuv420p")
        frame.pts, frame.time_base = timestamp, time_base
        return frame


class Tone(AudioStreamTrack):
    """A sine at half of full scale, in packets of 20 ms."""

    async def recv(self):
        silence = await super().recv()
        samples = SAMPLE_RATE // 50
        if not hasattr(self, "_at"):
            self._at = 0
        time = (self._at + numpy.arange(samples)) / SAMPLE_RATE
        self._at += samples
        wave = (16384 * numpy.sin(2 * numpy.pi * TONE_HERTZ * time)).astype(numpy.int16)
        frame = av.AudioFrame.from_ndarray(wave.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = self._at
        frame.time_base = fractions.Fraction(1, SAMPLE_RATE)
        del silence  # it only keeps the pace
        return frame


class HeedingH264Encoder(H264Encoder):
    """aiortc 1.4 notes that a key frame was asked for, and its H.264 encoder takes no notice: a new one begins with a key frame."""

    def encode(self, frame, force_keyframe=False):
        if force_keyframe:
            self.codec = None
        return super().encode(frame, force_keyframe)


class Session:
    """The HTTP side: one POST, and a DELETE at the end."""

    def __init__(self, endpoint, token):
        self._endpoint = endpoint
        self._token = token
        self.url = None

    async def post(self, offer):
        status, headers, body = await self._request(self._endpoint, "POST", offer, "application/sdp")
        self.url = urllib.parse.urljoin(self._endpoint, headers["Location"])
        tell("session", status=status, url=self.url, etag=headers["ETag"], contentType=headers["Content-Type"])
        return body

    async def delete(self):
        status, _, _ = await self._request(self.url, "DELETE", None, None)
        return status

    async def _request(self, url, method, body, content_type):
        headers = {"Authorization": f"Bearer {self._token}"}
        if content_type:
            headers["Content-Type"] = content_type
        request = urllib.request.Request(url, data=body.encode() if body else None, headers=headers, method=method)

        def send():
            with urllib.request.urlopen(request, timeout=20) as response:
                return response.status, response.headers, response.read().decode()

        return await asyncio.get_running_loop().run_in_executor(None, send)


async def connect(peer, session):
    await peer.setLocalDescription(await peer.createOffer())
    answer = await session.post(peer.localDescription.sdp)
    await peer.setRemoteDescription(RTCSessionDescription(sdp=answer, type="answer"))


async def publish(peer, arguments):
    peer.addTrack(Tone())
    peer.addTrack(Picture([int(part) for part in arguments.color.split(",")]))
    for transceiver in peer.getTransceivers():
        transceiver.direction = "sendonly"
        if transceiver.kind == "video" and arguments.codec:
            transceiver.setCodecPreferences(
                [
                    codec
                    for codec in RTCRtpSender.getCapabilities("video").codecs
                    if codec.name in (arguments.codec, "rtx")
                ]
            )


async def count_audio(track, counts):
    try:
        while True:
            frame = await track.recv()
            samples = frame.to_ndarray().astype(numpy.int64)
            counts["audio"] += 1
            counts["loudness"] = max(counts["loudness"], int(numpy.abs(samples).max()))
    except MediaStreamError:
        pass


async def count_video(track, counts):
    try:
        while True:
            frame = await track.recv()
            pixels = frame.to_ndarray(format="rgb24")
            counts["video"] += 1
            counts["size"] = f"{frame.width}x{frame.height}"
            counts["color"] = [int(value) for value in pixels.reshape(-1, 3).mean(axis=0)]
    except MediaStreamError:
        pass


async def play(peer, arguments):
    counts = {"audio": 0, "video": 0, "loudness": 0, "size": None, "color": None}

    @peer.on("track")
    def on_track(track):
        asyncio.ensure_future(count_audio(track, counts) if track.kind == "audio" else count_video(track, counts))

    peer.addTransceiver("audio", direction="recvonly")
    peer.addTransceiver("video", direction="recvonly")

    async def report():
        while counts["video"] < arguments.frames or counts["audio"] < arguments.frames:
            await asyncio.sleep(0.05)
        tell("playing", **counts)
        while True:
            before = dict(counts)
            await asyncio.sleep(0.5)
            tell(
                "counts",
                sinceLast=counts["video"] - before["video"],
                soundSinceLast=counts["audio"] - before["audio"],
                **counts,
            )

    asyncio.ensure_future(report())


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("role", choices=["publish", "play"])
    parser.add_argument("endpoint")
    parser.add_argument("token")
    parser.add_argument("--color", default="200,40,40")
    parser.add_argument("--codec", help="the only video codec to offer, such as H264")
    parser.add_argument("--heeds-requests", action="store_true", help="send a key frame of H264 whenever one is asked for")
    parser.add_argument("--frames", type=int, default=60)
    arguments = parser.parse_args()
    if arguments.heeds_requests:
        aiortc.codecs.H264Encoder = HeedingH264Encoder

    peer = RTCPeerConnection()
    session = Session(arguments.endpoint, arguments.token)
    ended = asyncio.Event()

    @peer.on("connectionstatechange")
    def on_state():
        tell("state", state=peer.connectionState)

    await (publish(peer, arguments) if arguments.role == "publish" else play(peer, arguments))
    try:
        await connect(peer, session)
    except urllib.error.HTTPError as refusal:
        tell("refused", status=refusal.code, body=refusal.read().decode())
        await peer.close()
        return

    # The server ends a session by DTLS; aiortc shows that on the transport, not on the connection.
    transport = peer.getTransceivers()[0].receiver.transport

    @transport.on("statechange")
    def on_transport():
        if transport.state in ("closed", "failed"):
            ended.set()

    commands = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(commands), sys.stdin)
    asked = asyncio.ensure_future(commands.readline())
    over = asyncio.ensure_future(ended.wait())
    await asyncio.wait([asked, over], return_when=asyncio.FIRST_COMPLETED)
    if ended.is_set():
        tell("ended")
    else:
        tell("deleted", status=await session.delete())
    await peer.close()


if __name__ == "__main__":
    asyncio.run(main())
